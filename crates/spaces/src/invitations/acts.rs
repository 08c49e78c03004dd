//! Invitations, as the log records them.

use grove_kernel::{Act, Envelope, MemberId, SpaceId};

use super::noun::InvitationId;

pub struct Invited(pub InvitationId, pub Option<SpaceId>);
pub struct Revoked(pub InvitationId, pub Option<SpaceId>);
/// Somebody came by it; the target is the one who invited.
pub struct Accepted {
    pub invitation: InvitationId,
    pub space: Option<SpaceId>,
    pub by: MemberId,
    pub member: MemberId,
}

fn about(invitation: InvitationId, space: Option<SpaceId>) -> Envelope {
    let envelope = Envelope::of(invitation);
    match space {
        Some(space) => envelope.space(space),
        None => envelope,
    }
}

impl Act for Invited {
    const VERB: &'static str = "invitation.made";
    fn envelope(&self) -> Envelope {
        about(self.0, self.1)
    }
}
impl Act for Revoked {
    const VERB: &'static str = "invitation.revoked";
    fn envelope(&self) -> Envelope {
        about(self.0, self.1)
    }
}
impl Act for Accepted {
    const VERB: &'static str = "invitation.accepted";
    fn envelope(&self) -> Envelope {
        about(self.invitation, self.space).target(self.by).with("member", self.member.raw())
    }
}
