//! Who may vote.

use grove_kernel::{Action, Reason, Verdict, Viewer};

use crate::said::{Said, take_part};

/// To vote for what somebody else said: a topic or a reply, of whatever kind.
pub struct CastVote;

impl<T: Said> Action<T> for CastVote {
    fn decide(viewer: &Viewer, said: &T) -> Verdict {
        take_part(viewer, said).and(|| Verdict::unless(viewer.is(said.said_by()), Reason::NotYourOwn))
    }
}
