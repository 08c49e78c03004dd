//! Keeping `space_access` true. Each of these answers to a change of one cause and touches only the
//! spaces that it reaches.

use grove_kernel::{MemberId, Outcome, Reach, SpaceId, SpaceRole};
use grove_store::{Cx, Write};

use super::level::{Person, Row, Tree};
use super::store;

/// A space came, moved, or changed its visibility: the space and all that is below it.
pub fn refresh(cx: &mut Cx<'_, Write>, space: SpaceId) -> Outcome<()> {
    let tree = store::tree(cx)?;
    refresh_below(cx, &tree, space)
}

/// The community opened or closed: everything.
pub fn refresh_all(cx: &mut Cx<'_, Write>) -> Outcome<()> {
    let tree = store::tree(cx)?;
    let roots: Vec<SpaceId> = tree.levels.values().filter(|l| l.parent.is_none()).map(|l| l.id).collect();
    roots.into_iter().try_for_each(|root| refresh_below(cx, &tree, root))
}

/// A member's role in the community changed, or they left: what they see, everywhere.
pub fn refresh_member(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    let Some(person) = store::person(cx, member)? else { return store::drop_all(cx, member) };
    let tree = store::tree(cx)?;
    let spaces: Vec<SpaceId> = tree.levels.keys().copied().collect();
    spaces.into_iter().try_for_each(|space| write_person(cx, &tree, space, &person))
}

/// A member's role in one space changed: what they see of it and below it.
pub fn refresh_member_in(cx: &mut Cx<'_, Write>, space: SpaceId, member: MemberId) -> Outcome<()> {
    let tree = store::tree(cx)?;
    let Some(person) = store::person(cx, member)? else { return Ok(()) };
    tree.below(space).into_iter().try_for_each(|space| write_person(cx, &tree, space, &person))
}

fn refresh_below(cx: &mut Cx<'_, Write>, tree: &Tree, space: SpaceId) -> Outcome<()> {
    let below = tree.below(space);
    let above = tree.path(space).into_iter().map(|l| l.id).filter(|id| *id != space);
    let people = store::people(cx, above.chain(below.iter().copied()))?;
    below.into_iter().try_for_each(|space| write_space(cx, tree, space, &people))
}

fn write_space(cx: &mut Cx<'_, Write>, tree: &Tree, space: SpaceId, people: &[Person]) -> Outcome<()> {
    store::set_floors(cx, space, tree.floors(space))?;
    let mut after: Vec<Row> = tree.floor_rows(space).to_vec();
    after.extend(people.iter().filter_map(|person| tree.row(space, person)));
    let before = store::rows(cx, space)?;
    store::replace(cx, space, &before, &after)?;
    Ok(())
}

fn write_person(cx: &mut Cx<'_, Write>, tree: &Tree, space: SpaceId, person: &Person) -> Outcome<()> {
    let after: Vec<Row> = tree.row(space, person).into_iter().collect();
    let before = store::rows_of(cx, space, person.member)?;
    store::replace(cx, space, &before, &after)
}

/// Whether a member who is named in a space would also see what is said there: every level above has to
/// let them pass as well.
pub fn can_enter<M>(cx: &Cx<'_, M>, space: SpaceId, member: MemberId) -> Outcome<bool> {
    let Some(mut person) = store::person(cx, member)? else { return Ok(false) };
    person.named.entry(space).or_insert(SpaceRole::Member);
    Ok(store::tree(cx)?.standing(space, &person).is_some_and(|(reach, _)| reach == Reach::Content))
}

/// Everybody who is named on the way to a space or below it, in any of these trees.
pub(crate) fn named_around<M>(cx: &Cx<'_, M>, trees: &[&Tree], space: SpaceId) -> Outcome<Vec<Person>> {
    let mut around: Vec<SpaceId> = Vec::new();
    for tree in trees {
        around.extend(tree.path(space).into_iter().map(|l| l.id).chain(tree.below(space)));
    }
    around.sort();
    around.dedup();
    store::people(cx, around)
}
