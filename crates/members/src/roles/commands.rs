//! Giving roles.

use grove_kernel::{MemberId, Outcome, Refusal, Role};
use grove_store::{Cx, Write};

use super::store;
use crate::identity::acts::MemberRoleChanged;

/// Makes somebody an owner, for the person who runs the machine.
pub fn raise_to_owner(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    crate::identity::only_admins_and_system(cx)?;
    let from = store::role_of(cx, member)?.ok_or(Refusal::NotFound)?;
    if from == Role::Owner {
        return Ok(());
    }
    store::set_role(cx, member, Role::Owner)?;
    cx.record(MemberRoleChanged { member, from, to: Role::Owner })
}
