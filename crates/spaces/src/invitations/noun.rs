//! What an invitation is: a thing its makers manage, and an offer to whoever holds its secret.

use grove_kernel::{Guarded, Id, MemberId, Moment, Place, SpaceId, Viewer};
use grove_members::identity::Face;

grove_kernel::ids::kind!(InvitationKind, "inv");
pub type InvitationId = Id<InvitationKind>;

/// How an invitation stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Open,
    UsedUp,
    Expired,
    Revoked,
}

/// How far it goes and how long.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub uses: i64,
    pub most_uses: i64,
    pub expires_at: Moment,
    pub revoked_at: Option<Moment>,
}

impl Bounds {
    pub fn state(&self, now: Moment) -> State {
        if self.revoked_at.is_some() {
            State::Revoked
        } else if self.uses >= self.most_uses {
            State::UsedUp
        } else if self.expires_at <= now {
            State::Expired
        } else {
            State::Open
        }
    }
}

/// An invitation as those who may invite see it.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub id: InvitationId,
    /// The space it leads into; none for the community alone.
    pub place: Option<Place>,
    /// The one address it is for.
    pub email: Option<String>,
    pub note: String,
    pub by: Face,
    pub at: Moment,
    pub bounds: Bounds,
}

impl Guarded for Invitation {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is(self.by.id) || super::policy::may_invite(viewer, self.place.as_ref())
    }
}

/// What the holder of a secret is offered.
#[derive(Clone, Debug)]
pub struct Offer {
    pub id: InvitationId,
    pub by: MemberId,
    pub note: String,
    /// Where the letter went, for one address alone.
    pub email: Option<String>,
    pub space: Option<SpaceId>,
    /// Name, purpose and slug of the space.
    pub space_name: String,
    pub space_purpose: String,
    pub space_slug: String,
    pub bounds: Bounds,
}

/// Whoever holds the secret was given it.
impl Guarded for Offer {
    fn visible_to(&self, _: &Viewer) -> bool {
        true
    }
}
