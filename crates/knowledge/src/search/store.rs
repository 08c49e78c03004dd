//! SQL of search: what is indexed, what the one who asks may read, and what a hit shows.

use std::collections::HashMap;

use grove_kernel::{Activity, Guarded, MemberId, Moment, Outcome, ReplyId, SpaceId, TopicId, Viewer, Visible};
use grove_spaces::read_place;
use grove_store::{Columns, Cx, FromColumn, Value, params, sql, visible_card, visible_space};

use super::document::{Document, Key};

/// Ids asked for in one statement; shorter lists are filled with NULL, which equals nothing.
pub const BATCH: usize = 32;

macro_rules! thirty_two {
    (1) => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
             $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)"
    };
    (3) => {
        "($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, \
             $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)"
    };
}

macro_rules! topics {
    ($filter:expr) => {
        concat!("SELECT t.id, t.space, t.kind, t.author, t.title, t.text, t.created_at, t.accepted FROM topic t WHERE t.deleted_at IS NULL AND ", $filter)
    };
}

macro_rules! replies {
    ($filter:expr) => {
        concat!(
            "SELECT r.id, r.topic, t.space, r.kind, r.author, r.text, r.created_at, t.accepted ",
            "FROM reply r JOIN topic t ON t.id = r.topic WHERE r.deleted_at IS NULL AND t.deleted_at IS NULL AND ",
            $filter
        )
    };
}

macro_rules! shown {
    ($from:literal, $id:literal, $author:literal, $columns:literal, $filter:expr) => {
        concat!(
            "SELECT ",
            $id,
            ", t.id, s.id, s.card_floor, s.content_floor, s.slug, s.name, s.icon, m.handle, m.name, m.left_at IS NOT NULL, t.title, ",
            $columns,
            ", t.accepted FROM ",
            $from,
            " JOIN space s ON s.id = t.space JOIN member m ON m.id = ",
            $author,
            " WHERE t.deleted_at IS NULL AND ",
            $filter
        )
    };
}

/// Two of them, because no index serves "after this, or not yet numbered".
macro_rules! gone {
    ($filter:literal) => {
        concat!(
            "SELECT space, payload FROM activity WHERE ",
            $filter,
            " AND verb IN ('topic.moved', 'topic.deleted', 'topic.removed', 'topic.edited', 'topic.merged', 'reply.deleted', ",
            "'reply.removed', 'reply.edited', 'reply.moved')"
        )
    };
}

sql! {
    system TOPICS = topics!(concat!("t.id IN ", thirty_two!(1)));
    system REPLIES = replies!(concat!("r.id IN ", thirty_two!(1)));
    system REPLIES_OF = replies!("r.topic = $1 AND r.id > $2 ORDER BY r.id LIMIT $3");
    system TAGS = concat!("SELECT topic, tag FROM topic_tag WHERE topic IN ", thirty_two!(1), " ORDER BY topic, tag");
    system WENT_AWAY = concat!(gone!("position > $1"), " UNION ALL ", gone!("position IS NULL"), " LIMIT $2");
    system AUTHOR = "SELECT id FROM member WHERE handle = $1";
    visible SHELVES = concat!("SELECT s.id, s.card_floor, s.content_floor, s.slug, s.name, s.kinds FROM space s WHERE ",
        visible_space!("s.id"), " ORDER BY s.place_in_rail, s.name, s.id");
    visible TOPIC_HITS = shown!("topic t", "t.id", "t.author", "t.kind, SUBSTR(t.text, 1, 20000), t.created_at", concat!(visible_space!("t.space"), " AND t.id IN ", thirty_two!(3)));
    visible REPLY_HITS = shown!("reply r JOIN topic t ON t.id = r.topic", "r.id", "r.author", "r.kind, SUBSTR(r.text, 1, 20000), r.created_at",
        concat!(visible_space!("t.space"), " AND r.deleted_at IS NULL AND r.id IN ", thirty_two!(3)));
    visible SPACES_NAMED = concat!("SELECT s.id, s.card_floor, s.content_floor, s.slug, s.name, s.kinds FROM space s WHERE ",
        "(LOWER(s.name) LIKE $3 ESCAPE '!' OR LOWER(s.name) LIKE $4 ESCAPE '!' OR s.slug LIKE $3 ESCAPE '!') AND ",
        visible_card!("s.id"), " ORDER BY s.place_in_rail, s.name, s.id LIMIT $5");
    visible MEMBERS_NAMED = "SELECT m.handle, m.name FROM member m WHERE m.left_at IS NULL AND m.approved_at IS NOT NULL \
        AND (m.id = $1 OR CAST($2 AS BIGINT) <= 0) \
        AND (m.handle LIKE $3 ESCAPE '!' OR m.name_key LIKE $3 ESCAPE '!' OR m.name_key LIKE $4 ESCAPE '!') ORDER BY m.name_key, m.id LIMIT $5";
}

/// Ids for a list of thirty-two.
fn padded(ids: impl Iterator<Item = i64>) -> Vec<Value<'static>> {
    let mut values: Vec<_> = ids.map(Value::Int).collect();
    values.resize(BATCH, Value::Null);
    values
}

/// What there is now of these topics, without their replies.
pub fn topics<M>(cx: &Cx<'_, M>, ids: &[TopicId]) -> Outcome<Vec<Document>> {
    let mut found = Vec::new();
    for batch in ids.chunks(BATCH) {
        found.extend(cx.system(&TOPICS, &padded(batch.iter().map(|id| id.raw())), read_topic)?);
    }
    with_tags(cx, found)
}

/// What there is now of these replies.
pub fn replies<M>(cx: &Cx<'_, M>, ids: &[ReplyId]) -> Outcome<Vec<Document>> {
    let mut found = Vec::new();
    for batch in ids.chunks(BATCH) {
        found.extend(cx.system(&REPLIES, &padded(batch.iter().map(|id| id.raw())), read_reply)?);
    }
    with_tags(cx, found)
}

/// Some replies of a topic, those after one of them.
pub fn replies_of<M>(cx: &Cx<'_, M>, topic: TopicId, after: i64, most: usize) -> Outcome<Vec<Document>> {
    let found = cx.system(&REPLIES_OF, params![topic, after, most], read_reply)?;
    with_tags(cx, found)
}

fn with_tags<M>(cx: &Cx<'_, M>, mut documents: Vec<Document>) -> Outcome<Vec<Document>> {
    let mut topics: Vec<TopicId> = documents.iter().map(|d| d.topic).collect();
    topics.sort_unstable();
    topics.dedup();
    let mut tags: HashMap<TopicId, Vec<String>> = HashMap::new();
    for batch in topics.chunks(BATCH) {
        let rows = cx.system(&TAGS, &padded(batch.iter().map(|id| id.raw())), |row| Ok((row.take::<TopicId>()?, row.take::<String>()?)))?;
        rows.into_iter().for_each(|(topic, tag)| tags.entry(topic).or_default().push(tag));
    }
    for document in &mut documents {
        document.tags = tags.get(&document.topic).cloned().unwrap_or_default();
    }
    Ok(documents)
}

fn read_topic(row: &mut Columns<'_>) -> Outcome<Document> {
    let id: TopicId = row.take()?;
    Ok(Document {
        key: Key::Topic(id),
        topic: id,
        space: row.take()?,
        kind: row.take()?,
        author: row.take()?,
        title: Some(row.take()?),
        text: row.take()?,
        created_at: row.take()?,
        solved: row.take::<Option<i64>>()?.is_some(),
        accepted: false,
        tags: Vec::new(),
    })
}

fn read_reply(row: &mut Columns<'_>) -> Outcome<Document> {
    let id: ReplyId = row.take()?;
    let (topic, space, kind, author) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let (text, created_at, accepted): (_, _, Option<ReplyId>) = (row.take()?, row.take()?, row.take()?);
    let (solved, accepted) = (accepted.is_some(), accepted == Some(id));
    Ok(Document { key: Key::Reply(id), topic, space, kind, author, title: None, text, created_at, solved, accepted, tags: Vec::new() })
}

/// A space as a filter and a suggestion show it.
#[derive(Clone, Debug)]
pub struct Shelf {
    pub place: grove_kernel::Place,
    pub slug: String,
    pub name: String,
    /// Which kinds may be begun in it, a space between.
    pub kinds: String,
}

impl Guarded for Shelf {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.sees_card(&self.place)
    }
}

/// The spaces whose content the viewer reads.
pub fn shelves<M>(cx: &Cx<'_, M>) -> Outcome<Vec<Visible<Shelf>>> {
    cx.visible(&SHELVES, params![], read_shelf)
}

/// Spaces whose name has a word that begins so; the viewer sees their cards.
pub fn spaces_named<M>(cx: &Cx<'_, M>, beginning: &str, most: usize) -> Outcome<Vec<Visible<Shelf>>> {
    let (first, later) = patterns(beginning);
    cx.visible(&SPACES_NAMED, params![&first, &later, most], read_shelf)
}

fn read_shelf(row: &mut Columns<'_>) -> Outcome<Shelf> {
    Ok(Shelf { place: read_place(row)?, slug: row.take()?, name: row.take()?, kinds: row.take()? })
}

/// Somebody by name.
#[derive(Clone, Debug)]
pub struct Person {
    pub handle: String,
    pub name: String,
    pub has_left: bool,
}

impl Person {
    /// The profile, unless they have left.
    pub fn path(&self) -> Option<String> {
        (!self.has_left).then(|| super::paths::member(&self.handle))
    }
}

/// Members whose handle or a word of whose name begins so.
pub fn members_named<M>(cx: &Cx<'_, M>, beginning: &str, most: usize) -> Outcome<Vec<Person>> {
    let (first, later) = patterns(beginning);
    cx.tallies(&MEMBERS_NAMED, params![&first, &later, most], |row| Ok(Person { handle: row.take()?, name: row.take()?, has_left: false }))
}

/// At the very beginning, and at the beginning of a later word.
fn patterns(beginning: &str) -> (String, String) {
    let mut plain = String::new();
    for c in beginning.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            plain.push('!');
        }
        plain.push(c);
    }
    (format!("{plain}%"), format!("% {plain}%"))
}

pub fn author<M>(cx: &Cx<'_, M>, handle: &str) -> Outcome<Option<MemberId>> {
    cx.system_one(&AUTHOR, params![handle], grove_store::first)
}

/// A hit as it is now, for those who may read it.
#[derive(Clone, Debug)]
pub struct Row {
    pub key: Key,
    pub topic: TopicId,
    pub place: grove_kernel::Place,
    pub space_slug: String,
    pub space_name: String,
    pub space_icon: String,
    pub author: Person,
    pub title: String,
    pub kind: String,
    /// Its beginning, where it is long: [`super::passage::LOOKED_AT`] characters.
    pub text: String,
    pub created_at: Moment,
    pub solved: bool,
    pub accepted: bool,
}

impl Guarded for Row {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.sees(&self.place)
    }
}

/// What the viewer may read of these, at most [`BATCH`], in no order.
pub fn rows<M>(cx: &Cx<'_, M>, keys: &[Key]) -> Outcome<Vec<Visible<Row>>> {
    let ids = |replies: bool| keys.iter().filter(move |k| matches!(k, Key::Reply(_)) == replies).map(|k| k.raw()).collect::<Vec<_>>();
    let (topics, replies) = (ids(false), ids(true));
    let mut found = Vec::new();
    if !topics.is_empty() {
        found.extend(cx.visible(&TOPIC_HITS, &padded(topics.into_iter()), |row| read_row::<TopicId>(row, Key::Topic))?);
    }
    if !replies.is_empty() {
        found.extend(cx.visible(&REPLY_HITS, &padded(replies.into_iter()), |row| read_row::<ReplyId>(row, Key::Reply))?);
    }
    Ok(found)
}

fn read_row<K: FromColumn>(row: &mut Columns<'_>, key: fn(K) -> Key) -> Outcome<Row> {
    let key = key(row.take()?);
    let (topic, place) = (row.take()?, read_place(row)?);
    let (space_slug, space_name, space_icon) = (row.take()?, row.take()?, row.take()?);
    let author = Person { handle: row.take()?, name: row.take()?, has_left: row.take()? };
    let (title, kind, text, created_at) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let accepted: Option<i64> = row.take()?;
    let (solved, accepted) = (accepted.is_some(), matches!(key, Key::Reply(_)) && accepted == Some(key.raw()));
    Ok(Row { key, topic, place, space_slug, space_name, space_icon, author, title, kind, text, created_at, solved, accepted })
}

/// Something that the index may still show although it went away: from these spaces.
pub struct Gone {
    pub from: [Option<SpaceId>; 2],
}

/// What went away after a position; at most so many.
pub fn went_away<M>(cx: &Cx<'_, M>, position: i64, most: usize) -> Outcome<Vec<Gone>> {
    cx.system(&WENT_AWAY, params![position, most], |row| {
        let (space, payload): (_, String) = (row.take()?, row.take()?);
        let payload: serde_json::Value = serde_json::from_str(&payload).map_err(grove_kernel::Refusal::broken)?;
        Ok(Gone { from: [space, payload.get("from").and_then(serde_json::Value::as_i64).map(SpaceId::from_raw)] })
    })
}

/// The activity at a position, if the log has one there.
pub fn activity_at<M>(cx: &Cx<'_, M>, position: i64) -> Outcome<Option<Activity>> {
    let next = grove_store::activities_after(cx, position - 1, 1)?;
    Ok(next.into_iter().find(|activity| activity.position == position))
}
