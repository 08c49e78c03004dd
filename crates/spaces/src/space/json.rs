//! A space as programs see it.

use grove_kernel::{HasViewer, Moment, SpaceId, Visible};
use serde::Serialize;
use utoipa::ToSchema;

use super::commands::New;
use super::forms::NewSpace;
use super::kinds::Kinds;
use super::mine::Mine;
use super::noun::{Joining, Space};
use crate::membership::role_word;
use crate::visibility::Visibility;

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SpaceJson {
    #[schema(value_type = String)]
    pub id: SpaceId,
    /// The id of the space above.
    #[schema(value_type = Option<String>)]
    pub parent: Option<SpaceId>,
    pub slug: String,
    pub name: String,
    pub purpose: String,
    pub icon: String,
    pub visibility: Visibility,
    pub joining: Joining,
    /// What may be begun here.
    #[schema(value_type = Vec<String>)]
    pub kinds: Kinds,
    pub math: bool,
    /// The viewer's role after inheritance: `outsider`, `member`, `moderator` or `host`.
    pub role: &'static str,
    /// Whether the viewer reads what is said here, not only its card.
    pub readable: bool,
    /// In how many topics something waits to be read; for members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<i64>,
    /// I asked to be let in, and nobody has answered yet.
    pub requested: bool,
    #[schema(value_type = String)]
    pub created_at: Moment,
}

impl SpaceJson {
    #[must_use]
    pub fn with(mut self, mine: &Mine) -> Self {
        self.unread = mine.unread(self.id).filter(|_| self.readable);
        self.requested = mine.has_asked(self.id);
        self
    }
    pub fn of<'tx>(cx: &impl HasViewer<'tx>, space: &Visible<Space>) -> Self {
        Self {
            id: space.id,
            parent: space.parent,
            slug: space.slug.clone(),
            name: space.name.clone(),
            purpose: space.purpose.clone(),
            icon: space.icon.clone(),
            visibility: space.visibility,
            joining: space.joining,
            kinds: space.kinds.clone(),
            math: space.math,
            role: role_word(cx.viewer().role_in(&space.place)),
            readable: cx.viewer().sees(&space.place),
            unread: None,
            requested: false,
            created_at: space.created_at,
        }
    }

    /// As its founder sees it from now on.
    pub fn founded(now: Moment, made: &New, new: NewSpace) -> Self {
        Self {
            id: made.id,
            parent: made.parent,
            slug: made.slug.clone(),
            name: new.name,
            purpose: new.purpose,
            icon: new.icon,
            visibility: new.visibility,
            joining: new.joining,
            kinds: new.kinds,
            math: new.math,
            role: "host",
            readable: true,
            unread: None,
            requested: false,
            created_at: now,
        }
    }
}

/// All spaces the viewer knows of; they come in one page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SpacesJson {
    pub items: Vec<SpaceJson>,
    pub next: Option<String>,
}

/// What a change would do, by space.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PreviewJson {
    pub items: Vec<super::preview::ToldEffect>,
    pub next: Option<String>,
}
