//! The upload.

use grove_kernel::{MemberId, Place, UploadId};

use crate::pictures::Kind;

/// A picture that somebody brought.
#[derive(Clone, Debug)]
pub struct Upload {
    pub id: UploadId,
    pub owner: MemberId,
    pub hash: String,
    pub width: i64,
    pub height: i64,
    pub kind: Kind,
    /// Whether people outside see the community at all.
    pub open_community: bool,
    /// Empty while it hangs on nothing.
    pub hangs: Vec<Hang>,
}

/// Something that a picture hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hang {
    Text {
        place: Place,
        /// The authors of what was deleted: of the text itself, and of the topic around it.
        deleted_from: Vec<MemberId>,
    },
    Face,
    Community,
    /// The thing is gone altogether.
    Nothing,
}
