//! SQL of replies.

use grove_kernel::{Cursor, HasViewer, MemberId, Outcome, Paged, Refusal, ReplyId, Sealed, TopicId, Visible};
use grove_members::face_columns;
use grove_members::identity::read_face;
use grove_spaces::{place_columns, read_place};
use grove_store::{Columns, Cx, Write, first, params, sql, visible_space};

use super::reply::{Reply, ReplyKind};
use crate::topics::store::{read_mark, read_removal};
use crate::writing::{Source, Written};

/// Replies on a page, not counting what hangs on them.
pub const PAGE: usize = 20;

/// `$1` is the one who looks.
macro_rules! reply {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.topic, ",
            place_columns!(),
            ", r.parent, r.kind, r.position, ",
            face_columns!(),
            ", r.format, r.html, r.text, r.created_at, r.edited_at, r.votes, r.deleted_at, r.deleted_by, r.deleted_rule, r.deleted_words, s.slug, s.math, ",
            "s.joining <> 'open', t.kind = 'question', t.author, t.deleted_at IS NOT NULL, COALESCE(t.accepted = r.id, FALSE), ",
            "EXISTS (SELECT 1 FROM aversion a WHERE a.member = r.author AND a.other = $1 AND a.kind = 'block'), ",
            "EXISTS (SELECT 1 FROM aversion a WHERE a.member = $1 AND a.other = r.author), ",
            "EXISTS (SELECT 1 FROM vote v WHERE v.kind = 'rep' AND v.target = r.id AND v.member = $1) ",
            "FROM reply r JOIN topic t ON t.id = r.topic JOIN space s ON s.id = t.space JOIN member m ON m.id = r.author ",
            $rest
        )
    };
}

sql! {
    sealed FIND = reply!("WHERE r.id = $2");
    sealed SOURCE = "SELECT format, source FROM reply WHERE id = $1";
    sealed TOP = reply!("WHERE r.topic = $2 AND r.parent IS NULL AND r.position > $3 ORDER BY r.position LIMIT $4");
    sealed UNDER = reply!("WHERE r.parent IN (SELECT p.id FROM reply p WHERE p.topic = $2 AND p.parent IS NULL AND p.position > $3 AND p.position <= $4) \
        ORDER BY r.position");
    sealed SINCE = reply!("WHERE r.topic = $2 AND r.position > $3 AND r.deleted_at IS NULL ORDER BY r.position LIMIT 50");
    sealed FIRST_UNREAD = reply!("WHERE r.topic = $2 AND r.position > $3 AND r.author <> $1 AND r.deleted_at IS NULL AND NOT EXISTS \
        (SELECT 1 FROM aversion o WHERE o.member = $1 AND o.other = r.author) ORDER BY r.position LIMIT 1");
    visible RANK = concat!("SELECT COUNT(*) FROM reply p JOIN topic t ON t.id = p.topic WHERE p.topic = $3 AND p.parent IS NULL AND p.position < $4 AND ",
        visible_space!("t.space"));
    system NTH = "SELECT p.position FROM reply p WHERE p.topic = $1 AND p.parent IS NULL ORDER BY p.position LIMIT 1 OFFSET $2";
    system BEFORE = "SELECT p.position FROM reply p WHERE p.topic = $1 AND p.parent IS NULL AND p.position < $2 ORDER BY p.position DESC LIMIT 1 OFFSET $3";
    system TOP_POSITION = "SELECT COALESCE(p.position, r.position) FROM reply r LEFT JOIN reply p ON p.id = r.parent WHERE r.id = $1";
    write NEXT = "UPDATE topic SET last_position = last_position + 1, active_at = $2, active_by = $3, replies = replies + $4 WHERE id = $1 \
        RETURNING last_position";
    write INSERT = "INSERT INTO reply (id, topic, parent, kind, position, author, format, source, html, text, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    write SET_TEXT = "UPDATE reply SET format = 'markdown', source = $2, html = $3, text = $4, edited_at = $5, edited_by = $6 WHERE id = $1";
    write SET_DELETED = "UPDATE reply SET deleted_at = $2, deleted_by = $3, deleted_rule = $4, deleted_words = $5 WHERE id = $1";
    write COUNT_AGAIN = "UPDATE topic SET replies = (SELECT COUNT(*) FROM reply r WHERE r.topic = $1 AND r.kind = 'reply' AND r.deleted_at IS NULL), \
        active_at = COALESCE((SELECT MAX(r.created_at) FROM reply r WHERE r.topic = $1 AND r.deleted_at IS NULL), created_at) \
        WHERE id = $1";
}

fn me<M>(cx: &Cx<'_, M>) -> i64 {
    cx.viewer().grantee()
}

pub fn find<M>(cx: &Cx<'_, M>, id: ReplyId) -> Outcome<Sealed<Reply>> {
    cx.one(&FIND, params![me(cx), id], read)?.ok_or(Refusal::NotFound)
}

/// The text as it was written, for those who may edit it.
pub fn source<M>(cx: &Cx<'_, M>, reply: &Visible<Reply>) -> Outcome<Source> {
    let found = cx.one(&SOURCE, params![reply.id], |row| Ok(Source { format: row.take()?, text: row.take()? }))?;
    Ok(found.ok_or(Refusal::NotFound)?.visible_to(cx)?.into_inner())
}

/// A page of a topic the viewer has opened: replies in order, and after them what hangs on them. What
/// is deleted opens only for those who may see it, so a page may hold fewer than it was asked for.
pub fn page_of<M>(cx: &Cx<'_, M>, topic: TopicId, after: i64, size: usize) -> Outcome<Paged<Visible<Reply>>> {
    let mut last = after;
    let mut positions = Vec::new();
    let mut top = cx.many(&TOP, params![me(cx), topic, after, size + 1], |row| {
        let reply = read(row)?;
        positions.push(reply.position);
        Ok(reply)
    })?;
    let more = top.len() > size;
    top.truncate(size);
    last = positions.into_iter().take(size).next_back().unwrap_or(last);
    let under = cx.many(&UNDER, params![me(cx), topic, after, last], read)?;
    let items = top.into_iter().chain(under).filter_map(|reply| reply.visible_to(cx).ok()).collect();
    Ok(Paged { items, next: more.then_some(Cursor { key: last, id: 0 }) })
}

/// What was said after a position: for "3 new replies".
pub fn since<M>(cx: &Cx<'_, M>, topic: TopicId, position: i64) -> Outcome<Vec<Visible<Reply>>> {
    Ok(cx.many(&SINCE, params![me(cx), topic, position], read)?.into_iter().filter_map(|r| r.visible_to(cx).ok()).collect())
}

/// Where the page begins on which a reply stands: the position before its first.
pub fn page_start<M>(cx: &Cx<'_, M>, reply: &Visible<Reply>) -> Outcome<i64> {
    let position = cx.system_one(&TOP_POSITION, params![reply.id], first::<i64>)?.unwrap_or(reply.position);
    // Pages are counted from the start of the topic, so that everybody's pages are the same.
    let rank = usize::try_from(cx.tally::<i64>(&RANK, params![reply.topic, position])?).unwrap_or(0);
    if rank < PAGE {
        return Ok(0);
    }
    Ok(cx.system_one(&NTH, params![reply.topic, rank / PAGE * PAGE - 1], first::<i64>)?.unwrap_or(0))
}

/// The first reply of others after a position.
pub fn first_unread<M>(cx: &Cx<'_, M>, topic: TopicId, read: i64) -> Outcome<Option<Visible<Reply>>> {
    Ok(cx.one(&FIRST_UNREAD, params![me(cx), topic, read], self::read)?.and_then(|reply| reply.visible_to(cx).ok()))
}

/// Where the page before this one begins; `None` on the first.
pub fn previous_start<M>(cx: &Cx<'_, M>, topic: TopicId, start: i64) -> Outcome<Option<i64>> {
    if start == 0 {
        return Ok(None);
    }
    let first_of_previous = cx.system_one(&BEFORE, params![topic, start.saturating_add(1), PAGE], first::<i64>)?;
    Ok(Some(first_of_previous.unwrap_or(0)))
}

/// Takes the next position of a topic, and counts the reply.
pub fn next_position(cx: &mut Cx<'_, Write>, topic: TopicId, kind: ReplyKind) -> Outcome<i64> {
    let (now, me) = (cx.now(), cx.me()?);
    let counts = i64::from(kind == ReplyKind::Reply);
    let position = cx.write_returning(&NEXT, params![topic, now, me, counts], first)?;
    position.into_iter().next().ok_or(Refusal::NotFound)
}

/// A new row.
pub struct Row<'a> {
    pub id: ReplyId,
    pub topic: TopicId,
    pub parent: Option<ReplyId>,
    pub kind: ReplyKind,
    pub position: i64,
    pub author: MemberId,
    pub format: &'a str,
    pub body: &'a Written,
}

pub fn insert(cx: &mut Cx<'_, Write>, row: &Row<'_>) -> Outcome<()> {
    let now = cx.now();
    let body = row.body;
    cx.write(
        &INSERT,
        params![
            row.id,
            row.topic,
            row.parent,
            row.kind.name(),
            row.position,
            row.author,
            row.format,
            &body.source,
            &body.html,
            &body.text,
            now
        ],
    )
    .map(drop)
}

pub fn set_text(cx: &mut Cx<'_, Write>, reply: ReplyId, body: &Written) -> Outcome<()> {
    let (now, me) = (cx.now(), cx.me()?);
    cx.write(&SET_TEXT, params![reply, &body.source, &body.html, &body.text, now, me]).map(drop)
}

pub fn set_deleted(cx: &mut Cx<'_, Write>, reply: ReplyId, rule: Option<i64>, words: &str) -> Outcome<()> {
    let (now, me) = (cx.now(), cx.me()?);
    cx.write(&SET_DELETED, params![reply, now, me, rule, words]).map(drop)
}

pub fn unset_deleted(cx: &mut Cx<'_, Write>, reply: ReplyId) -> Outcome<()> {
    cx.write(&SET_DELETED, params![reply, None::<i64>, None::<i64>, None::<i64>, None::<&str>]).map(drop)
}

/// The counts of a topic, from its rows.
pub fn count_again(cx: &mut Cx<'_, Write>, topic: TopicId) -> Outcome<()> {
    cx.write(&COUNT_AGAIN, params![topic]).map(drop)
}

fn read(row: &mut Columns<'_>) -> Outcome<Reply> {
    Ok(Reply {
        id: row.take()?,
        topic: row.take()?,
        place: read_place(row)?,
        parent: row.take()?,
        kind: ReplyKind::from_name(&row.take::<String>()?),
        position: row.take()?,
        author: read_face(row)?,
        format: row.take()?,
        html: row.take()?,
        text: row.take()?,
        created_at: row.take()?,
        edited_at: row.take()?,
        votes: row.take()?,
        deleted: read_mark(row)?,
        removal: read_removal(row)?,
        space_slug: row.take()?,
        math: row.take()?,
        members_write: row.take()?,
        in_question: row.take()?,
        asker: row.take()?,
        topic_deleted: row.take()?,
        accepted: row.take()?,
        author_blocks_me: row.take()?,
        unwanted: row.take()?,
        voted: row.take()?,
    })
}
