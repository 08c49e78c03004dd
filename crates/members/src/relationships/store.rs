//! SQL of aversions. A row is its maker's alone; the sets are asked by the system for both.

use std::collections::HashSet;

use grove_kernel::{MemberId, Outcome};
use grove_store::{Cx, Write, first, params, sql};

use super::Kind;

sql! {
    system BLOCKED = "SELECT COUNT(*) FROM aversion WHERE kind = 'block' AND ((member = $1 AND other = $2) OR (member = $2 AND other = $1))";
    system UNWANTED = "SELECT DISTINCT other FROM aversion WHERE member = $1";
    system AVOID = "SELECT DISTINCT member FROM aversion WHERE other = $1";
    system OF_MEMBER = "SELECT other, kind FROM aversion WHERE member = $1 ORDER BY at DESC, other";
    write ADD = "INSERT INTO aversion (member, other, kind, at) VALUES ($1, $2, $3, $4) ON CONFLICT (member, other, kind) DO NOTHING";
    write REMOVE = "DELETE FROM aversion WHERE member = $1 AND other = $2 AND kind = $3";
}

pub fn blocked_between<M>(cx: &Cx<'_, M>, one: MemberId, other: MemberId) -> Outcome<bool> {
    Ok(cx.system_one(&BLOCKED, params![one, other], first::<i64>)?.unwrap_or(0) > 0)
}

pub fn unwanted_by<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<HashSet<MemberId>> {
    Ok(cx.system(&UNWANTED, params![member], first)?.into_iter().collect())
}

pub fn who_avoid<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<HashSet<MemberId>> {
    Ok(cx.system(&AVOID, params![member], first)?.into_iter().collect())
}

pub fn of_member<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Vec<(MemberId, Kind)>> {
    cx.system(&OF_MEMBER, params![member], |row| {
        let (other, kind): (_, String) = (row.take()?, row.take()?);
        Ok((other, if kind == Kind::Block.name() { Kind::Block } else { Kind::Mute }))
    })
}

pub fn add(cx: &mut Cx<'_, Write>, member: MemberId, other: MemberId, kind: Kind) -> Outcome<()> {
    let now = cx.now();
    cx.write(&ADD, params![member, other, kind.name(), now]).map(drop)
}

pub fn remove(cx: &mut Cx<'_, Write>, member: MemberId, other: MemberId, kind: Kind) -> Outcome<()> {
    cx.write(&REMOVE, params![member, other, kind.name()]).map(drop)
}
