//! Who sees a picture, and who brings one.

use grove_kernel::{Guarded, Reason, SpaceRole, Standing, Verdict, Viewer};

use super::upload::{Hang, Upload};

impl Guarded for Upload {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        if self.hangs.is_empty() {
            return viewer.is(self.owner);
        }
        self.hangs.iter().any(|hang| shows(viewer, self, hang))
    }
}

fn shows(viewer: &Viewer, upload: &Upload, hang: &Hang) -> bool {
    match hang {
        Hang::Text { place, deleted_from } => viewer.sees(place) && deleted_from.iter().all(|author| sees_deleted(viewer, place, *author)),
        Hang::Face => upload.open_community || viewer.is_member() || viewer.is_system() || viewer.is(upload.owner),
        Hang::Community => true,
        Hang::Nothing => false,
    }
}

/// What was deleted is seen by its author and by those who moderate there.
fn sees_deleted(viewer: &Viewer, place: &grove_kernel::Place, author: grove_kernel::MemberId) -> bool {
    match viewer.role_in(place) {
        SpaceRole::Host | SpaceRole::Moderator => true,
        SpaceRole::Member | SpaceRole::Outsider => viewer.is(author),
    }
}

/// Whoever may write may bring a picture.
pub(crate) fn may_add(viewer: &Viewer) -> Verdict {
    match viewer.standing() {
        None => Verdict::No(Reason::MembersOnly),
        Some(Standing::Pending) => Verdict::No(Reason::AwaitingApproval),
        Some(Standing::Silenced) => Verdict::No(Reason::Silenced),
        Some(Standing::New | Standing::Active) => Verdict::Yes,
    }
}
