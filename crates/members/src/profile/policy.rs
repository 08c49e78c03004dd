//! Who sees a person, and who changes what they show.

use grove_kernel::{Action, Guarded, Reason, Verdict, Viewer};

use super::Member;

/// Name, handle, words about oneself, picture.
pub struct EditProfile;

impl Guarded for Member {
    /// The gate of the community is at the route; this is about the person. The list filter in
    /// `store.rs` says the same.
    fn visible_to(&self, viewer: &Viewer) -> bool {
        let is_here = self.left_at.is_none();
        let is_in = self.approved_at.is_some();
        viewer.is_system() || viewer.is(self.id) || (is_here && (is_in || viewer.is_moderator()))
    }
}

impl Action<Member> for EditProfile {
    fn decide(viewer: &Viewer, member: &Member) -> Verdict {
        Verdict::unless(!(viewer.is(member.id) || viewer.is_system()), Reason::NotYourOwn)
    }
}
