//! A person as others may see them.

use grove_kernel::{MemberId, Moment, Role, UploadId};

use crate::identity::Face;
use crate::paths;

#[derive(Clone, Debug)]
pub struct Member {
    pub id: MemberId,
    pub handle: String,
    pub name: String,
    pub role: Role,
    /// Markdown, as it was written.
    pub bio: String,
    /// Safe HTML.
    pub bio_html: String,
    pub avatar: Option<UploadId>,
    pub is_staff: bool,
    pub is_bot: bool,
    pub is_brand: bool,
    pub joined_at: Moment,
    pub approved_at: Option<Moment>,
    pub left_at: Option<Moment>,
}

impl Member {
    pub fn face(&self) -> Face {
        Face {
            id: self.id,
            handle: self.handle.clone(),
            name: self.name.clone(),
            avatar: self.avatar.map(paths::picture),
            role: self.role,
            is_staff: self.is_staff,
            is_bot: self.is_bot,
            is_brand: self.is_brand,
            has_left: self.left_at.is_some(),
        }
    }
}
