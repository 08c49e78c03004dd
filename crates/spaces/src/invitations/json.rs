//! Invitations as programs see them.

use grove_kernel::{Moment, Visible};
use serde::Serialize;
use utoipa::ToSchema;

use super::noun::{Invitation, InvitationId, State};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InvitationJson {
    #[schema(value_type = String)]
    pub id: InvitationId,
    pub email: Option<String>,
    pub note: String,
    /// The handle of who invited.
    pub by: String,
    #[schema(value_type = String)]
    pub at: Moment,
    #[schema(value_type = String)]
    pub expires_at: Moment,
    pub uses: i64,
    pub most_uses: i64,
    pub state: State,
}

impl InvitationJson {
    pub fn of(invitation: &Visible<Invitation>, now: Moment) -> Self {
        let bounds = &invitation.bounds;
        Self {
            id: invitation.id,
            email: invitation.email.clone(),
            note: invitation.note.clone(),
            by: invitation.by.handle.clone(),
            at: invitation.at,
            expires_at: bounds.expires_at,
            uses: bounds.uses,
            most_uses: bounds.most_uses,
            state: bounds.state(now),
        }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InvitationsJson {
    pub items: Vec<InvitationJson>,
    pub next: Option<String>,
}

/// A new invitation. The link is told once, and not at all for a letter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MadeJson {
    #[schema(value_type = String)]
    pub id: InvitationId,
    pub url: Option<String>,
}

/// What somebody is invited into.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OfferJson {
    pub community: String,
    pub invited_by: String,
    pub space: Option<String>,
    pub purpose: Option<String>,
}
