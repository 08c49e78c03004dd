//! The little that spaces ask about people beyond their faces: who can act, and how many there are of
//! each role.

use grove_kernel::{MemberId, Outcome, Role};
use grove_store::{Cx, params, sql};

sql! {
    system ABLE = "SELECT m.role FROM member m WHERE m.id = $1 AND m.approved_at IS NOT NULL AND m.left_at IS NULL AND NOT EXISTS \
        (SELECT 1 FROM sanction s WHERE s.member = m.id AND s.kind = 'suspension' AND s.lifted_at IS NULL AND s.at <= $2 AND s.until > $2)";
    system ROLES = "SELECT role, COUNT(*) FROM member WHERE approved_at IS NOT NULL AND left_at IS NULL GROUP BY role";
}

/// The role of a member who can act: let in, not gone, not suspended.
pub fn able<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Role>> {
    cx.system_one(&ABLE, params![member, cx.now()], |row| Ok(Role::from_number(row.take()?)))
}

/// How many members there are of each role.
pub fn roles<M>(cx: &Cx<'_, M>) -> Outcome<Vec<(Role, i64)>> {
    cx.system(&ROLES, params![], |row| Ok((Role::from_number(row.take()?), row.take()?)))
}
