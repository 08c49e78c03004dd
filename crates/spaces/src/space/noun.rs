//! What a space is. No IO.

use std::collections::HashMap;

use grove_kernel::{Moment, Place, SpaceId, Visible};

use super::kinds::Kinds;
use crate::visibility::Visibility;

/// How one gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Joining {
    Open,
    /// One asks in a few words, a host or moderator answers.
    Request,
    Invitation,
}

impl Joining {
    pub const ALL: [Self; 3] = [Self::Open, Self::Request, Self::Invitation];
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Request => "request",
            Self::Invitation => "invitation",
        }
    }
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|j| j.name() == text)
    }
}

/// The icons a space can wear, by their lucide names.
pub const ICONS: &[&str] = &[
    "messages-square",
    "message-circle-question-mark",
    "circle-help",
    "book-open",
    "lightbulb",
    "megaphone",
    "newspaper",
    "calendar",
    "map",
    "compass",
    "users-round",
    "house",
    "leaf",
    "sprout",
    "trees",
    "sun",
    "heart",
    "hand-heart",
    "handshake",
    "utensils",
    "music",
    "camera",
    "palette",
    "video",
    "mic",
    "bug",
    "code",
    "database",
    "laptop",
    "puzzle",
    "wrench",
    "hammer",
    "rocket",
    "graduation-cap",
    "library",
    "scale",
    "shield",
    "shopping-bag",
    "gift",
    "award",
    "trophy",
    "flame",
    "zap",
    "star",
    "lock",
    "globe",
];

#[derive(Clone, Debug)]
pub struct Space {
    pub id: SpaceId,
    pub parent: Option<SpaceId>,
    pub slug: String,
    pub name: String,
    /// One line; may be empty.
    pub purpose: String,
    /// One of [`ICONS`].
    pub icon: String,
    /// What the space says itself; what holds in effect is in `place`.
    pub visibility: Visibility,
    pub joining: Joining,
    pub kinds: Kinds,
    /// Whether TeX between dollar signs is rendered.
    pub math: bool,
    pub place: Place,
    pub place_in_rail: i64,
    pub created_at: Moment,
}

impl Space {
    /// Whether one has to belong to it to write in it: where people cannot simply walk in.
    pub fn members_write(&self) -> bool {
        self.joining != Joining::Open
    }
}

/// Parents before their children, neighbours by their place in the rail and then by name; with depths.
/// A space whose parent is not in the list stands at the root.
pub fn in_tree_order(spaces: Vec<Visible<Space>>) -> Vec<(usize, Visible<Space>)> {
    let known: Vec<SpaceId> = spaces.iter().map(|s| s.id).collect();
    let mut children: HashMap<Option<SpaceId>, Vec<Visible<Space>>> = HashMap::new();
    for space in spaces {
        children.entry(space.parent.filter(|p| known.contains(p))).or_default().push(space);
    }
    for siblings in children.values_mut() {
        siblings.sort_by(|a, b| b.place_in_rail.cmp(&a.place_in_rail).then_with(|| b.name.to_lowercase().cmp(&a.name.to_lowercase())));
    }
    let mut ordered = Vec::with_capacity(known.len());
    let mut waiting: Vec<(usize, Visible<Space>)> = roots(&mut children, None, 0);
    while let Some((depth, space)) = waiting.pop() {
        waiting.extend(roots(&mut children, Some(space.id), depth + 1));
        ordered.push((depth, space));
    }
    ordered
}

/// The children of one parent, last first.
fn roots(
    children: &mut HashMap<Option<SpaceId>, Vec<Visible<Space>>>,
    parent: Option<SpaceId>,
    depth: usize,
) -> Vec<(usize, Visible<Space>)> {
    children.remove(&parent).unwrap_or_default().into_iter().map(|space| (depth, space)).collect()
}
