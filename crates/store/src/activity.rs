//! The activity log: append-only, one row per target, read by `position` and nothing else.
//!
//! Positions are dense and gap-free. On SQLite the one writer gives them. On PostgreSQL transactions
//! commit in any order, so rows arrive without a position and one lease holder numbers those it can
//! see: a reader that has read position n will never see a smaller one appear (docs/decisions/0002).

use grove_kernel::{Activity, Envelope, HasViewer, Outcome};

use crate::cx::{Cx, Write};
use crate::value::{Columns, first};
use crate::{params, sql};

sql! {
    quiet INSERT = "INSERT INTO activity (id, position, at, actor, verb, object_kind, object_id, space, root, target_member, \
        channel, payload, actor_is_staff, actor_is_bot, actor_is_brand, import_batch) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    system AFTER = "SELECT id, position, at, actor, verb, object_kind, object_id, space, root, target_member, channel, payload, \
        actor_is_staff, actor_is_bot, actor_is_brand, import_batch FROM activity WHERE position > $1 ORDER BY position LIMIT $2";
    system LAST = "SELECT CAST(COALESCE(MAX(position), 0) AS BIGINT) FROM activity";
    system UNNUMBERED = "SELECT id FROM activity WHERE position IS NULL ORDER BY seq LIMIT $1";
    system UNNUMBERED_COUNT = "SELECT COUNT(*) FROM activity WHERE position IS NULL";
    system SOME_WAIT = "SELECT EXISTS (SELECT 1 FROM activity WHERE position IS NULL)";
    quiet NUMBER = "UPDATE activity SET position = $2 WHERE id = $1 AND position IS NULL";
}

pub(crate) fn insert(cx: &mut Cx<'_, Write>, verb: &str, envelope: &Envelope, position: Option<i64>) -> Outcome<()> {
    let id = cx.log_id();
    let history = cx.history();
    let actor = history.map_or_else(|| cx.viewer().id(), |h| h.actor);
    let (staff, bot, brand) = match history {
        Some(history) => (false, history.bot, false),
        None => cx.viewer().found().map_or((false, false, false), |f| (f.is_staff, f.is_bot, f.is_brand)),
    };
    let payload = serde_json::Value::Object(envelope.payload.clone()).to_string();
    let channel = if history.is_some() { grove_kernel::Channel::Import } else { cx.channel() };
    cx.write(
        &INSERT,
        params![
            id,
            position,
            cx.now(),
            actor,
            verb,
            envelope.object_kind,
            envelope.object,
            envelope.space,
            envelope.root,
            envelope.target,
            channel.name(),
            payload.as_str(),
            staff,
            bot,
            brand,
            history.map(|h| h.batch)
        ],
    )?;
    Ok(())
}

/// Activities after a position, in order.
pub fn activities_after<M>(cx: &Cx<'_, M>, position: i64, limit: usize) -> Outcome<Vec<Activity>> {
    cx.system(&AFTER, params![position, limit], read)
}

/// The newest position.
pub fn last_position<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    Ok(cx.system_one(&LAST, params![], first)?.unwrap_or(0))
}

/// How long the log is: rows that still wait for their position are counted too.
pub fn log_length<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    Ok(last_position(cx)? + cx.system_one(&UNNUMBERED_COUNT, params![], first::<i64>)?.unwrap_or(0))
}

/// Is there a committed row without a position?
pub(crate) fn some_wait<M>(cx: &Cx<'_, M>) -> Outcome<bool> {
    Ok(cx.system_one(&SOME_WAIT, params![], first)?.unwrap_or(false))
}

/// Gives positions to committed rows that have none. Run by the lease holder, on PostgreSQL.
/// Order is that of `seq`, drawn inside each transaction: it keeps the order within an act, and an act
/// that began after another was committed never comes before it.
pub(crate) fn number_waiting(cx: &mut Cx<'_, Write>, limit: usize) -> Outcome<usize> {
    let waiting = cx.system(&UNNUMBERED, params![limit], first::<grove_kernel::ActivityId>)?;
    let mut position = last_position(cx)?;
    for id in &waiting {
        position += 1;
        cx.write(&NUMBER, params![*id, position])?;
    }
    Ok(waiting.len())
}

fn read(row: &mut Columns<'_>) -> Outcome<Activity> {
    Ok(Activity {
        id: row.take()?,
        position: row.take()?,
        at: row.take()?,
        actor: row.take()?,
        verb: row.take()?,
        object_kind: row.take()?,
        object: row.take()?,
        space: row.take()?,
        root: row.take()?,
        target: row.take()?,
        channel: row.take()?,
        payload: serde_json::from_str(&row.take::<String>()?).map_err(grove_kernel::Refusal::broken)?,
        actor_is_staff: row.take()?,
        actor_is_bot: row.take()?,
        actor_is_brand: row.take()?,
        import_batch: row.take()?,
    })
}
