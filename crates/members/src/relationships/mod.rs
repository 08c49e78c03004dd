//! What one person does not want from another. Blocking works both ways and is told to nobody; muting
//! hides one person from another and works one way.
//!
//! Invariants: nobody blocks themselves. Only the one who made it sees that there is one: other areas
//! ask [`averse_to`] and the sets, and answer as if the other had said nothing.

mod commands;
mod policy;
pub(crate) mod routes;
mod store;
mod views;

pub use commands::{begin, end};
pub use policy::{Avert, Between};
pub use routes::routes;

use std::collections::HashSet;

use grove_kernel::{HasViewer, MemberId, Outcome};
use grove_store::Cx;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Block,
    Mute,
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Mute => "mute",
        }
    }
    /// What is said to whoever has begun it.
    pub const fn begun(self) -> &'static str {
        match self {
            Self::Block => "done-blocked",
            Self::Mute => "done-muted",
        }
    }
    pub const fn ended(self) -> &'static str {
        match self {
            Self::Block => "done-unblocked",
            Self::Mute => "done-unmuted",
        }
    }
}

/// Is there a block between the viewer and the other, made by either? Then neither reaches the other.
pub fn averse_to<M>(cx: &Cx<'_, M>, other: MemberId) -> Outcome<bool> {
    let Some(me) = cx.viewer().id() else { return Ok(false) };
    store::blocked_between(cx, me, other)
}

/// Is there a block between these two, made by either? For mail and notifications.
pub fn blocked_between<M>(cx: &Cx<'_, M>, one: MemberId, other: MemberId) -> Outcome<bool> {
    store::blocked_between(cx, one, other)
}

/// Whom the viewer does not want to read: blocked or muted by them.
pub fn unwanted<M>(cx: &Cx<'_, M>) -> Outcome<HashSet<MemberId>> {
    cx.viewer().id().map_or_else(|| Ok(HashSet::new()), |me| store::unwanted_by(cx, me))
}

/// Who does not want to hear from this member: they blocked or muted them. For notifications.
pub fn who_avoid<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<HashSet<MemberId>> {
    store::who_avoid(cx, member)
}

/// What one made against the other, for the one's own menu.
pub(crate) fn between<M>(cx: &Cx<'_, M>, me: MemberId, other: MemberId) -> Outcome<Vec<Kind>> {
    Ok(store::of_member(cx, me)?.into_iter().filter(|(id, _)| *id == other).map(|(_, kind)| kind).collect())
}
