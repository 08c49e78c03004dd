//! Giving and taking roles and flags.

use grove_kernel::{MemberId, Outcome, Permit, Refusal, Role};
use grove_store::{Cx, Write};

use super::{ChangeRole, RoleChange, SetFlags, store};
use crate::hooks::hooks;
use crate::identity::acts::{MemberFlagsChanged, MemberRoleChanged};
use crate::profile::Member;

/// The same role again is nothing.
pub fn change(cx: &mut Cx<'_, Write>, change: &Permit<'_, ChangeRole, RoleChange>) -> Outcome<()> {
    let (member, from, to) = (change.member.id, change.member.role, change.to);
    if from == to {
        return Ok(());
    }
    set(cx, member, from, to)
}

/// What somebody sees follows their role in the same transaction: who is no moderator any more has lost
/// sight of the gated spaces before the answer leaves.
fn set(cx: &mut Cx<'_, Write>, member: MemberId, from: Role, to: Role) -> Outcome<()> {
    store::set_role(cx, member, to)?;
    (hooks().role_changed)(cx, member)?;
    cx.record(MemberRoleChanged { member, from, to })
}

pub fn set_flags(cx: &mut Cx<'_, Write>, member: &Permit<'_, SetFlags, Member>, (staff, bot, brand): (bool, bool, bool)) -> Outcome<()> {
    if (staff, bot, brand) == (member.is_staff, member.is_bot, member.is_brand) {
        return Ok(());
    }
    store::set_flags(cx, member.id, (staff, bot, brand))?;
    cx.record(MemberFlagsChanged { member: member.id, staff, bot, brand })
}

/// Makes somebody an owner, for the person who runs the machine.
pub(crate) fn raise_to_owner(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    let from = store::role_of(cx, member)?.ok_or(Refusal::NotFound)?;
    if from == Role::Owner {
        return Ok(());
    }
    set(cx, member, from, Role::Owner)
}
