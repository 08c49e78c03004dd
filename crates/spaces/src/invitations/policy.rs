//! Who may invite into what, and who may end an invitation.

use grove_kernel::{Action, Place, Reason, SpaceRole, Verdict, Viewer};

use super::noun::Invitation;
use crate::space::policy::{hosts, not_silenced};
use crate::space::{Root, Space};

/// Making an invitation.
pub struct Invite;
/// Ending one.
pub struct Revoke;

/// Into the community invite its admins.
impl Action<Root> for Invite {
    fn decide(viewer: &Viewer, _: &Root) -> Verdict {
        Verdict::unless(!viewer.is_admin(), Reason::AdminsOnly).and(|| not_silenced(viewer))
    }
}

/// Into a space invite its hosts, and those who act as hosts.
impl Action<Space> for Invite {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        hosts(viewer, space).and(|| not_silenced(viewer))
    }
}

impl Action<Invitation> for Revoke {
    fn decide(viewer: &Viewer, invitation: &Invitation) -> Verdict {
        let may = viewer.is(invitation.by.id) || may_invite(viewer, invitation.place.as_ref());
        Verdict::unless(!may, Reason::HostsOnly)
    }
}

pub(super) fn may_invite(viewer: &Viewer, place: Option<&Place>) -> bool {
    match place {
        Some(place) => viewer.role_in(place) == SpaceRole::Host,
        None => viewer.is_admin(),
    }
}
