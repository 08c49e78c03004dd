//! SQL of the intake. What stands in the tables is looked up for many rows at once.

use std::collections::HashMap;

use grove_kernel::intake::{Batch, Body, Edited, LinkRow, Said, TopicRow};
use grove_kernel::{MemberId, Moment, Outcome, Refusal, ReplyId, TopicId};
use grove_store::{Columns, Cx, SystemSql, Value, Write, params, sql};

/// Ids looked up at once.
const AT_ONCE: usize = 64;

macro_rules! sixty_four {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, \
         $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, \
         $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)"
    };
}

sql! {
    write INSERT_TOPIC = "INSERT INTO topic (id, space, kind, author, title, format, source, html, text, created_at, active_at, active_by, edited_at, \
        edited_by, closed_at) VALUES ($1, $2, 'question', $3, $4, $5, $6, $7, $8, $9, $9, $3, $10, $11, $12)";
    write ADD_TAG = "INSERT INTO topic_tag (tag, topic) VALUES ($1, $2) ON CONFLICT (tag, topic) DO NOTHING";
    write INSERT_REPLY = "INSERT INTO reply (id, topic, parent, kind, position, author, format, source, html, text, created_at, edited_at, edited_by, votes) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    system TOPICS = concat!("SELECT id, author, last_position, replies, active_at, active_by, accepted FROM topic WHERE id IN ", sixty_four!());
    system REPLIES = concat!("SELECT r.id, r.topic, r.author, t.author FROM reply r JOIN topic t ON t.id = r.topic WHERE r.id IN ", sixty_four!());
    write SET_STATE = "UPDATE topic SET last_position = $2, replies = $3, active_at = $4, active_by = $5, accepted = $6, \
        accepted_by = CASE WHEN CAST($6 AS BIGINT) IS NULL THEN NULL ELSE author END WHERE id = $1";
    write SET_ACCEPTED_AT = "UPDATE topic SET accepted_at = $2 WHERE accepted = $1 AND id = $3";
    write COUNT_TOPIC = "UPDATE topic SET votes = votes + $2 WHERE id = $1";
    write COUNT_REPLY = "UPDATE reply SET votes = votes + $2 WHERE id = $1";
    write EDIT_TOPIC = "UPDATE topic SET edited_at = $2, edited_by = $3 WHERE id = $1 AND (edited_at IS NULL OR edited_at < $2)";
    write EDIT_REPLY = "UPDATE reply SET edited_at = $2, edited_by = $3 WHERE id = $1 AND (edited_at IS NULL OR edited_at < $2)";
    write NAME_TAG = "INSERT INTO tag (name) VALUES ($1) ON CONFLICT (name) DO NOTHING";
    write EXCERPT = "INSERT INTO tag (name, excerpt) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET excerpt = excluded.excerpt WHERE tag.excerpt = ''";
    write WIKI = "INSERT INTO tag (name, source, html) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET source = excluded.source, \
        html = excluded.html WHERE tag.source = ''";
    write LINK = "INSERT INTO topic_link (topic, other, kind, at) VALUES ($1, $2, $3, $4) ON CONFLICT (topic, other, kind) DO NOTHING";
}

/// Where something was said, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Where {
    pub topic: TopicId,
    pub author: MemberId,
    /// The author of the topic.
    pub asked_by: MemberId,
}

/// What changes in a topic while replies come in.
#[derive(Clone, Copy, Debug)]
pub struct State {
    pub author: MemberId,
    pub last_position: i64,
    pub replies: i64,
    pub active_at: Moment,
    pub active_by: Option<MemberId>,
    pub accepted: Option<ReplyId>,
}

pub fn insert_topic(cx: &mut Cx<'_, Write>, batch: &Batch, id: TopicId, row: &TopicRow) -> Outcome<()> {
    let (edited_at, edited_by) = columns(row.edited);
    let body = &row.body;
    cx.write(
        &INSERT_TOPIC,
        params![
            id,
            batch.space,
            row.author,
            &row.title,
            body.format,
            &body.source,
            &body.html,
            &body.text,
            row.at,
            edited_at,
            edited_by,
            row.closed_at
        ],
    )?;
    row.tags.iter().try_for_each(|tag| cx.write(&ADD_TAG, params![tag, id]).map(drop))
}

/// A new answer or comment.
pub struct Reply<'a> {
    pub id: ReplyId,
    pub topic: TopicId,
    pub parent: Option<ReplyId>,
    pub comment: bool,
    pub position: i64,
    pub author: MemberId,
    pub body: &'a Body,
    pub edited: Option<Edited>,
    pub votes: i64,
}

pub fn insert_reply(cx: &mut Cx<'_, Write>, row: &Reply<'_>) -> Outcome<()> {
    let (edited_at, edited_by) = columns(row.edited);
    let (now, body) = (cx.now(), row.body);
    let kind = if row.comment { "comment" } else { "reply" };
    cx.write(
        &INSERT_REPLY,
        params![
            row.id,
            row.topic,
            row.parent,
            kind,
            row.position,
            row.author,
            body.format,
            &body.source,
            &body.html,
            &body.text,
            now,
            edited_at,
            edited_by,
            row.votes
        ],
    )
    .map(drop)
}

fn columns(edited: Option<Edited>) -> (Option<Moment>, Option<MemberId>) {
    (edited.map(|e| e.at), edited.and_then(|e| e.by))
}

/// The topics of these ids, as they stand.
pub fn states<M>(cx: &Cx<'_, M>, topics: &[i64]) -> Outcome<HashMap<TopicId, State>> {
    look_up(cx, &TOPICS, topics, |row| {
        Ok(State {
            author: row.take()?,
            last_position: row.take()?,
            replies: row.take()?,
            active_at: row.take()?,
            active_by: row.take()?,
            accepted: row.take()?,
        })
    })
}

/// Where the replies of these ids stand.
pub fn places<M>(cx: &Cx<'_, M>, replies: &[i64]) -> Outcome<HashMap<ReplyId, Where>> {
    look_up(cx, &REPLIES, replies, |row| Ok(Where { topic: row.take()?, author: row.take()?, asked_by: row.take()? }))
}

fn look_up<M, K: std::hash::Hash + Eq + grove_store::FromColumn, T>(
    cx: &Cx<'_, M>,
    sql: &'static SystemSql,
    ids: &[i64],
    read: fn(&mut Columns<'_>) -> Outcome<T>,
) -> Outcome<HashMap<K, T>> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let mut values: Vec<Value<'_>> = some.iter().copied().map(Value::Int).collect();
        values.resize(AT_ONCE, Value::Null);
        found.extend(cx.system(sql, &values, |row| Ok((row.take()?, read(row)?)))?);
    }
    Ok(found)
}

/// Where everything in this list was said.
pub fn wheres<M>(cx: &Cx<'_, M>, said: impl Iterator<Item = Said>) -> Outcome<HashMap<Said, Where>> {
    let (mut topics, mut replies) = (Vec::new(), Vec::new());
    for one in said {
        match one {
            Said::Topic(topic) => topics.push(topic.raw()),
            Said::Reply(reply) => replies.push(reply.raw()),
        }
    }
    let mut all: HashMap<Said, Where> = HashMap::with_capacity(topics.len() + replies.len());
    for (topic, state) in states(cx, &topics)? {
        all.insert(Said::Topic(topic), Where { topic, author: state.author, asked_by: state.author });
    }
    all.extend(places(cx, &replies)?.into_iter().map(|(reply, place)| (Said::Reply(reply), place)));
    Ok(all)
}

/// The place of one thing among those looked up.
pub fn place_of(all: &HashMap<Said, Where>, said: Said) -> Outcome<Where> {
    all.get(&said).copied().ok_or(Refusal::NotFound)
}

pub fn set_state(cx: &mut Cx<'_, Write>, topic: TopicId, state: &State) -> Outcome<()> {
    cx.write(&SET_STATE, params![topic, state.last_position, state.replies, state.active_at, state.active_by, state.accepted]).map(drop)
}

pub fn set_accepted_at(cx: &mut Cx<'_, Write>, reply: ReplyId, topic: TopicId, at: Moment) -> Outcome<()> {
    cx.write(&SET_ACCEPTED_AT, params![reply, at, topic]).map(drop)
}

pub fn add_votes(cx: &mut Cx<'_, Write>, said: Said, votes: i64) -> Outcome<()> {
    match said {
        Said::Topic(topic) => cx.write(&COUNT_TOPIC, params![topic, votes]),
        Said::Reply(reply) => cx.write(&COUNT_REPLY, params![reply, votes]),
    }
    .map(drop)
}

pub fn set_edited(cx: &mut Cx<'_, Write>, said: Said, edited: Edited) -> Outcome<()> {
    match said {
        Said::Topic(topic) => cx.write(&EDIT_TOPIC, params![topic, edited.at, edited.by]),
        Said::Reply(reply) => cx.write(&EDIT_REPLY, params![reply, edited.at, edited.by]),
    }
    .map(drop)
}

pub fn name_tag(cx: &mut Cx<'_, Write>, name: &str) -> Outcome<()> {
    cx.write(&NAME_TAG, params![name]).map(drop)
}

/// Words that somebody wrote here stay.
pub fn describe_tag(cx: &mut Cx<'_, Write>, name: &str, body: &Body, excerpt: bool) -> Outcome<()> {
    if excerpt { cx.write(&EXCERPT, params![name, &body.text]) } else { cx.write(&WIKI, params![name, &body.source, &body.html]) }.map(drop)
}

pub fn link(cx: &mut Cx<'_, Write>, row: &LinkRow) -> Outcome<()> {
    let kind = if row.duplicate { "duplicate" } else { "related" };
    cx.write(&LINK, params![row.topic, row.other, kind, row.at]).map(drop)
}
