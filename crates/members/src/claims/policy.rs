//! Who hands accounts out.

use grove_kernel::{Action, Guarded, Reason, Role, Verdict, Viewer};

use super::Claim;

pub struct SendClaim;

impl Guarded for Claim {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is_admin() && self.member.visible_to(viewer)
    }
}

impl Action<Claim> for SendClaim {
    fn decide(viewer: &Viewer, claim: &Claim) -> Verdict {
        match viewer.role() {
            Some(Role::Owner) => Verdict::Yes,
            Some(Role::Admin) => Verdict::unless(claim.member.role >= Role::Admin, Reason::OutranksYou),
            Some(Role::Moderator | Role::Member) | None => Verdict::No(Reason::AdminsOnly),
        }
    }
}
