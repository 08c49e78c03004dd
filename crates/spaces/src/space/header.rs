//! What the header of a space shows, read in one go: the way here, the people, and how the viewer
//! stands to it. Every page of a space begins with it.

use grove_kernel::{Guarded, HasViewer, Moment, Outcome, Place, SpaceId, SpaceRole, Viewer, Visible};
use grove_members::face_columns;
use grove_members::identity::{Face, read_face};
use grove_store::{Columns, Cx, params, sql, visible_space};

use super::noun::Space;
use super::store::{by_id, read_place};

sql! {
    visible FACES = concat!("SELECT ", crate::place_columns!(), ", ", face_columns!(), ", ms.role, ms.since FROM membership ms \
        JOIN member m ON m.id = ms.member JOIN space s ON s.id = ms.space \
        WHERE ms.space = $3 AND m.left_at IS NULL AND ", visible_space!("ms.space"), " ORDER BY ms.role DESC, ms.since, m.id LIMIT 5");
    visible COUNT = concat!("SELECT COUNT(*) FROM membership ms JOIN member m ON m.id = ms.member WHERE ms.space = $3 AND m.left_at IS NULL \
        AND ", visible_space!("ms.space"));
    system MINE = "SELECT (SELECT role FROM membership WHERE space = $1 AND member = $2), (SELECT at FROM join_request WHERE space = $1 AND member = $2)";
}

/// Somebody who is in a space. Seen by those who see its content.
#[derive(Clone, Debug)]
pub struct Person {
    pub place: Place,
    pub face: Face,
    pub role: SpaceRole,
    pub since: Moment,
}

impl Guarded for Person {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.sees(&self.place)
    }
}

/// Everything the header of a space needs.
#[derive(Clone)]
pub struct SpaceHeader {
    pub space: Visible<Space>,
    /// From the root, without the space itself.
    pub above: Vec<Visible<Space>>,
    /// Hosts first, five at most; none for those who see the card only.
    pub faces: Vec<Visible<Person>>,
    pub members: i64,
    /// The viewer's own membership, without what is inherited.
    pub mine: SpaceRole,
    /// When the viewer asked to be let in.
    pub asked: Option<Moment>,
    /// Whether the viewer sees more than the card.
    pub inside: bool,
}

pub fn header<M>(cx: &Cx<'_, M>, space: &Visible<Space>) -> Outcome<SpaceHeader> {
    let (mine, asked) = mine(cx, space.id)?;
    Ok(SpaceHeader {
        space: space.clone(),
        above: above(cx, space)?,
        faces: cx.visible(&FACES, params![space.id], read_person)?,
        members: cx.tally(&COUNT, params![space.id])?,
        mine,
        asked,
        inside: cx.viewer().sees(&space.place),
    })
}

/// The spaces on the way here. Whoever sees a space sees the cards above it.
fn above<M>(cx: &Cx<'_, M>, space: &Space) -> Outcome<Vec<Visible<Space>>> {
    let mut above = Vec::new();
    let mut next = space.parent;
    while let Some(id) = next {
        let Some(parent) = by_id(cx, id)? else { break };
        let parent = parent.visible_to(cx)?;
        next = parent.parent;
        above.push(parent);
    }
    above.reverse();
    Ok(above)
}

fn mine<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<(SpaceRole, Option<Moment>)> {
    let Some(me) = cx.viewer().id() else { return Ok((SpaceRole::Outsider, None)) };
    let read = |row: &mut Columns<'_>| Ok((SpaceRole::from_number(row.take::<Option<i64>>()?.unwrap_or(0)), row.take()?));
    Ok(cx.system_one(&MINE, params![space, me], read)?.unwrap_or((SpaceRole::Outsider, None)))
}

pub(crate) fn read_person(row: &mut Columns<'_>) -> Outcome<Person> {
    Ok(Person { place: read_place(row)?, face: read_face(row)?, role: SpaceRole::from_number(row.take()?), since: row.take()? })
}
