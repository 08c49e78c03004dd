//! SQL of roles.

use grove_kernel::{MemberId, Outcome, Role};
use grove_store::{Cx, Write, first, params, sql};

sql! {
    system ROLE = "SELECT role FROM member WHERE id = $1 AND left_at IS NULL";
    system OTHER_OWNERS = "SELECT COUNT(*) FROM member WHERE role = 4 AND left_at IS NULL AND approved_at IS NOT NULL AND id <> $1";
    write SET_ROLE = "UPDATE member SET role = $2, approved_at = COALESCE(approved_at, $3) WHERE id = $1";
    write SET_FLAGS = "UPDATE member SET is_staff = $2, is_bot = $3, is_brand = $4 WHERE id = $1";
}

pub fn role_of<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Role>> {
    Ok(cx.system_one(&ROLE, params![member], first)?.map(Role::from_number))
}

pub fn other_owners<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<i64> {
    Ok(cx.system_one(&OTHER_OWNERS, params![member], first)?.unwrap_or(0))
}

pub fn set_role(cx: &mut Cx<'_, Write>, member: MemberId, role: Role) -> Outcome<()> {
    let now = cx.now();
    cx.write(&SET_ROLE, params![member, role.number(), now]).map(drop)
}

pub fn set_flags(cx: &mut Cx<'_, Write>, member: MemberId, (staff, bot, brand): (bool, bool, bool)) -> Outcome<()> {
    cx.write(&SET_FLAGS, params![member, staff, bot, brand]).map(drop)
}
