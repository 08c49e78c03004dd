//! Memberships and requests in the database.

use grove_kernel::{Cursor, MemberId, Outcome, Paged, Sealed, SpaceId, SpaceRole, Visible};
use grove_members::face_columns;
use grove_members::identity::read_face;
use grove_store::{Columns, Cx, Write, first, params, sql, visible_space};

use super::noun::Request;
use crate::space::{Person, read_person, read_place};

sql! {
    visible MEMBERS = concat!("SELECT ", crate::place_columns!(), ", ", face_columns!(), ", ms.role, ms.since FROM membership ms \
        JOIN member m ON m.id = ms.member JOIN space s ON s.id = ms.space WHERE ms.space = $3 AND m.left_at IS NULL AND ",
        visible_space!("ms.space"), " AND (ms.since, ms.member) > ($4, $5) ORDER BY ms.since, ms.member LIMIT $6");
    visible MEMBER = concat!("SELECT ", crate::place_columns!(), ", ", face_columns!(), ", ms.role, ms.since FROM membership ms \
        JOIN member m ON m.id = ms.member JOIN space s ON s.id = ms.space WHERE ms.space = $3 AND ms.member = $4 AND m.left_at IS NULL AND ",
        visible_space!("ms.space"));
    sealed REQUESTS = concat!("SELECT ", crate::place_columns!(), ", ", face_columns!(), ", r.words, r.at FROM join_request r \
        JOIN member m ON m.id = r.member JOIN space s ON s.id = r.space WHERE r.space = $1 AND m.left_at IS NULL ORDER BY r.at, m.id LIMIT 200");
    sealed REQUEST_OF = concat!("SELECT ", crate::place_columns!(), ", ", face_columns!(), ", r.words, r.at FROM join_request r \
        JOIN member m ON m.id = r.member JOIN space s ON s.id = r.space WHERE r.space = $1 AND r.member = $2 AND m.left_at IS NULL");
    system HOSTS = "SELECT ms.member FROM membership ms WHERE ms.space = $1 AND ms.role = 3 ORDER BY ms.since, ms.member";
    system HOSTS_ABOVE = "SELECT DISTINCT grantee FROM space_access WHERE space = $1 AND role = 3 AND grantee > 0 ORDER BY grantee";
    system ADMINS = "SELECT id FROM member WHERE role >= 3 AND left_at IS NULL ORDER BY id";
    system OTHER_HOSTS = "SELECT COUNT(*) FROM space_access a JOIN member m ON m.id = a.grantee \
        WHERE a.space = $1 AND a.grantee <> $2 AND a.grantee > 0 AND a.role = 3 AND m.left_at IS NULL";
    system OTHERS = "SELECT COUNT(*) FROM membership ms JOIN member m ON m.id = ms.member \
        WHERE ms.space = $1 AND ms.member <> $2 AND m.left_at IS NULL";
    system ROLE = "SELECT role FROM membership WHERE space = $1 AND member = $2";
    system ASKED = "SELECT COUNT(*) FROM join_request WHERE space = $1 AND member = $2";
    write INSERT = "INSERT INTO membership (space, member, role, since) VALUES ($1, $2, $3, $4) ON CONFLICT (space, member) DO NOTHING";
    write SET_ROLE = "UPDATE membership SET role = $3 WHERE space = $1 AND member = $2";
    write DELETE = "DELETE FROM membership WHERE space = $1 AND member = $2";
    write REQUEST = "INSERT INTO join_request (space, member, words, at) VALUES ($1, $2, $3, $4) ON CONFLICT (space, member) DO NOTHING";
    write REWORD = "UPDATE join_request SET words = $3 WHERE space = $1 AND member = $2";
    write END_REQUEST = "DELETE FROM join_request WHERE space = $1 AND member = $2";
}

/// How many members a page of the list has.
pub const PAGE: usize = 50;

pub fn members<M>(cx: &Cx<'_, M>, space: SpaceId, after: Cursor) -> Outcome<Paged<Visible<Person>>> {
    let rows = cx.visible(&MEMBERS, params![space, after.key, after.id, PAGE + 1], read_person)?;
    Ok(Paged::from_rows(rows, PAGE, |p| Cursor { key: p.since.micros(), id: p.face.id.raw() }))
}

/// Somebody who is in a space, for those who see its content.
pub fn member<M>(cx: &Cx<'_, M>, space: SpaceId, member: MemberId) -> Outcome<Option<Visible<Person>>> {
    Ok(cx.visible(&MEMBER, params![space, member], read_person)?.into_iter().next())
}

pub fn requests<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<Vec<Sealed<Request>>> {
    cx.many(&REQUESTS, params![space], read_request)
}

/// The request of one member, if they wait.
pub fn request_of<M>(cx: &Cx<'_, M>, space: SpaceId, member: MemberId) -> Outcome<Option<Sealed<Request>>> {
    cx.one(&REQUEST_OF, params![space, member], read_request)
}

/// Whether people would be left without a host if this one went.
pub fn would_leave_no_host<M>(cx: &Cx<'_, M>, space: SpaceId, host: MemberId) -> Outcome<bool> {
    let count = |sql| Ok(cx.system_one(sql, params![space, host], first::<i64>)?.unwrap_or(0));
    Ok(count(&OTHERS)? > 0 && count(&OTHER_HOSTS)? == 0)
}

/// Who answers requests: the hosts of the space; where there is none, those above it; else the admins.
pub fn deciders<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<Vec<MemberId>> {
    for hosts in [&HOSTS, &HOSTS_ABOVE] {
        let hosts = cx.system(hosts, params![space], first)?;
        if !hosts.is_empty() {
            return Ok(hosts);
        }
    }
    cx.system(&ADMINS, params![], first)
}

fn read_request(row: &mut Columns<'_>) -> Outcome<Request> {
    Ok(Request { place: read_place(row)?, face: read_face(row)?, words: row.take()?, at: row.take()? })
}

pub fn role<M>(cx: &Cx<'_, M>, space: SpaceId, member: MemberId) -> Outcome<Option<SpaceRole>> {
    cx.system_one(&ROLE, params![space, member], |row| Ok(SpaceRole::from_number(row.take()?)))
}

pub fn has_asked<M>(cx: &Cx<'_, M>, space: SpaceId, member: MemberId) -> Outcome<bool> {
    Ok(cx.system_one(&ASKED, params![space, member], first::<i64>)? == Some(1))
}

/// False when they are in it already.
pub fn insert(cx: &mut Cx<'_, Write>, space: SpaceId, member: MemberId, role: SpaceRole) -> Outcome<bool> {
    let now = cx.now();
    Ok(cx.write(&INSERT, params![space, member, role.number(), now])? > 0)
}

pub fn set_role(cx: &mut Cx<'_, Write>, space: SpaceId, member: MemberId, role: SpaceRole) -> Outcome<()> {
    cx.write(&SET_ROLE, params![space, member, role.number()]).map(drop)
}

pub fn delete(cx: &mut Cx<'_, Write>, space: SpaceId, member: MemberId) -> Outcome<bool> {
    Ok(cx.write(&DELETE, params![space, member])? > 0)
}

/// True when it is a new request; an older one gets the new words.
pub fn request(cx: &mut Cx<'_, Write>, space: SpaceId, member: MemberId, words: &str) -> Outcome<bool> {
    let now = cx.now();
    let new = cx.write(&REQUEST, params![space, member, words, now])? > 0;
    if !new {
        cx.write(&REWORD, params![space, member, words])?;
    }
    Ok(new)
}

pub fn end_request(cx: &mut Cx<'_, Write>, space: SpaceId, member: MemberId) -> Outcome<bool> {
    Ok(cx.write(&END_REQUEST, params![space, member])? > 0)
}
