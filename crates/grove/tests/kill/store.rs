//! What stands in the database, read as it is: the truth that acknowledgements are held against.

use grove_kernel::{Channel, Credential, Outcome, ReplyId, TopicId, Why};
use grove_store::{Db, Parent, first, params, sql};

sql! {
    system TOPICS = "SELECT t.id, t.title, t.source, t.replies, t.votes, t.last_position, \
        (SELECT COUNT(*) FROM reply r WHERE r.topic = t.id AND r.deleted_at IS NULL), (SELECT COUNT(*) FROM vote v WHERE v.kind = 'top' AND v.target = t.id), \
        (SELECT COUNT(*) FROM activity a WHERE a.verb = 'topic.opened' AND a.object_id = t.id) FROM topic t WHERE t.deleted_at IS NULL ORDER BY t.id";
    system REPLIES = "SELECT r.id, r.topic, r.source, r.position, \
        (SELECT COUNT(*) FROM activity a WHERE a.object_kind = 'rep' AND a.object_id = r.id) FROM reply r ORDER BY r.topic, r.position";
    system VOTES = "SELECT m.handle, v.target FROM vote v JOIN member m ON m.id = v.member WHERE v.kind = 'top'";
    system MEMBERSHIPS = "SELECT m.handle, s.slug FROM membership ms JOIN member m ON m.id = ms.member JOIN space s ON s.id = ms.space";
    system POSITIONS = "SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(MAX(position), 0) AS BIGINT) FROM activity WHERE position IS NOT NULL";
}

#[derive(Debug)]
pub struct Topic {
    pub id: TopicId,
    pub title: String,
    pub source: String,
    pub replies: i64,
    pub votes: i64,
    pub last_position: i64,
    pub counted_replies: i64,
    pub counted_votes: i64,
    pub told: i64,
}

#[derive(Debug)]
pub struct Reply {
    pub id: ReplyId,
    pub topic: TopicId,
    pub source: String,
    pub position: i64,
    pub told: i64,
}

/// Everything that is compared, in one snapshot.
#[derive(Debug)]
pub struct Truth {
    pub topics: Vec<Topic>,
    pub replies: Vec<Reply>,
    /// Handle and topic.
    pub votes: Vec<(String, TopicId)>,
    /// Handle and room.
    pub memberships: Vec<(String, String)>,
    /// How many positions, and the highest.
    pub positions: (i64, i64),
}

pub fn truth(db: &Db) -> Outcome<Truth> {
    db.read_now(Credential::System(Why::Maintenance), |cx| {
        let topics = cx.system(&TOPICS, params![], |row| {
            Ok(Topic {
                id: row.take()?,
                title: row.take()?,
                source: row.take()?,
                replies: row.take()?,
                votes: row.take()?,
                last_position: row.take()?,
                counted_replies: row.take()?,
                counted_votes: row.take()?,
                told: row.take()?,
            })
        })?;
        let replies = cx.system(&REPLIES, params![], |row| {
            Ok(Reply { id: row.take()?, topic: row.take()?, source: row.take()?, position: row.take()?, told: row.take()? })
        })?;
        Ok(Truth {
            topics,
            replies,
            votes: cx.system(&VOTES, params![], |row| Ok((row.take()?, row.take()?)))?,
            memberships: cx.system(&MEMBERSHIPS, params![], |row| Ok((row.take()?, row.take()?)))?,
            positions: cx.system_one(&POSITIONS, params![], |row| Ok((row.take()?, row.take()?)))?.unwrap_or_default(),
        })
    })
}

sql! {
    system INTEGRITY = "PRAGMA integrity_check";
    system FOREIGN_KEYS = "PRAGMA foreign_key_check";
}

/// What SQLite itself says about the file: `ok`.
pub fn integrity(db: &Db) -> Outcome<Vec<String>> {
    db.read_now(Credential::System(Why::Maintenance), |cx| {
        let mut said = cx.system(&INTEGRITY, params![], first)?;
        said.extend(cx.system(&FOREIGN_KEYS, params![], first::<String>)?);
        Ok(said)
    })
}

sql! {
    write FUTURE = "INSERT INTO migration (number, name) VALUES (999999, 'from the future')";
    system SQLITE_SCHEMA = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY type, name";
    system POSTGRES_SCHEMA = "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '') \
        FROM information_schema.columns WHERE table_schema = 'public' \
        UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1";
}

/// Everything the schema holds, in words of the engine.
pub fn schema(db: &Db) -> Outcome<Vec<String>> {
    let sql = if db.is_postgres() { &POSTGRES_SCHEMA } else { &SQLITE_SCHEMA };
    db.read_now(Credential::System(Why::Maintenance), move |cx| cx.system(sql, params![], first))
}

/// A step that this program does not know.
pub fn write_from_the_future(db: &Db) -> Outcome<()> {
    db.act_now(Credential::System(Why::Maintenance), Channel::Console, Parent::NONE, |cx| cx.write(&FUTURE, params![]).map(drop))
}
