//! SQL of votes. Whether the viewer voted is read with each text.

use grove_kernel::Outcome;
use grove_store::{Cx, Write, params, sql};

use crate::said::Target;

sql! {
    write INSERT = "INSERT INTO vote (kind, target, member, at) VALUES ($1, $2, $3, $4) ON CONFLICT (kind, target, member) DO NOTHING";
    write REMOVE = "DELETE FROM vote WHERE kind = $1 AND target = $2 AND member = $3";
    write ADD_TO_TOPIC = "UPDATE topic SET votes = votes + $2 WHERE id = $1";
    write ADD_TO_REPLY = "UPDATE reply SET votes = votes + $2 WHERE id = $1";
}

/// False when the viewer has voted already.
pub fn insert(cx: &mut Cx<'_, Write>, target: Target) -> Outcome<bool> {
    let (me, now) = (cx.me()?, cx.now());
    Ok(cx.write(&INSERT, params![target.kind(), target.raw(), me, now])? > 0)
}

/// False when there was none.
pub fn remove(cx: &mut Cx<'_, Write>, target: Target) -> Outcome<bool> {
    let me = cx.me()?;
    Ok(cx.write(&REMOVE, params![target.kind(), target.raw(), me])? > 0)
}

/// Changes the tally beside the text.
pub fn add(cx: &mut Cx<'_, Write>, target: Target, by: i64) -> Outcome<()> {
    let sql = match target {
        Target::Topic(_) => &ADD_TO_TOPIC,
        Target::Reply(_) => &ADD_TO_REPLY,
    };
    cx.write(sql, params![target.raw(), by]).map(drop)
}
