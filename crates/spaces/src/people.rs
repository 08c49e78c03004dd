//! The little that spaces read about people: who is behind a handle, and how many there are of each role.

use grove_kernel::{MemberId, Moment, Outcome, Role};
use grove_store::{Columns, Cx, params, sql};

sql! {
    system BY_HANDLE = "SELECT id, handle, name, role FROM member WHERE handle = $1 AND approved_at IS NOT NULL AND left_at IS NULL";
    system BY_ID = "SELECT id, handle, name, role FROM member WHERE id = $1";
    system ABLE = "SELECT m.role FROM member m WHERE m.id = $1 AND m.approved_at IS NOT NULL AND m.left_at IS NULL AND NOT EXISTS \
        (SELECT 1 FROM sanction s WHERE s.member = m.id AND s.kind = 'suspension' AND s.lifted_at IS NULL AND s.at <= $2 AND s.until > $2)";
    system EMAIL = "SELECT email FROM member WHERE id = $1";
    system ROLES = "SELECT role, COUNT(*) FROM member WHERE approved_at IS NOT NULL AND left_at IS NULL GROUP BY role";
}

/// Somebody, as far as spaces need to know.
#[derive(Clone, Debug)]
pub struct Known {
    pub member: MemberId,
    pub handle: String,
    pub name: String,
    pub role: Role,
}

/// The member with this handle who is here: let in, and not gone.
pub fn by_handle<M>(cx: &Cx<'_, M>, handle: &str) -> Outcome<Option<Known>> {
    let handle = handle.trim().trim_start_matches('@').to_lowercase();
    cx.system_one(&BY_HANDLE, params![&handle], read)
}

pub fn by_id<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Known>> {
    cx.system_one(&BY_ID, params![member], read)
}

/// The role of a member who can act: let in, not gone, not suspended.
pub fn able<M>(cx: &Cx<'_, M>, member: MemberId, now: Moment) -> Outcome<Option<Role>> {
    cx.system_one(&ABLE, params![member, now], |row| Ok(Role::from_number(row.take()?)))
}

pub fn email<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<String>> {
    Ok(cx.system_one(&EMAIL, params![member], grove_store::first::<Option<String>>)?.flatten())
}

/// How many members there are of each role.
pub fn roles<M>(cx: &Cx<'_, M>) -> Outcome<Vec<(Role, i64)>> {
    cx.system(&ROLES, params![], |row| Ok((Role::from_number(row.take()?), row.take()?)))
}

fn read(row: &mut Columns<'_>) -> Outcome<Known> {
    Ok(Known { member: row.take()?, handle: row.take()?, name: row.take()?, role: Role::from_number(row.take()?) })
}
