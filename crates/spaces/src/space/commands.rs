//! Founding, changing, opening and closing, moving.

use grove_kernel::{Outcome, Permit, Problems, Refusal, SpaceId, SpaceRole};
use grove_store::{Cx, Write};

use super::acts::{Changed, Founded, Moved, VisibilityChanged};
use super::forms::{Changes, NewSpace};
use super::noun::Space;
use super::policy::{Change, ChangeVisibility, Found, Move, Reorder, Root};
use super::{slug, store};
use crate::membership;
use crate::visibility::{self, Visibility};

/// Where something is put, with the right to put it there.
pub enum Ground<'tx, A> {
    Root(Permit<'tx, A, Root>),
    Under(Permit<'tx, A, Space>),
}

impl<A> Ground<'_, A> {
    fn id(&self) -> Option<SpaceId> {
        match self {
            Self::Root(_) => None,
            Self::Under(space) => Some(space.id),
        }
    }
}

/// A new space; who founds it becomes its first host.
pub fn found<'tx>(cx: &mut Cx<'tx, Write>, ground: &Ground<'tx, Found>, new: &NewSpace) -> Outcome<New> {
    let slug = free_slug(cx, new)?;
    let id: SpaceId = cx.new_id();
    let parent = ground.id();
    let last = store::last_in_rail(cx, parent)?;
    store::insert(cx, id, parent, &slug, new, last + 1)?;
    visibility::refresh(cx, id)?;
    cx.record(Founded(id))?;
    if let Ok(founder) = cx.me() {
        membership::enter(cx, id, founder, SpaceRole::Host)?;
    }
    Ok(New { id, parent, slug })
}

/// What came of founding. The viewer of this transaction was loaded before, so it may not see it yet.
pub struct New {
    pub id: SpaceId,
    pub parent: Option<SpaceId>,
    pub slug: String,
}

/// The slug that was chosen, or one made from the name.
fn free_slug(cx: &Cx<'_, Write>, new: &NewSpace) -> Outcome<String> {
    if let Some(chosen) = &new.slug {
        let free = store::is_free(cx, chosen)?;
        return if free { Ok(chosen.clone()) } else { Err(Refusal::invalid("slug", "space-problem-slug-taken")) };
    }
    let base = slug::from_name(&new.name);
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    for slug in std::iter::once(base.clone()).chain(numbered).take(1000) {
        if store::is_free(cx, &slug)? {
            return Ok(slug);
        }
    }
    Err(Refusal::Invalid(Problems::one("slug", "space-problem-slug-taken")))
}

pub fn change<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, Change, Space>, changes: Changes) -> Outcome<()> {
    let after = Space {
        id: space.id,
        parent: space.parent,
        slug: space.slug.clone(),
        name: changes.name.unwrap_or_else(|| space.name.clone()),
        purpose: changes.purpose.unwrap_or_else(|| space.purpose.clone()),
        icon: changes.icon.unwrap_or_else(|| space.icon.clone()),
        joining: changes.joining.unwrap_or(space.joining),
        kinds: changes.kinds.unwrap_or_else(|| space.kinds.clone()),
        math: changes.math.unwrap_or(space.math),
        visibility: space.visibility,
        place: space.place,
        place_in_rail: space.place_in_rail,
        created_at: space.created_at,
    };
    store::update(cx, &after)?;
    cx.record(Changed(space.id))
}

/// Opens or closes a space. Those who lose sight lose it in this transaction.
pub fn change_visibility<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, ChangeVisibility, Space>, to: Visibility) -> Outcome<()> {
    if space.visibility == to {
        return Ok(());
    }
    store::set_visibility(cx, space.id, to)?;
    visibility::refresh(cx, space.id)?;
    cx.record(VisibilityChanged { space: space.id, from: space.visibility, to })
}

/// Puts a space, with all below it, under another or at the root.
pub fn move_under<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, Move, Space>, ground: &Ground<'tx, Move>) -> Outcome<()> {
    let to = ground.id();
    if space.parent == to {
        return Ok(());
    }
    fits(cx, space, to)?;
    let last = store::last_in_rail(cx, to)?;
    store::set_parent(cx, space.id, to, last + 1)?;
    visibility::refresh(cx, space.id)?;
    cx.record(Moved { space: space.id, from: space.parent, to })
}

/// A tree has no circles.
pub fn fits<M>(cx: &Cx<'_, M>, space: &Space, to: Option<SpaceId>) -> Outcome<()> {
    let below = visibility::tree(cx)?.below(space.id);
    if to.is_some_and(|to| below.contains(&to)) {
        return Err(Refusal::invalid("under", "space-problem-circle"));
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
}

/// One place up or down among its neighbours.
pub fn step<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, Reorder, Space>, step: Step) -> Outcome<()> {
    let mut siblings: Vec<SpaceId> = store::listed(cx)?.iter().filter(|s| s.parent == space.parent).map(|s| s.id).collect();
    let Some(at) = siblings.iter().position(|id| *id == space.id) else { return Err(Refusal::NotFound) };
    let to = match step {
        Step::Up => at.checked_sub(1),
        Step::Down => (at + 1 < siblings.len()).then_some(at + 1),
    };
    let Some(to) = to else { return Ok(()) };
    siblings.swap(at, to);
    for (place, id) in siblings.into_iter().enumerate() {
        store::set_place(cx, id, place)?;
    }
    cx.record(Changed(space.id))
}
