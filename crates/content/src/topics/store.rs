//! SQL of topics. One wide query a page: five queries are five round trips on PostgreSQL. Lists are in
//! `lists`.

use grove_kernel::{HasViewer, MemberId, Moment, Outcome, Sealed, SpaceId, TopicId, Visible};
use grove_members::face_columns;
use grove_members::identity::read_face;
use grove_spaces::{place_columns, read_place};
use grove_store::{Columns, Cx, Write, first, params, sql, visible_space};

use super::page::People;
use super::topic::{Mark, Removal, Tags, Topic, TopicKind};
use crate::writing::{Source, Written};

sql! {
    sealed FIND = concat!("SELECT t.id, ", place_columns!(), ", s.slug, s.name, s.icon, s.math, s.joining <> 'open', t.kind, ", face_columns!(), ", \
        t.title, t.format, t.html, t.text, t.created_at, t.edited_at, t.active_at, t.last_position, \
        t.replies, t.votes, t.accepted, t.accepted_by, t.closed_at, t.closed_by, t.pinned_at, t.pinned_by, t.deleted_at, t.deleted_by, \
        t.deleted_rule, t.deleted_words, \
        EXISTS (SELECT 1 FROM aversion a WHERE a.member = t.author AND a.other = $2 AND a.kind = 'block'), \
        EXISTS (SELECT 1 FROM aversion a WHERE a.member = $2 AND a.other = t.author), \
        EXISTS (SELECT 1 FROM vote v WHERE v.kind = 'top' AND v.target = t.id AND v.member = $2), \
        (SELECT p.position FROM read_position p WHERE p.topic = t.id AND p.member = $2) \
        FROM topic t JOIN space s ON s.id = t.space JOIN member m ON m.id = t.author WHERE t.id = $1");
    sealed SOURCE = "SELECT format, source FROM topic WHERE id = $1";
    /// Who takes part, in the order in which they came, and how many they are.
    visible PEOPLE = concat!("SELECT ", face_columns!(), ", COUNT(*) OVER () FROM (SELECT x.author, MIN(x.position) AS came FROM (\
        SELECT t.author, 0 AS position FROM topic t WHERE t.id = $3 AND ", visible_space!("t.space"), " UNION ALL \
        SELECT r.author, r.position FROM reply r JOIN topic t ON t.id = r.topic WHERE r.topic = $3 AND r.deleted_at IS NULL AND ",
        visible_space!("t.space"), ") x GROUP BY x.author) y JOIN member m ON m.id = y.author ORDER BY y.came LIMIT 12");
    system TAGS_OF = "SELECT tag FROM topic_tag WHERE topic = $1 ORDER BY tag";
    write INSERT = "INSERT INTO topic (id, space, kind, author, title, format, source, html, text, created_at, active_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)";
    write SET_TITLE = "UPDATE topic SET title = $2, edited_at = $3, edited_by = $4 WHERE id = $1";
    write SET_BODY = "UPDATE topic SET format = 'markdown', source = $2, html = $3, text = $4 WHERE id = $1";
    write SET_CLOSED = "UPDATE topic SET closed_at = $2, closed_by = $3 WHERE id = $1";
    write SET_PINNED = "UPDATE topic SET pinned_at = $2, pinned_by = $3 WHERE id = $1";
    write SET_SPACE = "UPDATE topic SET space = $2 WHERE id = $1";
    write SET_DELETED = "UPDATE topic SET deleted_at = $2, deleted_by = $3, deleted_rule = $4, deleted_words = $5 WHERE id = $1";
    write CLEAR_TAGS = "DELETE FROM topic_tag WHERE topic = $1";
    write ADD_TAG = "INSERT INTO topic_tag (tag, topic) VALUES ($1, $2) ON CONFLICT (tag, topic) DO NOTHING";
}

pub fn find<M>(cx: &Cx<'_, M>, id: TopicId) -> Outcome<Sealed<Topic>> {
    let me = cx.viewer().grantee();
    cx.one(&FIND, params![id, me], read_topic)?.ok_or(grove_kernel::Refusal::NotFound)
}

/// The text as it was written, for those who may edit it.
pub fn source<M>(cx: &Cx<'_, M>, topic: &Visible<Topic>) -> Outcome<Source> {
    let found = cx.one(&SOURCE, params![topic.id], |row| Ok(Source { format: row.take()?, text: row.take()? }))?;
    Ok(found.ok_or(grove_kernel::Refusal::NotFound)?.visible_to(cx)?.into_inner())
}

pub fn tags_of<M>(cx: &Cx<'_, M>, topic: TopicId) -> Outcome<Vec<String>> {
    cx.system(&TAGS_OF, params![topic], first)
}

/// Who takes part in a conversation the viewer has opened.
pub fn people<M>(cx: &Cx<'_, M>, topic: TopicId) -> Outcome<People> {
    let mut people = People::default();
    cx.tallies(&PEOPLE, params![topic], |row| {
        people.first.push(read_face(row)?);
        people.all = row.take()?;
        Ok(())
    })?;
    Ok(people)
}

/// A new row.
pub struct Row<'a> {
    pub id: TopicId,
    pub space: SpaceId,
    pub kind: TopicKind,
    pub author: MemberId,
    pub title: &'a str,
    pub format: &'a str,
    pub body: &'a Written,
}

pub fn insert(cx: &mut Cx<'_, Write>, row: &Row<'_>) -> Outcome<()> {
    let now = cx.now();
    let (id, space, author, body) = (row.id, row.space, row.author, row.body);
    cx.write(&INSERT, params![id, space, row.kind.name(), author, row.title, row.format, &body.source, &body.html, &body.text, now])?;
    Ok(())
}

pub fn set_tags(cx: &mut Cx<'_, Write>, topic: TopicId, tags: &Tags) -> Outcome<()> {
    cx.write(&CLEAR_TAGS, params![topic])?;
    tags.0.iter().try_for_each(|tag| cx.write(&ADD_TAG, params![tag, topic]).map(drop))
}

pub fn set_title(cx: &mut Cx<'_, Write>, topic: TopicId, title: &str) -> Outcome<()> {
    let (now, me) = (cx.now(), cx.me()?);
    cx.write(&SET_TITLE, params![topic, title, now, me]).map(drop)
}

pub fn set_body(cx: &mut Cx<'_, Write>, topic: TopicId, body: &Written) -> Outcome<()> {
    cx.write(&SET_BODY, params![topic, &body.source, &body.html, &body.text]).map(drop)
}

/// Now and by me, or nothing.
fn mark(cx: &Cx<'_, Write>, set: bool) -> (Option<Moment>, Option<MemberId>) {
    if set { (Some(cx.now()), cx.viewer().id()) } else { (None, None) }
}

pub fn set_closed(cx: &mut Cx<'_, Write>, topic: TopicId, closed: bool) -> Outcome<()> {
    let (at, by) = mark(cx, closed);
    cx.write(&SET_CLOSED, params![topic, at, by]).map(drop)
}

pub fn set_pinned(cx: &mut Cx<'_, Write>, topic: TopicId, pinned: bool) -> Outcome<()> {
    let (at, by) = mark(cx, pinned);
    cx.write(&SET_PINNED, params![topic, at, by]).map(drop)
}

pub fn set_space(cx: &mut Cx<'_, Write>, topic: TopicId, space: SpaceId) -> Outcome<()> {
    cx.write(&SET_SPACE, params![topic, space]).map(drop)
}

pub fn set_deleted(cx: &mut Cx<'_, Write>, topic: TopicId, rule: Option<i64>, words: &str) -> Outcome<()> {
    let (at, by) = mark(cx, true);
    cx.write(&SET_DELETED, params![topic, at, by, rule, words]).map(drop)
}

pub fn unset_deleted(cx: &mut Cx<'_, Write>, topic: TopicId) -> Outcome<()> {
    cx.write(&SET_DELETED, params![topic, None::<i64>, None::<i64>, None::<i64>, None::<&str>]).map(drop)
}

/// `…_at, …_by`
pub(crate) fn read_mark(row: &mut Columns<'_>) -> Outcome<Option<Mark>> {
    let (at, by): (Option<Moment>, Option<MemberId>) = (row.take()?, row.take()?);
    Ok(at.map(|at| Mark { at, by }))
}

/// `deleted_rule, deleted_words`
pub(crate) fn read_removal(row: &mut Columns<'_>) -> Outcome<Option<Removal>> {
    let (rule, words): (Option<i64>, Option<String>) = (row.take()?, row.take()?);
    Ok(rule.map(|rule| Removal { rule, words: words.unwrap_or_default() }))
}

fn read_topic(row: &mut Columns<'_>) -> Outcome<Topic> {
    Ok(Topic {
        id: row.take()?,
        place: read_place(row)?,
        space_slug: row.take()?,
        space_name: row.take()?,
        space_icon: row.take()?,
        math: row.take()?,
        members_write: row.take()?,
        kind: TopicKind::from_name(&row.take::<String>()?),
        author: read_face(row)?,
        title: row.take()?,
        format: row.take()?,
        html: row.take()?,
        text: row.take()?,
        created_at: row.take()?,
        edited_at: row.take()?,
        active_at: row.take()?,
        last_position: row.take()?,
        replies: row.take()?,
        votes: row.take()?,
        accepted: row.take()?,
        accepted_by: row.take()?,
        closed: read_mark(row)?,
        pinned: read_mark(row)?,
        deleted: read_mark(row)?,
        removal: read_removal(row)?,
        author_blocks_me: row.take()?,
        unwanted: row.take()?,
        voted: row.take()?,
        read: row.take()?,
    })
}
