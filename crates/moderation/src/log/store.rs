//! SQL of the log. The list of verbs is that of the index `activity_of_moderation` in the migration.

use grove_kernel::{Cursor, Outcome, Paged, Visible};
use grove_store::{Columns, Cx, params, sql};

use super::entry::Entry;
use crate::reports::read_place;

sql! {
    visible LOG = "SELECT a.id, a.at, a.actor, a.verb, a.object_kind, a.object_id, a.space IS NOT NULL, s.id, s.card_floor, s.content_floor, s.slug, \
        s.name, a.target_member, a.payload, \
        CASE a.verb WHEN 'report.decided' THEN (SELECT r.words FROM report r WHERE r.id = a.object_id) \
        WHEN 'member.silenced' THEN (SELECT MAX(n.words) FROM sanction n WHERE n.member = a.object_id AND n.kind = 'silence' AND n.at = a.at) \
        WHEN 'member.suspended' THEN (SELECT MAX(n.words) FROM sanction n WHERE n.member = a.object_id AND n.kind = 'suspension' AND n.at = a.at) END \
        FROM activity a LEFT JOIN space s ON s.id = a.space \
        WHERE a.verb IN ('topic.removed', 'topic.restored', 'topic.closed', 'topic.reopened', 'topic.pinned', 'topic.unpinned', \
        'topic.moved', 'topic.edited', 'reply.removed', 'reply.restored', 'reply.edited', 'report.decided', 'report.reopened', 'member.suspended', \
        'member.silenced', 'member.lifted', 'member.role_changed', 'member.approved', 'member.declined', 'membership.removed') \
        AND a.import_batch IS NULL AND (a.actor IS NULL OR a.target_member IS NULL OR a.actor <> a.target_member) \
        AND (a.target_member IS NULL OR a.target_member <> $1 OR a.verb NOT IN ('report.decided', 'report.reopened')) \
        AND CASE WHEN a.space IS NULL THEN CAST($2 AS BIGINT) <= -2 ELSE EXISTS (SELECT 1 FROM space_access va \
        WHERE va.space = a.space AND va.reach = 2 AND ((va.grantee = $1 AND (va.role >= 2 OR CAST($2 AS BIGINT) <= -2)) \
        OR (va.grantee <= 0 AND va.grantee >= $2 AND CAST($2 AS BIGINT) <= -2))) END \
        AND (a.at, a.id) < ($3, $4) ORDER BY a.at DESC, a.id DESC LIMIT $5";
}

/// The newest first.
pub fn list<M>(cx: &Cx<'_, M>, after: Option<Cursor>, size: usize) -> Outcome<Paged<Visible<Entry>>> {
    let after = after.unwrap_or(Cursor::TOP);
    let rows = cx.visible(&LOG, params![after.key, after.id, size + 1], read)?;
    Ok(Paged::from_rows(rows, size, |entry| Cursor { key: entry.at.micros(), id: entry.id.raw() }))
}

fn read(row: &mut Columns<'_>) -> Outcome<Entry> {
    Ok(Entry {
        id: row.take()?,
        at: row.take()?,
        actor: row.take()?,
        verb: row.take()?,
        object_kind: row.take()?,
        object: row.take()?,
        is_placed: row.take()?,
        place: read_place(row)?,
        space_slug: row.take()?,
        space_name: row.take()?,
        target: row.take()?,
        rule: {
            let payload: serde_json::Value = serde_json::from_str(&row.take::<String>()?).map_err(grove_kernel::Refusal::broken)?;
            payload.get("rule").and_then(serde_json::Value::as_i64)
        },
        words: row.take()?,
    })
}
