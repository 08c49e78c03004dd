//! Admins write the rules; everybody with an account may accept them.

use grove_kernel::{Action, Guarded, Reason, Verdict, Viewer};

use super::Rules;

/// To publish a new version in the place of this one (version 0: there was none).
pub struct PublishRules;
pub struct AcceptRules;

impl Guarded for Rules {
    /// The route keeps private communities shut; to whom they open, their rules do too.
    fn visible_to(&self, _: &Viewer) -> bool {
        true
    }
}

impl Action<Rules> for PublishRules {
    fn decide(viewer: &Viewer, _: &Rules) -> Verdict {
        Verdict::unless(!(viewer.is_admin() || viewer.is_system()), Reason::AdminsOnly)
    }
}

impl Action<Rules> for AcceptRules {
    fn decide(viewer: &Viewer, _: &Rules) -> Verdict {
        Verdict::unless(viewer.id().is_none(), Reason::MembersOnly)
    }
}
