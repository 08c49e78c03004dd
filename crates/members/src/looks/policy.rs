//! One's own look is one's own.

use grove_kernel::{Action, Guarded, Reason, Verdict, Viewer};

use super::Look;

pub struct ChangeLook;

impl Guarded for Look {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is(self.member)
    }
}

impl Action<Look> for ChangeLook {
    fn decide(viewer: &Viewer, look: &Look) -> Verdict {
        Verdict::unless(!viewer.is(look.member), Reason::NotYourOwn)
    }
}
