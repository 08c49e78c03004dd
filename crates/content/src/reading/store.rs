//! SQL of reading.

use std::collections::HashMap;
use std::time::Duration;

use grove_kernel::{HasViewer, MemberId, Moment, Outcome, SpaceId, TopicId};
use grove_store::{Cx, Value, Write, first, params, sql, visible_space};

use super::Progress;
use crate::sixty_four;
use crate::wanted::{wanted_news, wanted_reply};

sql! {
    visible OF = "SELECT position FROM read_position WHERE member = $1 AND topic = $3 AND CAST($2 AS BIGINT) < 1";
    visible FRESH = concat!("SELECT r.topic, COUNT(*) FROM reply r LEFT JOIN read_position p ON p.topic = r.topic AND p.member = $1 \
        WHERE CAST($2 AS BIGINT) < 1 AND r.deleted_at IS NULL AND r.author <> $1 AND ", wanted_reply!("r"), " AND r.position > COALESCE(p.position, 0) AND r.topic IN ", sixty_four!(),
        " GROUP BY r.topic");
    /// Space by space, so that the first topic with news ends the look at its space and older ones are never reached.
    visible NEWS = concat!("SELECT s.id FROM space s WHERE ", visible_space!("s.id"), " AND EXISTS (SELECT 1 FROM topic t \
        LEFT JOIN read_position p ON p.topic = t.id AND p.member = $1 WHERE t.space = s.id AND t.deleted_at IS NULL \
        AND t.active_at > $3 AND (t.active_by IS NULL OR t.active_by <> $1) AND t.last_position > COALESCE(p.position, -1) AND ", wanted_news!("p"), ")");
    visible PROGRESS = concat!("SELECT CAST(COALESCE(SUM(CASE WHEN r.position <= $4 OR r.author = $1 THEN 1 ELSE 0 END), 0) AS BIGINT), COUNT(*) \
        FROM reply r JOIN topic t ON t.id = r.topic WHERE r.topic = $3 AND r.deleted_at IS NULL AND ", wanted_reply!("r"), " AND ", visible_space!("t.space"));
    quiet NOTE = "INSERT INTO read_position (member, topic, position, at) SELECT $1, t.id, CASE WHEN $3 > t.last_position THEN t.last_position ELSE $3 END, $4 \
        FROM topic t WHERE t.id = $2 ON CONFLICT (member, topic) DO UPDATE SET position = excluded.position, at = excluded.at \
        WHERE excluded.position > read_position.position";
    system VISITED = "SELECT COUNT(*) FROM activity WHERE at > $3 AND actor = $1 AND verb = 'space.visited' AND space = $2";
}

/// Remembers that the viewer has read up to here; going back is ignored.
pub fn note(cx: &mut Cx<'_, Write>, topic: TopicId, position: i64) -> Outcome<()> {
    let (me, now) = (cx.me()?, cx.now());
    cx.write(&NOTE, params![me, topic, position, now]).map(drop)
}

/// How far the viewer has read; `None` when never opened.
pub fn of<M>(cx: &Cx<'_, M>, topic: TopicId) -> Outcome<Option<i64>> {
    Ok(cx.tallies(&OF, params![topic], first)?.into_iter().next())
}

/// How much of a topic the viewer has read, who has come to this position.
pub fn progress<M>(cx: &Cx<'_, M>, topic: TopicId, position: i64) -> Outcome<Progress> {
    let found = cx.tallies(&PROGRESS, params![topic, position], |row| Ok(Progress { read: row.take()?, all: row.take()? }))?;
    Ok(found.into_iter().next().unwrap_or(Progress { read: 0, all: 0 }))
}

/// How many replies of others the viewer has not read and wants to, for the topics of a page.
pub fn fresh_counts<M>(cx: &Cx<'_, M>, topics: &[TopicId]) -> Outcome<HashMap<TopicId, i64>> {
    let mut fresh = HashMap::new();
    if cx.viewer().id().is_none() {
        return Ok(fresh);
    }
    for some in topics.chunks(sixty_four::MOST) {
        let values = sixty_four::padded(some.iter().map(|topic| Value::from(*topic)));
        fresh.extend(cx.tallies(&FRESH, &values, |row| Ok((row.take::<TopicId>()?, row.take::<i64>()?)))?);
    }
    Ok(fresh)
}

/// Spaces in which something was said since a moment that the viewer has not read.
pub fn spaces_with_news<M>(cx: &Cx<'_, M>, since: Moment) -> Outcome<Vec<SpaceId>> {
    cx.tallies(&NEWS, params![since], first)
}

pub fn first_visit_this_hour(cx: &Cx<'_, Write>, member: MemberId, space: SpaceId) -> Outcome<bool> {
    let hour_ago = cx.now().minus(Duration::from_secs(3600));
    Ok(cx.system_one(&VISITED, params![member, space, hour_ago], first::<i64>)?.unwrap_or(0) == 0)
}
