//! Who may join, and who lets others in.

use grove_kernel::{Action, Reason, SpaceRole, Verdict, Viewer};

use crate::space::policy::{hosts, keepers, not_silenced};
use crate::space::{Joining, Space};

/// Walking in.
pub struct Join;
/// Asking to be let in, in a few words.
pub struct AskToJoin;
/// Answering those who ask.
pub struct Welcome;
/// Adding a member by handle, and giving roles.
pub struct Assign;
/// Putting somebody out.
pub struct Remove;

impl Action<Space> for Join {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        if !viewer.is_member() {
            return Verdict::No(Reason::MembersOnly);
        }
        // Hosts by inheritance and admins need to ask nobody.
        match (viewer.role_in(&space.place), space.joining) {
            (SpaceRole::Host, Joining::Open | Joining::Request | Joining::Invitation) => Verdict::Yes,
            (SpaceRole::Outsider | SpaceRole::Member | SpaceRole::Moderator, Joining::Open) => Verdict::Yes,
            (SpaceRole::Outsider | SpaceRole::Member | SpaceRole::Moderator, Joining::Request) => Verdict::No(Reason::AskFirst),
            (SpaceRole::Outsider | SpaceRole::Member | SpaceRole::Moderator, Joining::Invitation) => Verdict::No(Reason::InvitationOnly),
        }
    }
}

impl Action<Space> for AskToJoin {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        if !viewer.is_member() {
            return Verdict::No(Reason::MembersOnly);
        }
        match space.joining {
            Joining::Open | Joining::Request => not_silenced(viewer),
            Joining::Invitation => Verdict::No(Reason::InvitationOnly),
        }
    }
}

impl Action<Space> for Welcome {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        keepers(viewer, space)
    }
}

impl Action<Space> for Assign {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        hosts(viewer, space)
    }
}

impl Action<Space> for Remove {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        hosts(viewer, space)
    }
}

/// Going.
pub struct Leave;

/// Leaving is free to everybody who is here; that the last host names another first is said by the command.
impl Action<Space> for Leave {
    fn decide(viewer: &Viewer, _: &Space) -> Verdict {
        Verdict::unless(!viewer.is_member(), Reason::MembersOnly)
    }
}

/// Seeing who is in it, and whatever else stands behind the card.
pub struct ReadInside;

impl Action<Space> for ReadInside {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        Verdict::unless(!viewer.sees(&space.place), Reason::SpaceInsideOnly)
    }
}
