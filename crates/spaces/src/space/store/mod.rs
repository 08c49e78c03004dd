//! Spaces in the database. A space comes out under seal, or filtered by the viewer in its text.

pub(crate) mod people;

use grove_kernel::{Floor, HasViewer, Outcome, Place, Refusal, Sealed, SpaceId, Visible};
use grove_store::{Columns, Cx, Write, first, params, sql, visible_card};

use crate::space::forms::NewSpace;
use crate::space::kinds::Kinds;
use crate::space::noun::{Joining, Space, in_tree_order};
use crate::visibility::Visibility;

macro_rules! space_columns {
    () => {
        "s.id, s.card_floor, s.content_floor, s.parent, s.slug, s.name, s.purpose, s.icon, s.visibility, s.joining, s.kinds, s.math, \
         s.place_in_rail, s.created_at"
    };
}

sql! {
    sealed BY_SLUG = concat!("SELECT ", space_columns!(), " FROM space s WHERE s.slug = $1");
    sealed BY_ID = concat!("SELECT ", space_columns!(), " FROM space s WHERE s.id = $1");
    visible LISTED = concat!("SELECT ", space_columns!(), " FROM space s WHERE ", visible_card!("s.id"));
    visible BELOW = concat!("SELECT ", space_columns!(), " FROM space s WHERE s.parent = $3 AND ", visible_card!("s.id"), " ORDER BY s.place_in_rail, s.id");
    system TAKEN = "SELECT id FROM space WHERE slug = $1";
    system LAST_IN_RAIL = "SELECT CAST(COALESCE(MAX(place_in_rail), 0) AS BIGINT) FROM space WHERE COALESCE(parent, 0) = $1";
    write INSERT = "INSERT INTO space (id, parent, slug, name, purpose, icon, visibility, joining, kinds, math, card_floor, content_floor, \
        place_in_rail, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, -3, -3, $11, $12, $13)";
    write UPDATE = "UPDATE space SET name = $2, purpose = $3, icon = $4, joining = $5, kinds = $6, math = $7 WHERE id = $1";
    write SET_VISIBILITY = "UPDATE space SET visibility = $2 WHERE id = $1";
    write SET_PARENT = "UPDATE space SET parent = $2, place_in_rail = $3 WHERE id = $1";
    write SET_PLACE = "UPDATE space SET place_in_rail = $2 WHERE id = $1";
}

pub fn by_slug<M>(cx: &Cx<'_, M>, slug: &str) -> Outcome<Option<Sealed<Space>>> {
    cx.one(&BY_SLUG, params![slug], read)
}

pub fn by_id<M>(cx: &Cx<'_, M>, id: SpaceId) -> Outcome<Option<Sealed<Space>>> {
    cx.one(&BY_ID, params![id], read)
}

/// Every space whose card the viewer sees, in the order of the rail.
pub fn listed<M>(cx: &Cx<'_, M>) -> Outcome<Vec<Visible<Space>>> {
    Ok(tree(cx)?.into_iter().map(|(_, space)| space).collect())
}

/// [`listed`], with how deep each stands: 0 for the root.
pub fn tree<M>(cx: &Cx<'_, M>) -> Outcome<Vec<(usize, Visible<Space>)>> {
    Ok(in_tree_order(cx.visible(&LISTED, params![], read)?))
}

/// The spaces right below one whose card the viewer sees, in the order of the rail.
pub fn below<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<Vec<Visible<Space>>> {
    cx.visible(&BELOW, params![space], read)
}

/// Reads `place_columns!()`: the space's id and its two floors.
pub fn read_place(row: &mut Columns<'_>) -> Outcome<Place> {
    Ok(Place { space: row.take()?, card: Floor::from_grantee(row.take()?), content: Floor::from_grantee(row.take()?) })
}

fn read(row: &mut Columns<'_>) -> Outcome<Space> {
    let place = read_place(row)?;
    Ok(Space {
        id: place.space,
        place,
        parent: row.take()?,
        slug: row.take()?,
        name: row.take()?,
        purpose: row.take()?,
        icon: row.take()?,
        visibility: word(row, Visibility::parse)?,
        joining: word(row, Joining::parse)?,
        kinds: Kinds::parse(&row.take::<String>()?),
        math: row.take()?,
        place_in_rail: row.take()?,
        created_at: row.take()?,
    })
}

fn word<T>(row: &mut Columns<'_>, parse: fn(&str) -> Option<T>) -> Outcome<T> {
    let text: String = row.take()?;
    parse(&text).ok_or_else(|| Refusal::Broken(format!("a space holds the word {text:?}")))
}

pub(in crate::space) fn is_free<M>(cx: &Cx<'_, M>, slug: &str) -> Outcome<bool> {
    Ok(cx.system_one(&TAKEN, params![slug], first::<SpaceId>)?.is_none())
}

/// The last place among the children of a space, or at the root.
pub(in crate::space) fn last_in_rail<M>(cx: &Cx<'_, M>, parent: Option<SpaceId>) -> Outcome<i64> {
    Ok(cx.system_one(&LAST_IN_RAIL, params![parent.map_or(0, SpaceId::raw)], first)?.unwrap_or(0))
}

/// Closed to everybody until its access is computed.
pub(in crate::space) fn insert(
    cx: &mut Cx<'_, Write>,
    id: SpaceId,
    parent: Option<SpaceId>,
    slug: &str,
    new: &NewSpace,
    place: i64,
) -> Outcome<()> {
    let (now, founder, kinds) = (cx.now(), cx.viewer().id(), new.kinds.column());
    let (visibility, joining) = (new.visibility.name(), new.joining.name());
    let (name, purpose, icon) = (new.name.as_str(), new.purpose.as_str(), new.icon.as_str());
    let values = params![id, parent, slug, name, purpose, icon, visibility, joining, &kinds, new.math, place, now, founder];
    cx.write(&INSERT, values).map(drop)
}

pub(in crate::space) fn update(cx: &mut Cx<'_, Write>, space: &Space) -> Outcome<()> {
    let (kinds, joining) = (space.kinds.column(), space.joining.name());
    cx.write(&UPDATE, params![space.id, &space.name, &space.purpose, &space.icon, joining, &kinds, space.math]).map(drop)
}

pub(in crate::space) fn set_visibility(cx: &mut Cx<'_, Write>, id: SpaceId, to: Visibility) -> Outcome<()> {
    cx.write(&SET_VISIBILITY, params![id, to.name()]).map(drop)
}

pub(in crate::space) fn set_parent(cx: &mut Cx<'_, Write>, id: SpaceId, to: Option<SpaceId>, place: i64) -> Outcome<()> {
    cx.write(&SET_PARENT, params![id, to, place]).map(drop)
}

pub(in crate::space) fn set_place(cx: &mut Cx<'_, Write>, id: SpaceId, place: usize) -> Outcome<()> {
    cx.write(&SET_PLACE, params![id, place]).map(drop)
}
