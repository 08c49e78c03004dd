//! SQL of mentions.

use grove_kernel::{Floor, HasViewer, Id, Kind, MemberId, Outcome, Place, Role, SpaceId, TopicId};
use std::time::Duration;

use grove_store::{Columns, Cx, Value, Write, params, sql};

/// Handles looked up at once; more in one text are left as they are.
const AT_ONCE: usize = 32;

sql! {
    system MENTIONABLE = "SELECT m.id, m.handle, m.name, m.role, COALESCE((SELECT MAX(a.reach) FROM space_access a WHERE a.space = $1 AND a.grantee = m.id), 0), \
        EXISTS (SELECT 1 FROM aversion b WHERE b.member = m.id AND b.other = $34 AND b.kind = 'block') \
        FROM member m WHERE m.approved_at IS NOT NULL AND m.left_at IS NULL AND m.handle IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
        $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)";
    system BEGINS = "SELECT m.id, m.handle, m.name, m.role, COALESCE((SELECT MAX(a.reach) FROM space_access a WHERE a.space = $1 AND a.grantee = m.id), 0), \
        EXISTS (SELECT 1 FROM aversion b WHERE b.member = m.id AND b.other = $3 AND b.kind = 'block') \
        FROM member m WHERE m.approved_at IS NOT NULL AND m.left_at IS NULL AND m.id <> $3 \
        AND (m.handle LIKE $2 OR LOWER(m.name) LIKE $2 OR LOWER(m.name) LIKE $4) \
        AND (m.role >= $5 OR EXISTS (SELECT 1 FROM space_access s WHERE s.space = $1 AND s.grantee = m.id AND s.reach >= 2)) \
        AND NOT EXISTS (SELECT 1 FROM aversion w WHERE w.member = $3 AND w.other = m.id AND w.kind = 'block') \
        ORDER BY CASE WHEN EXISTS (SELECT 1 FROM topic t WHERE t.id = $6 AND t.author = m.id) \
            OR EXISTS (SELECT 1 FROM reply r WHERE r.topic = $6 AND r.author = m.id AND r.deleted_at IS NULL) THEN 0 \
            WHEN EXISTS (SELECT 1 FROM membership i WHERE i.space = $1 AND i.member = m.id) THEN 1 ELSE 2 END, m.handle LIMIT $7";
    visible LATELY = "SELECT (SELECT COUNT(*) FROM topic t WHERE t.author = $1 AND t.created_at > $3) \
        + (SELECT COUNT(*) FROM reply r WHERE r.author = $1 AND r.created_at > $3) WHERE CAST($2 AS BIGINT) < 1";
    write REMEMBER = "INSERT INTO mention (kind, target, member, at) VALUES ($1, $2, $3, $4) ON CONFLICT (kind, target, member) DO NOTHING";
}

/// Somebody who was mentioned, and how far they see into the place.
pub struct Mentioned {
    pub id: MemberId,
    pub handle: String,
    pub name: String,
    role: Role,
    reach: i64,
    pub blocks_author: bool,
}

impl Mentioned {
    pub fn sees(&self, place: &Place) -> bool {
        self.reach >= 2 || passes(self.role, place)
    }
}

/// Whether everybody of a role sees into a place.
fn passes(role: Role, place: &Place) -> bool {
    let floor = match role {
        Role::Member => Floor::Members,
        Role::Moderator => Floor::Moderators,
        Role::Admin | Role::Owner => Floor::Admins,
    };
    floor.grantee() <= place.content.grantee()
}

pub fn mentionable<M>(cx: &Cx<'_, M>, space: SpaceId, handles: &[String]) -> Outcome<Vec<Mentioned>> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value<'_>> = vec![space.into()];
    values.extend(handles.iter().take(AT_ONCE).map(Value::from));
    values.resize(AT_ONCE + 1, Value::Null);
    values.push(Value::Int(cx.viewer().grantee()));
    cx.system(&MENTIONABLE, &values, read)
}

/// Members who see a place and whose handle, name or one of its words begins so: those of the topic first,
/// then those of the space, then others, each by handle. Whom the viewer has blocked is not offered.
pub fn begins<M>(cx: &Cx<'_, M>, place: &Place, topic: Option<TopicId>, begun: &str, most: usize) -> Outcome<Vec<Mentioned>> {
    let (first, later) = (format!("{begun}%"), format!("% {begun}%"));
    let role = Role::ALL.into_iter().find(|role| passes(*role, place)).map_or(i64::MAX, Role::number);
    let topic = topic.map_or(0, Id::raw);
    cx.system(&BEGINS, params![place.space, &first, cx.viewer().grantee(), &later, role, topic, most], read)
}

fn read(row: &mut Columns<'_>) -> Outcome<Mentioned> {
    Ok(Mentioned {
        id: row.take()?,
        handle: row.take()?,
        name: row.take()?,
        role: Role::from_number(row.take()?),
        reach: row.take()?,
        blocks_author: row.take()?,
    })
}

/// How much the viewer wrote in the last 24 hours; deleting does not make room.
pub fn written_lately<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    let day_ago = cx.now().minus(Duration::from_secs(24 * 3600));
    cx.tally(&LATELY, params![day_ago])
}

pub fn remember_mentions<K: Kind>(cx: &mut Cx<'_, Write>, target: Id<K>, members: &[MemberId]) -> Outcome<Vec<MemberId>> {
    let now = cx.now();
    let mut fresh = Vec::new();
    for member in members {
        if cx.write(&REMEMBER, params![K::PREFIX, target, *member, now])? > 0 {
            fresh.push(*member);
        }
    }
    Ok(fresh)
}
