//! Spaces in the database.

use grove_kernel::{Floor, Outcome, Place, Refusal, Sealed, SpaceId, Visible};
use grove_store::{Columns, Cx, params, sql, visible_card};

use super::kinds::Kinds;
use super::noun::{Joining, Space, in_tree_order};
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
