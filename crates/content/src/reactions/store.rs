//! SQL of reactions.

use grove_kernel::Outcome;
use grove_store::{Columns, Cx, Value, Write, params, sql};

use super::reaction::{Given, Reaction};
use crate::said::Target;
use crate::sixty_four;

sql! {
    visible ON = concat!("SELECT x.kind, x.target, x.name, COUNT(*), MAX(CASE WHEN x.member = $1 THEN 1 ELSE 0 END) FROM reaction x \
        WHERE CAST($2 AS BIGINT) < 1 AND x.kind IN ('top', 'rep') AND x.target IN ", sixty_four!(), " GROUP BY x.kind, x.target, x.name");
    write INSERT = "INSERT INTO reaction (kind, target, name, member, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, target, name, member) DO NOTHING";
    write REMOVE = "DELETE FROM reaction WHERE kind = $1 AND target = $2 AND name = $3 AND member = $4";
}

/// The reactions to things the viewer has opened: one statement for a page.
pub fn on<M>(cx: &Cx<'_, M>, targets: &[Target]) -> Outcome<Given> {
    let mut given = Given::default();
    for some in targets.chunks(sixty_four::MOST) {
        for (target, name, count, mine) in cx.tallies(&ON, &sixty_four::padded(some.iter().map(|t| Value::Int(t.raw()))), read)? {
            if let Some(reaction) = Reaction::parse(&name) {
                given.0.entry(target).or_default().set(reaction, count, mine);
            }
        }
    }
    Ok(given)
}

fn read(row: &mut Columns<'_>) -> Outcome<(Target, String, i64, bool)> {
    let (kind, raw): (String, i64) = (row.take()?, row.take()?);
    Ok((Target::from_row(&kind, raw), row.take()?, row.take()?, row.take()?))
}

/// False when the viewer has given it already.
pub fn insert(cx: &mut Cx<'_, Write>, target: Target, reaction: Reaction) -> Outcome<bool> {
    let (me, now) = (cx.me()?, cx.now());
    Ok(cx.write(&INSERT, params![target.kind(), target.raw(), reaction.name(), me, now])? > 0)
}

/// False when there was none.
pub fn remove(cx: &mut Cx<'_, Write>, target: Target, reaction: Reaction) -> Outcome<bool> {
    let me = cx.me()?;
    Ok(cx.write(&REMOVE, params![target.kind(), target.raw(), reaction.name(), me])? > 0)
}
