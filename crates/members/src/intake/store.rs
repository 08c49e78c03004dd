//! SQL of the intake of people.

use grove_kernel::intake::MemberRow;
use grove_kernel::{MemberId, Outcome, Role};
use grove_store::{Cx, Value, Write, first, params, sql};

use crate::identity::{Handle, name_key, tidied};

/// Skeletons looked up at once.
const AT_ONCE: usize = 32;

macro_rules! thirty_two {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, \
         $28, $29, $30, $31, $32)"
    };
}

sql! {
    system TAKEN = concat!("SELECT skeleton FROM member WHERE skeleton IN ", thirty_two!(),
        " UNION ALL SELECT skeleton FROM handle_history WHERE skeleton IN ", thirty_two!());
    system LAST_ORDINAL = "SELECT CAST(COALESCE(MAX(ordinal), 0) AS BIGINT) FROM member";
    write INSERT = "INSERT INTO member (id, ordinal, handle, skeleton, name, name_key, role, bio, bio_html, is_bot, joined_at, approved_at, last_seen_at, \
        left_at, import_batch) VALUES ($1, $2, $3, $4, $5, $14, $6, $7, $8, $9, $10, $10, $11, $12, $13)";
}

/// Those of these skeletons that somebody has or had.
pub fn taken<M>(cx: &Cx<'_, M>, skeletons: &[String]) -> Outcome<Vec<String>> {
    let mut taken = Vec::new();
    for some in skeletons.chunks(AT_ONCE) {
        let mut values: Vec<Value<'_>> = some.iter().map(Value::from).collect();
        values.resize(AT_ONCE, Value::Null);
        taken.extend(cx.system(&TAKEN, &values, first::<String>)?);
    }
    Ok(taken)
}

pub fn last_ordinal<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    Ok(cx.system_one(&LAST_ORDINAL, params![], first)?.unwrap_or(0))
}

pub fn insert(cx: &mut Cx<'_, Write>, batch: i64, id: MemberId, ordinal: i64, handle: &Handle, row: &MemberRow) -> Outcome<()> {
    let (skeleton, name) = (handle.skeleton(), tidied(&row.name));
    let key = name_key(&name);
    let left_at = row.is_nobody.then_some(row.joined_at);
    cx.write(
        &INSERT,
        params![
            id,
            ordinal,
            handle.as_str(),
            &skeleton,
            &name,
            Role::Member.number(),
            &row.bio.source,
            &row.bio.html,
            row.is_bot,
            row.joined_at,
            row.last_seen_at,
            left_at,
            batch,
            &key
        ],
    )
    .map(drop)
}
