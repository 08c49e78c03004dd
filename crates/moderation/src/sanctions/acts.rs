//! What sanctions put into the activity log.

use grove_kernel::{Act, Envelope, MemberId};

use super::sanction::Kind;

/// `hours` is 0 for without an end.
pub struct Silenced {
    pub member: MemberId,
    pub rule: i64,
    pub hours: i64,
}
impl Act for Silenced {
    const VERB: &'static str = "member.silenced";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.member).target(self.member).with("rule", self.rule).with("hours", self.hours)
    }
}

pub struct Suspended {
    pub member: MemberId,
    pub rule: i64,
    pub hours: i64,
}
impl Act for Suspended {
    const VERB: &'static str = "member.suspended";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.member).target(self.member).with("rule", self.rule).with("hours", self.hours)
    }
}

pub struct Lifted {
    pub member: MemberId,
    pub kind: Kind,
}
impl Act for Lifted {
    const VERB: &'static str = "member.lifted";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.member).target(self.member).with("suspension", i64::from(self.kind == Kind::Suspension))
    }
}
