//! SQL of imports: batches, what was imported, and badges, which no area owns yet.

use std::collections::HashMap;

use grove_kernel::{MemberId, Moment, Outcome, SpaceId};
use grove_store::{Cx, Value, Write, first, params, sql};

/// Keys looked up at once.
const AT_ONCE: usize = 64;

macro_rules! sixty_four {
    () => {
        "($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, \
         $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, \
         $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66)"
    };
}

sql! {
    system UNFINISHED = "SELECT id FROM import_batch WHERE source = $1 AND finished_at IS NULL ORDER BY started_at DESC LIMIT 1";
    write BEGIN = "INSERT INTO import_batch (id, source, name, space, started_at) VALUES ($1, $2, $3, $4, $5)";
    write SET_SPACE = "UPDATE import_batch SET space = $2 WHERE id = $1";
    write FINISH = "UPDATE import_batch SET finished_at = $2 WHERE source = $1 AND finished_at IS NULL";
    system KNOWN = concat!("SELECT key, object FROM imported WHERE source = $1 AND kind = $2 AND key IN ", sixty_four!());
    write REMEMBER = "INSERT INTO imported (source, kind, batch, key, object) VALUES ($1, $2, $3, $4, $5)";
    write REMEMBER_16 = "INSERT INTO imported (source, kind, batch, key, object) VALUES ($1, $2, $3, $4, $5), ($1, $2, $3, $6, $7), \
        ($1, $2, $3, $8, $9), ($1, $2, $3, $10, $11), ($1, $2, $3, $12, $13), ($1, $2, $3, $14, $15), ($1, $2, $3, $16, $17), \
        ($1, $2, $3, $18, $19), ($1, $2, $3, $20, $21), ($1, $2, $3, $22, $23), ($1, $2, $3, $24, $25), ($1, $2, $3, $26, $27), \
        ($1, $2, $3, $28, $29), ($1, $2, $3, $30, $31), ($1, $2, $3, $32, $33), ($1, $2, $3, $34, $35)";
    system SLUG = "SELECT s.slug FROM imported i JOIN space s ON s.id = i.object WHERE i.source = $1 AND i.kind = 'space' AND i.key = 0";
    write AWARD = "INSERT INTO badge_award (id, member, name, class, for_tag, at) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// A batch that was stopped.
pub fn unfinished<M>(cx: &Cx<'_, M>, source: &str) -> Outcome<Option<i64>> {
    cx.system_one(&UNFINISHED, params![source], first)
}

/// The batch that new rows belong to: the one that was stopped, or a new one.
pub fn batch(cx: &mut Cx<'_, Write>, source: &str, name: &str, space: SpaceId) -> Outcome<i64> {
    if let Some(id) = unfinished(cx, source)? {
        return Ok(id);
    }
    let (id, now): (grove_kernel::Id<Batch>, _) = (cx.new_id(), cx.now());
    cx.write(&BEGIN, params![id, source, name, space, now])?;
    Ok(id.raw())
}

grove_kernel::ids::kind!(Batch, "imp");

pub fn set_space(cx: &mut Cx<'_, Write>, batch: i64, space: SpaceId) -> Outcome<()> {
    cx.write(&SET_SPACE, params![batch, space]).map(drop)
}

pub fn finish(cx: &mut Cx<'_, Write>, source: &str) -> Outcome<()> {
    let now = cx.now();
    cx.write(&FINISH, params![source, now]).map(drop)
}

/// Where the imports of a source go.
pub fn slug_of_space<M>(cx: &Cx<'_, M>, source: &str) -> Outcome<Option<String>> {
    cx.system_one(&SLUG, params![source], first)
}

/// What was made of these rows before.
pub fn known<M>(cx: &Cx<'_, M>, source: &str, kind: &str, keys: &[i64]) -> Outcome<HashMap<i64, i64>> {
    let mut known = HashMap::new();
    for some in keys.chunks(AT_ONCE) {
        let mut values: Vec<Value<'_>> = vec![source.into(), kind.into()];
        values.extend(some.iter().copied().map(Value::Int));
        values.resize(AT_ONCE + 2, Value::Null);
        known.extend(cx.system(&KNOWN, &values, |row| Ok((row.take::<i64>()?, row.take::<i64>()?)))?);
    }
    Ok(known)
}

/// Writes down what these rows became: pairs of key and object.
pub fn remember(cx: &mut Cx<'_, Write>, source: &str, kind: &str, batch: i64, became: &[(i64, i64)]) -> Outcome<()> {
    let sixteen = became.chunks_exact(16);
    for (key, object) in sixteen.remainder() {
        cx.write(&REMEMBER, params![source, kind, batch, *key, *object])?;
    }
    for some in sixteen {
        let mut values: Vec<Value<'_>> = vec![source.into(), kind.into(), batch.into()];
        values.extend(some.iter().flat_map(|(key, object)| [Value::Int(*key), Value::Int(*object)]));
        cx.write(&REMEMBER_16, &values)?;
    }
    Ok(())
}

/// A badge from elsewhere.
pub struct Award<'a> {
    pub id: i64,
    pub member: MemberId,
    pub name: &'a str,
    pub class: i64,
    pub for_tag: bool,
    pub at: Moment,
}

pub fn award(cx: &mut Cx<'_, Write>, award: &Award<'_>) -> Outcome<()> {
    cx.write(&AWARD, params![award.id, award.member, award.name, award.class, award.for_tag, award.at]).map(drop)
}
