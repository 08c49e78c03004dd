//! Who decides about the place.

use grove_kernel::{Action, Guarded, Reason, Verdict, Viewer};

use super::CommunitySettings;

/// Name, purpose, colour, who may join.
pub struct ChangeSettings;

impl Guarded for CommunitySettings {
    /// They are what the place shows of itself.
    fn visible_to(&self, _: &Viewer) -> bool {
        true
    }
}

impl Action<CommunitySettings> for ChangeSettings {
    fn decide(viewer: &Viewer, _: &CommunitySettings) -> Verdict {
        Verdict::unless(!(viewer.is_admin() || viewer.is_system()), Reason::AdminsOnly)
    }
}
