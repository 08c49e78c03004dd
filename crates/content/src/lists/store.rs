//! SQL of lists.

use std::collections::HashMap;

use grove_kernel::{Cursor, MemberId, Moment, Outcome, Paged, SpaceId, TopicId, Visible};
use grove_members::face_columns;
use grove_members::identity::read_face;
use grove_spaces::{place_columns, read_place};
use grove_store::{Columns, Cx, Value, params, sql, visible_space};

use super::head::{Deleted, Head, News, Order, Remark, Voices};
use crate::sixty_four;
use crate::topics::TopicKind;
use crate::wanted::wanted_news;

/// Up to the filter by the viewer, which every statement names itself.
macro_rules! head {
    ($join:literal) => {
        concat!(
            "SELECT t.id, ",
            place_columns!(),
            ", s.slug, s.name, s.icon, t.kind, ",
            face_columns!(),
            ", t.title, SUBSTR(t.text, 1, 240), t.created_at, t.active_at, t.replies, t.votes, t.last_position, t.accepted IS NOT NULL, ",
            "t.closed_at IS NOT NULL, t.pinned_at IS NOT NULL, r.position, ",
            "EXISTS (SELECT 1 FROM aversion o WHERE o.member = $1 AND o.other = t.author) FROM ",
            $join,
            " JOIN space s ON s.id = t.space JOIN member m ON m.id = t.author ",
            "LEFT JOIN read_position r ON r.topic = t.id AND r.member = $1 WHERE t.deleted_at IS NULL AND "
        )
    };
}

/// After a cursor, by the newest thing said.
macro_rules! by_activity {
    () => {
        " AND (t.active_at, t.id) < ($3, $4) ORDER BY t.active_at DESC, t.id DESC LIMIT $5"
    };
}

/// After a cursor, by when it was begun.
macro_rules! by_creation {
    () => {
        " AND (t.created_at, t.id) < ($3, $4) ORDER BY t.created_at DESC, t.id DESC LIMIT $5"
    };
}

sql! {
    visible LATEST = concat!(head!("topic t"), visible_space!("t.space"), by_activity!());
    visible IN_SPACE = concat!(head!("topic t"), visible_space!("t.space"), " AND t.space = $6 AND t.pinned_at IS NULL", by_activity!());
    visible UNANSWERED = concat!(head!("topic t"), visible_space!("t.space"),
        " AND t.space = $6 AND t.kind = 'question' AND t.replies = 0 AND t.closed_at IS NULL", by_activity!());
    visible WAITING = concat!(head!("topic t"), visible_space!("t.space"),
        " AND t.kind = 'question' AND t.replies = 0 AND t.closed_at IS NULL", by_activity!());
    visible SOLVED = concat!(head!("topic t"), visible_space!("t.space"), " AND t.space = $6 AND t.accepted IS NOT NULL", by_activity!());
    visible OF_KIND = concat!(head!("topic t"), visible_space!("t.space"), " AND t.space = $6 AND t.kind = $7", by_activity!());
    visible TAGGED = concat!(head!("topic_tag g JOIN topic t ON t.id = g.topic"), visible_space!("t.space"), " AND g.tag = $6", by_activity!());
    visible UNREAD = concat!(head!("topic t"), visible_space!("t.space"), " AND t.active_at > $6 AND t.last_position > COALESCE(r.position, -1) \
        AND (r.position IS NOT NULL OR t.created_at > $6) AND ", wanted_news!("r"), by_activity!());
    /// A hundred are as good as all: how many of them were never opened, and how many went on.
    visible NEWS = concat!("SELECT CAST(COALESCE(SUM(x.never), 0) AS BIGINT), COUNT(*) FROM (SELECT CASE WHEN r.position IS NULL THEN 1 ELSE 0 END AS never FROM topic t \
        LEFT JOIN read_position r ON r.topic = t.id AND r.member = $1 WHERE t.deleted_at IS NULL AND ", visible_space!("t.space"), " AND t.active_at > $3 \
        AND t.last_position > COALESCE(r.position, -1) AND (r.position IS NOT NULL OR t.created_at > $3) AND ", wanted_news!("r"), " LIMIT 100) x");
    visible NEWEST = concat!(head!("topic t"), visible_space!("t.space"), by_creation!());
    visible BY_AUTHOR = concat!(head!("topic t"), visible_space!("t.space"), " AND t.author = $6", by_creation!());
    visible DELETED = concat!("SELECT t.id, t.title, SUBSTR(t.text, 1, 240), t.deleted_at, t.deleted_rule IS NOT NULL FROM topic t \
        WHERE t.author = $1 AND t.deleted_at IS NOT NULL AND ", visible_space!("t.space"), " ORDER BY t.deleted_at DESC LIMIT $3");
    visible PINNED = concat!(head!("topic t"), visible_space!("t.space"), " AND t.space = $3 AND t.pinned_at IS NOT NULL ORDER BY t.pinned_at DESC LIMIT 20");
    visible REMARKS = concat!("SELECT r.id, t.id, ", place_columns!(), ", s.name, t.title, SUBSTR(r.text, 1, 240), r.created_at, COALESCE(t.accepted = r.id, FALSE) \
        FROM reply r JOIN topic t ON t.id = r.topic JOIN space s ON s.id = t.space \
        WHERE r.author = $3 AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND ", visible_space!("t.space"),
        " AND (r.created_at, r.id) < ($4, $5) ORDER BY r.created_at DESC, r.id DESC LIMIT $6");
    visible UNREAD_BY_SPACE = concat!("SELECT t.space, COUNT(*) FROM topic t LEFT JOIN read_position r ON r.topic = t.id AND r.member = $1 \
        WHERE t.deleted_at IS NULL AND t.active_at > $3 AND t.last_position > COALESCE(r.position, -1) \
        AND (r.position IS NOT NULL OR t.created_at > $3) AND ", wanted_news!("r"), " AND ", visible_space!("t.space"), " GROUP BY t.space");
    visible TOPICS_BY = concat!("SELECT COUNT(*) FROM topic t WHERE t.author = $3 AND t.deleted_at IS NULL AND ", visible_space!("t.space"));
    visible REPLIES_BY = concat!("SELECT COUNT(*) FROM reply r JOIN topic t ON t.id = r.topic \
        WHERE r.author = $3 AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND ", visible_space!("t.space"));
    visible TAGS_ON = concat!("SELECT g.topic, g.tag FROM topic_tag g JOIN topic t ON t.id = g.topic WHERE ", visible_space!("t.space"),
        " AND g.topic IN ", sixty_four!(), " ORDER BY g.topic, g.tag");
    /// Those who spoke last, three a topic, among the last thirty things said: enough for faces, and as
    /// much work for a topic of ten thousand replies as for one of thirty.
    visible PEOPLE_IN = concat!("SELECT x.topic, ", face_columns!(), ", CASE WHEN x.place > 1 OR EXISTS (SELECT 1 FROM aversion a \
        WHERE a.member = $1 AND a.other = x.author) THEN '' ELSE COALESCE((SELECT SUBSTR(l.text, 1, 240) FROM reply l WHERE l.topic = x.topic AND l.position = x.last), '') END \
        FROM (SELECT r.topic, r.author, MAX(r.position) AS last, \
        ROW_NUMBER() OVER (PARTITION BY r.topic ORDER BY MAX(r.position) DESC) AS place FROM topic t JOIN reply r ON r.topic = t.id \
        WHERE r.deleted_at IS NULL AND r.position > t.last_position - 30 AND ", visible_space!("t.space"), " AND t.id IN ", sixty_four!(),
        " GROUP BY r.topic, r.author) x JOIN member m ON m.id = x.author WHERE x.place <= 3 ORDER BY x.topic, x.place");
}

/// A page of topics, those the viewer may see.
pub fn list<M>(cx: &Cx<'_, M>, order: &Order, after: Option<Cursor>, size: usize) -> Outcome<Paged<Visible<Head>>> {
    let after = after.unwrap_or(Cursor::TOP);
    let (key, id, most) = (after.key, after.id, size + 1);
    let rows = match order {
        Order::Latest => cx.visible(&LATEST, params![key, id, most], read_head)?,
        Order::Newest => cx.visible(&NEWEST, params![key, id, most], read_head)?,
        Order::InSpace(space) => cx.visible(&IN_SPACE, params![key, id, most, *space], read_head)?,
        Order::Unanswered(space) => cx.visible(&UNANSWERED, params![key, id, most, *space], read_head)?,
        Order::Waiting => cx.visible(&WAITING, params![key, id, most], read_head)?,
        Order::Solved(space) => cx.visible(&SOLVED, params![key, id, most, *space], read_head)?,
        Order::OfKind(space, kind) => cx.visible(&OF_KIND, params![key, id, most, *space, kind.name()], read_head)?,
        Order::Tagged(tag) => cx.visible(&TAGGED, params![key, id, most, tag], read_head)?,
        Order::ByAuthor(member) => cx.visible(&BY_AUTHOR, params![key, id, most, *member], read_head)?,
        Order::Unread(since) => cx.visible(&UNREAD, params![key, id, most, *since], read_head)?,
    };
    Ok(Paged::from_rows(rows, size, |head| {
        let key = if order.by_creation() { head.created_at } else { head.active_at };
        Cursor { key: key.micros(), id: head.id.raw() }
    }))
}

/// How many topics hold something unread said after this: those never opened, and those that went on.
pub fn news<M>(cx: &Cx<'_, M>, since: Moment) -> Outcome<News> {
    let found = cx.tallies(&NEWS, params![since], |row| {
        let (begun, all): (i64, i64) = (row.take()?, row.take()?);
        Ok(News { begun, went_on: all - begun })
    })?;
    Ok(found.into_iter().next().unwrap_or_default())
}

pub fn pinned<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<Vec<Visible<Head>>> {
    cx.visible(&PINNED, params![space], read_head)
}

/// Topics of the viewer's own that are gone for others, the last one first.
pub fn deleted<M>(cx: &Cx<'_, M>, most: usize) -> Outcome<Vec<Deleted>> {
    cx.tallies(&DELETED, params![most], |row| {
        Ok(Deleted { id: row.take()?, title: row.take()?, excerpt: row.take()?, at: row.take()?, removed: row.take()? })
    })
}

/// What somebody said in topics, the newest first.
pub fn remarks<M>(cx: &Cx<'_, M>, author: MemberId, after: Option<Cursor>, size: usize) -> Outcome<Paged<Visible<Remark>>> {
    let after = after.unwrap_or(Cursor::TOP);
    let rows = cx.visible(&REMARKS, params![author, after.key, after.id, size + 1], |row| {
        Ok(Remark {
            id: row.take()?,
            topic: row.take()?,
            place: read_place(row)?,
            space_name: row.take()?,
            title: row.take()?,
            excerpt: row.take()?,
            created_at: row.take()?,
            accepted: row.take()?,
        })
    })?;
    Ok(Paged::from_rows(rows, size, |remark| Cursor { key: remark.created_at.micros(), id: remark.id.raw() }))
}

/// In how many topics of each space something waits to be read: those that [`Order::Unread`] lists.
pub fn unread_by_space<M>(cx: &Cx<'_, M>, since: Moment) -> Outcome<HashMap<SpaceId, i64>> {
    Ok(cx.tallies(&UNREAD_BY_SPACE, params![since], |row| Ok((row.take()?, row.take()?)))?.into_iter().collect())
}

/// How many topics of somebody the viewer may see.
pub fn topics_by<M>(cx: &Cx<'_, M>, author: MemberId) -> Outcome<i64> {
    cx.tally(&TOPICS_BY, params![author])
}

/// How many replies of somebody the viewer may see.
pub fn replies_by<M>(cx: &Cx<'_, M>, author: MemberId) -> Outcome<i64> {
    cx.tally(&REPLIES_BY, params![author])
}

/// The tags of the topics of a page.
pub fn tags_on<M>(cx: &Cx<'_, M>, topics: &[TopicId]) -> Outcome<HashMap<TopicId, Vec<String>>> {
    let mut tags: HashMap<TopicId, Vec<String>> = HashMap::new();
    for some in topics.chunks(sixty_four::MOST) {
        let values = sixty_four::padded(some.iter().map(|topic| Value::from(*topic)));
        for (topic, tag) in cx.tallies(&TAGS_ON, &values, |row| Ok((row.take()?, row.take()?)))? {
            tags.entry(topic).or_default().push(tag);
        }
    }
    Ok(tags)
}

/// Who spoke last in the topics of a page, and the last words unless the viewer does not want to read them.
pub fn voices_in<M>(cx: &Cx<'_, M>, topics: &[TopicId]) -> Outcome<HashMap<TopicId, Voices>> {
    let mut voices: HashMap<TopicId, Voices> = HashMap::new();
    for some in topics.chunks(sixty_four::MOST) {
        let values = sixty_four::padded(some.iter().map(|topic| Value::from(*topic)));
        for (topic, face, words) in cx.tallies(&PEOPLE_IN, &values, |row| Ok((row.take()?, read_face(row)?, row.take::<String>()?)))? {
            let of_topic = voices.entry(topic).or_default();
            if !words.is_empty() {
                of_topic.words = words;
            }
            of_topic.faces.push(face);
        }
    }
    Ok(voices)
}

fn read_head(row: &mut Columns<'_>) -> Outcome<Head> {
    Ok(Head {
        id: row.take()?,
        place: read_place(row)?,
        space_slug: row.take()?,
        space_name: row.take()?,
        space_icon: row.take()?,
        kind: TopicKind::from_name(&row.take::<String>()?),
        author: read_face(row)?,
        title: row.take()?,
        excerpt: row.take()?,
        created_at: row.take()?,
        active_at: row.take()?,
        replies: row.take()?,
        votes: row.take()?,
        last_position: row.take()?,
        solved: row.take()?,
        closed: row.take()?,
        pinned: row.take()?,
        read: row.take()?,
        unwanted: row.take()?,
    })
}
