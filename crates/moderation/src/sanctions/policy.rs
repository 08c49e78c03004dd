//! Who may silence and suspend whom.

use grove_kernel::{Action, Guarded, Reason, Role, Verdict, Viewer};

use super::sanction::{Sanction, Subject};
use crate::reports::unsilenced;

/// To silence or suspend somebody, and to lift it.
pub struct Punish;

/// Everybody sees that somebody is there; what was done to them is [`Sanction`].
impl Guarded for Subject {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is_member() || viewer.is_system()
    }
}

/// Moderators, and the one it is about.
impl Guarded for Sanction {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is_moderator() || viewer.is_system() || viewer.is(self.member)
    }
}

impl Action<Subject> for Punish {
    fn decide(viewer: &Viewer, subject: &Subject) -> Verdict {
        unsilenced(viewer).and(|| Verdict::unless(viewer.is(subject.face.id), Reason::NotYourOwn)).and(|| outranks(viewer, subject))
    }
}

fn outranks(viewer: &Viewer, subject: &Subject) -> Verdict {
    match (viewer.role(), subject.face.role) {
        (None, Role::Member | Role::Moderator | Role::Admin | Role::Owner) if viewer.is_system() => Verdict::Yes,
        (None | Some(Role::Member), Role::Member | Role::Moderator | Role::Admin | Role::Owner) => Verdict::No(Reason::ModeratorsOnly),
        (Some(Role::Moderator), Role::Member) => Verdict::Yes,
        (Some(Role::Moderator), Role::Moderator | Role::Admin | Role::Owner) => Verdict::No(Reason::OutranksYou),
        (Some(Role::Admin), Role::Member | Role::Moderator) => Verdict::Yes,
        (Some(Role::Admin), Role::Admin | Role::Owner) => Verdict::No(Reason::OutranksYou),
        (Some(Role::Owner), Role::Member | Role::Moderator | Role::Admin) => Verdict::Yes,
        (Some(Role::Owner), Role::Owner) => Verdict::No(Reason::OutranksYou),
    }
}
