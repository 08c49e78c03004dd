//! Coming and going, as the log records it. The member it is about is the target.

use grove_kernel::{Act, Envelope, MemberId, SpaceId, SpaceRole};

/// Somebody in a space.
#[derive(Clone, Copy)]
pub struct Of {
    pub space: SpaceId,
    pub member: MemberId,
}

impl Of {
    fn envelope(self) -> Envelope {
        Envelope::of(self.space).space(self.space).target(self.member)
    }
}

pub struct Joined(pub Of, pub SpaceRole);
pub struct Left(pub Of);
pub struct Removed(pub Of);
pub struct Requested(pub Of);
pub struct Declined(pub Of);
pub struct RoleChanged {
    pub of: Of,
    pub from: SpaceRole,
    pub to: SpaceRole,
}

impl Act for Joined {
    const VERB: &'static str = "membership.joined";
    fn envelope(&self) -> Envelope {
        self.0.envelope().with("role", self.1.number())
    }
}
impl Act for Left {
    const VERB: &'static str = "membership.left";
    fn envelope(&self) -> Envelope {
        self.0.envelope()
    }
}
impl Act for Removed {
    const VERB: &'static str = "membership.removed";
    fn envelope(&self) -> Envelope {
        self.0.envelope()
    }
}
impl Act for Requested {
    const VERB: &'static str = "membership.requested";
    fn envelope(&self) -> Envelope {
        self.0.envelope()
    }
}
impl Act for Declined {
    const VERB: &'static str = "membership.declined";
    fn envelope(&self) -> Envelope {
        self.0.envelope()
    }
}
impl Act for RoleChanged {
    const VERB: &'static str = "membership.role_changed";
    fn envelope(&self) -> Envelope {
        self.of.envelope().with("from", self.from.number()).with("to", self.to.number())
    }
}
