//! SQL of claims.

use grove_kernel::Outcome;
use grove_store::{Cx, first, params, sql};

use super::Claim;
use crate::profile::Member;
use crate::sign_in::Purpose;

sql! {
    system IS_TAKEN = "SELECT email IS NOT NULL FROM member WHERE id = $1";
    system SENT = "SELECT email, created_at FROM link WHERE member = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 \
        ORDER BY created_at DESC, id DESC LIMIT 1";
}

pub fn of<M>(cx: &Cx<'_, M>, member: Member) -> Outcome<Claim> {
    let is_taken = cx.system_one(&IS_TAKEN, params![member.id], first)?.unwrap_or(true);
    let sent = cx.system_one(&SENT, params![member.id, Purpose::Claim.name(), cx.now()], |row| Ok((row.take()?, row.take()?)))?;
    Ok(Claim { member, is_taken, sent })
}
