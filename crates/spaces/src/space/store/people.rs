//! Who is in a space, and how the viewer stands to it.

use grove_kernel::{HasViewer, Moment, Outcome, SpaceId, SpaceRole, Visible};
use grove_members::face_columns;
use grove_members::identity::{Face, read_face};
use grove_store::{Columns, Cx, first, params, sql, visible_space};

use super::read_place;
use crate::space::header::Person;

sql! {
    visible FACES = concat!("SELECT ", crate::place_columns!(), ", ", face_columns!(), ", ms.role, ms.since FROM membership ms \
        JOIN member m ON m.id = ms.member JOIN space s ON s.id = ms.space \
        WHERE ms.space = $3 AND m.left_at IS NULL AND ", visible_space!("ms.space"), " ORDER BY ms.role DESC, ms.since, m.id LIMIT 5");
    visible COUNT = concat!("SELECT COUNT(*) FROM membership ms JOIN member m ON m.id = ms.member WHERE ms.space = $3 AND m.left_at IS NULL \
        AND ", visible_space!("ms.space"));
    system REQUESTS = "SELECT COUNT(*) FROM join_request r JOIN member m ON m.id = r.member WHERE r.space = $1 AND m.left_at IS NULL";
    visible CROWDS = concat!("SELECT x.space, x.people, ", face_columns!(), " FROM (SELECT ms.space, ms.member, COUNT(*) OVER (PARTITION BY ms.space) AS people, \
        ROW_NUMBER() OVER (PARTITION BY ms.space ORDER BY ms.role DESC, ms.since, ms.member) AS place FROM membership ms JOIN member mm ON mm.id = ms.member \
        WHERE mm.left_at IS NULL AND ", visible_space!("ms.space"), ") x JOIN member m ON m.id = x.member WHERE x.place <= 4 ORDER BY x.space, x.place");
    system ALL_MINE = "SELECT space FROM membership WHERE member = $1";
    system MINE = "SELECT (SELECT role FROM membership WHERE space = $1 AND member = $2), (SELECT at FROM join_request WHERE space = $1 AND member = $2)";
    system MY_REQUESTS = "SELECT space FROM join_request WHERE member = $1";
}

/// Where the viewer asked to be let in and waits.
pub fn my_requests<M>(cx: &Cx<'_, M>) -> Outcome<Vec<SpaceId>> {
    let Some(me) = cx.viewer().id() else { return Ok(Vec::new()) };
    cx.system(&MY_REQUESTS, params![me], first)
}

/// Hosts first, five at most.
pub fn faces<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<Vec<Visible<Person>>> {
    cx.visible(&FACES, params![space], read_person)
}

pub fn count<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<i64> {
    cx.tally(&COUNT, params![space])
}

/// How many ask to be let in; for those who may answer them.
pub fn requests<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<i64> {
    Ok(cx.system_one(&REQUESTS, params![space], first)?.unwrap_or(0))
}

/// For every space whose content the viewer sees: how many are in it, and four of them, hosts first.
pub fn crowds<M>(cx: &Cx<'_, M>) -> Outcome<Vec<(SpaceId, i64, Face)>> {
    cx.tallies(&CROWDS, params![], |row| Ok((row.take()?, row.take()?, read_face(row)?)))
}

/// The spaces that the viewer is in.
pub fn all_mine<M>(cx: &Cx<'_, M>) -> Outcome<Vec<SpaceId>> {
    match cx.viewer().id() {
        Some(me) => cx.system(&ALL_MINE, params![me], first),
        None => Ok(Vec::new()),
    }
}

/// The viewer's own membership, and when they asked to be let in.
pub fn mine<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<(SpaceRole, Option<Moment>)> {
    let Some(me) = cx.viewer().id() else { return Ok((SpaceRole::Outsider, None)) };
    let read = |row: &mut Columns<'_>| Ok((SpaceRole::from_number(row.take::<Option<i64>>()?.unwrap_or(0)), row.take()?));
    Ok(cx.system_one(&MINE, params![space, me], read)?.unwrap_or((SpaceRole::Outsider, None)))
}

pub(crate) fn read_person(row: &mut Columns<'_>) -> Outcome<Person> {
    Ok(Person { place: read_place(row)?, face: read_face(row)?, role: SpaceRole::from_number(row.take()?), since: row.take()? })
}
