//! A change of visibility or of place, tried on paper: which spaces it touches and who gains or loses
//! sight of them. Only spaces that the viewer knows of are told.

use std::collections::HashMap;

use grove_kernel::{MemberId, Outcome, Reach, SpaceId, Visible};
use grove_members::identity::faces;
use grove_store::Cx;
use serde::Serialize;
use utoipa::ToSchema;

use super::noun::Space;
use super::store;
use crate::people;
use crate::visibility::{self, Crowd, Effect, Visibility, effects};

/// What is being tried.
#[derive(Clone, Debug)]
pub enum Try {
    Visibility(Visibility),
    Under(Option<SpaceId>),
}

/// A group of people and what changes for them, with a few of their names.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Told {
    /// `visitors`, `member`, `moderator`, `admin`, `owner`, or `named`.
    pub who: &'static str,
    pub count: Option<i64>,
    /// Twelve at most.
    pub names: Vec<String>,
    /// `nothing`, `card` or `content`.
    pub before: &'static str,
    pub after: &'static str,
    pub loses: bool,
}

/// What a change does to one space.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ToldEffect {
    pub slug: String,
    pub name: String,
    pub people: Vec<Told>,
}

const NAMES: usize = 12;

pub fn preview<M>(cx: &Cx<'_, M>, space: &Visible<Space>, what: &Try) -> Outcome<Vec<ToldEffect>> {
    let before = visibility::tree(cx)?;
    let mut after = before.clone();
    if let Some(level) = after.levels.get_mut(&space.id) {
        match what {
            Try::Visibility(to) => level.visibility = *to,
            Try::Under(parent) => level.parent = *parent,
        }
    }
    let known: HashMap<SpaceId, Visible<Space>> = store::listed(cx)?.into_iter().map(|s| (s.id, s)).collect();
    let below: Vec<SpaceId> = before.below(space.id).into_iter().filter(|id| known.contains_key(id)).collect();
    let people = visibility::named_around(cx, &[&before, &after], space.id)?;
    let effects = effects(&before, &after, &below, &people, &people::roles(cx)?);
    effects.into_iter().filter_map(|effect| known.get(&effect.space).map(|s| (s.clone(), effect))).map(|(s, e)| tell(cx, &s, e)).collect()
}

fn tell<M>(cx: &Cx<'_, M>, space: &Space, effect: Effect) -> Outcome<ToldEffect> {
    let mut people = Vec::with_capacity(effect.shifts.len());
    for shift in effect.shifts {
        let (who, count, names) = match &shift.who {
            Crowd::Visitors => ("visitors", None, Vec::new()),
            Crowd::Others(role, count) => (role.name(), Some(*count), Vec::new()),
            Crowd::Named(members) => ("named", i64::try_from(members.len()).ok(), names(cx, members)?),
        };
        people.push(Told { who, count, names, before: word(shift.before), after: word(shift.after), loses: shift.loses() });
    }
    Ok(ToldEffect { slug: space.slug.clone(), name: space.name.clone(), people })
}

fn names<M>(cx: &Cx<'_, M>, members: &[MemberId]) -> Outcome<Vec<String>> {
    let some = &members[..members.len().min(NAMES)];
    let mut faces = faces(cx, some)?;
    Ok(some.iter().filter_map(|member| faces.remove(member)).map(|face| face.name).collect())
}

const fn word(reach: Option<Reach>) -> &'static str {
    match reach {
        None => "nothing",
        Some(Reach::Card) => "card",
        Some(Reach::Content) => "content",
    }
}

/// Where a space can be moved to: every space the viewer knows of that is not the space or below it.
pub fn targets<M>(cx: &Cx<'_, M>, space: &Space) -> Outcome<Vec<Visible<Space>>> {
    let below = visibility::tree(cx)?.below(space.id);
    Ok(store::listed(cx)?.into_iter().filter(|s| !below.contains(&s.id)).collect())
}
