//! Moderators decide who comes in.

use grove_kernel::{Action, Guarded, Reason, Verdict, Viewer};

use super::Application;

/// To let somebody in, or not.
pub struct Decide;

impl Guarded for Application {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is_moderator() || viewer.is_system()
    }
}

impl Action<Application> for Decide {
    fn decide(viewer: &Viewer, _: &Application) -> Verdict {
        Verdict::unless(!(viewer.is_moderator() || viewer.is_system()), Reason::ModeratorsOnly)
    }
}
