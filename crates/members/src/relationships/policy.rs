//! Anybody may avoid anybody else.

use grove_kernel::{Action, Guarded, MemberId, Reason, Verdict, Viewer};

/// Two people, from one to the other.
pub struct Between {
    pub from: MemberId,
    pub to: MemberId,
}

/// To block or to mute, and to stop doing so.
pub struct Avert;

impl Guarded for Between {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is(self.from)
    }
}

impl Action<Between> for Avert {
    fn decide(viewer: &Viewer, between: &Between) -> Verdict {
        Verdict::unless(!viewer.is_member(), Reason::MembersOnly).and(|| Verdict::unless(between.from == between.to, Reason::NotYourOwn))
    }
}
