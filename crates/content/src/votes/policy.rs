//! Who may vote.

use grove_kernel::{Action, Reason, Verdict, Viewer};

use crate::said::{Said, take_part};

/// To vote for a question or an answer of somebody else.
pub struct CastVote;

impl<T: Said> Action<T> for CastVote {
    fn decide(viewer: &Viewer, said: &T) -> Verdict {
        take_part(viewer, said)
            .and(|| Verdict::unless(!said.takes_votes(), Reason::KindNotAllowed))
            .and(|| Verdict::unless(viewer.is(said.said_by()), Reason::NotYourOwn))
    }
}
