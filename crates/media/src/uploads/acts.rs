//! What this area puts into the activity log.

use grove_kernel::{Act, Envelope, MemberId, UploadId};

/// Somebody brought a picture; how heavy it is as it is kept.
pub struct UploadAdded {
    pub upload: UploadId,
    pub bytes: i64,
}
impl Act for UploadAdded {
    const VERB: &'static str = "upload.added";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.upload).with("bytes", self.bytes)
    }
}

/// Somebody has another face, or none.
pub struct AvatarChanged {
    pub member: MemberId,
}
impl Act for AvatarChanged {
    const VERB: &'static str = "avatar.changed";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.member).target(self.member)
    }
}
