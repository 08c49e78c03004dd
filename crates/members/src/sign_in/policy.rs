//! One's own sessions, and nobody else's.

use grove_kernel::{Action, Guarded, Reason, Verdict, Viewer};

use super::Session;

pub struct EndSession;

impl Guarded for Session {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is(self.member)
    }
}

impl Action<Session> for EndSession {
    fn decide(viewer: &Viewer, session: &Session) -> Verdict {
        Verdict::unless(!viewer.is(session.member), Reason::NotYourOwn)
    }
}
