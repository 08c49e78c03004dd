//! Sessions in the activity log: that one began or ended, nothing about the device.

use grove_kernel::{Act, Envelope, MemberId, SessionId};

pub struct SessionStarted {
    pub session: SessionId,
    pub member: MemberId,
}

impl Act for SessionStarted {
    const VERB: &'static str = "session.started";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.session).target(self.member)
    }
}

pub struct SessionEnded {
    pub session: SessionId,
    pub member: MemberId,
}

impl Act for SessionEnded {
    const VERB: &'static str = "session.ended";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.session).target(self.member)
    }
}
