//! SQL of sanctions. The viewer's loader in `members` reads the same table.

use grove_kernel::{HasViewer, MemberId, Moment, Outcome, Refusal, Visible};
use grove_store::{Columns, Cx, Write, params, sql};

use super::sanction::{Kind, Sanction, SanctionId};

macro_rules! sanctions {
    ($rest:literal) => {
        concat!("SELECT id, member, kind, rule, words, by_member, at, until, lifted_at FROM sanction ", $rest)
    };
}

sql! {
    sealed OF = sanctions!("WHERE member = $1 ORDER BY at DESC, id DESC LIMIT 100");
    sealed IN_FORCE = sanctions!("WHERE member = $1 AND kind = $2 AND lifted_at IS NULL AND at <= $3 AND until > $3 ORDER BY until DESC LIMIT 1");
    sealed BY_ID = sanctions!("WHERE id = $1");
    write INSERT = "INSERT INTO sanction (id, member, kind, rule, words, by_member, at, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    write LIFT = "UPDATE sanction SET lifted_at = $3, lifted_by = $4 WHERE member = $1 AND kind = $2 AND lifted_at IS NULL AND until > $3";
}

/// The newest first.
pub fn of<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Vec<Visible<Sanction>>> {
    Ok(cx.many(&OF, params![member], read)?.into_iter().filter_map(|s| s.visible_to(cx).ok()).collect())
}

pub fn in_force<M>(cx: &Cx<'_, M>, member: MemberId, kind: Kind) -> Outcome<Option<Visible<Sanction>>> {
    cx.one(&IN_FORCE, params![member, kind.name(), cx.now()], read)?.map(|s| s.visible_to(cx)).transpose()
}

pub fn by_id<M>(cx: &Cx<'_, M>, id: SanctionId) -> Outcome<Option<Visible<Sanction>>> {
    cx.one(&BY_ID, params![id], read)?.map(|s| s.visible_to(cx)).transpose()
}

/// A new one; answers its id.
pub fn insert(cx: &mut Cx<'_, Write>, member: MemberId, kind: Kind, rule: i64, words: &str, until: Moment) -> Outcome<SanctionId> {
    let (id, now, by): (SanctionId, _, _) = (cx.new_id(), cx.now(), cx.viewer().id());
    cx.write(&INSERT, params![id, member, kind.name(), rule, words, by, now, until])?;
    Ok(id)
}

/// Ends what is in force of this kind; answers whether anything was.
pub fn lift(cx: &mut Cx<'_, Write>, member: MemberId, kind: Kind) -> Outcome<bool> {
    let (now, by) = (cx.now(), cx.viewer().id());
    Ok(cx.write(&LIFT, params![member, kind.name(), now, by])? > 0)
}

fn read(row: &mut Columns<'_>) -> Outcome<Sanction> {
    Ok(Sanction {
        id: row.take()?,
        member: row.take()?,
        kind: {
            let name: String = row.take()?;
            Kind::parse(&name).ok_or_else(|| Refusal::Broken(format!("a sanction of kind {name:?}")))?
        },
        rule: row.take()?,
        words: row.take()?,
        by: row.take()?,
        at: row.take()?,
        until: row.take()?,
        lifted_at: row.take()?,
    })
}
