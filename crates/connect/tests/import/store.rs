//! What stands in the database, as tests ask it.

use grove_kernel::{Credential, Moment, Outcome, Why};
use grove_store::{Columns, Db, FromColumn, SystemSql, first, params, sql};

sql! {
    pub system TOPIC_HTML = "SELECT html FROM topic ORDER BY created_at LIMIT 1";
    pub system BIOS = "SELECT bio_html FROM member WHERE bio_html <> ''";
    pub system WITH_A_WAY_IN = "SELECT COUNT(*) FROM member WHERE email IS NOT NULL OR password_hash IS NOT NULL";
    pub system SPACES = "SELECT COUNT(*) FROM space";
    pub system LAST = "SELECT CAST(COALESCE(MAX(position), 0) AS BIGINT) FROM activity";
    pub system SOURCES = "SELECT COUNT(*) FROM topic WHERE format = 'html' AND source LIKE '%$%' AND html LIKE '%<math%'";
    pub system UNFINISHED = "SELECT COUNT(*) FROM import_batch WHERE finished_at IS NULL";
    pub system CONTRIBUTORS = "SELECT COUNT(DISTINCT actor) FROM activity WHERE verb IN ('topic.opened', 'reply.posted', 'tag.described')";
    pub system ACCEPTED = "SELECT COUNT(*) FROM topic t JOIN reply r ON r.id = t.accepted AND r.topic = t.id WHERE t.accepted_at IS NOT NULL \
        AND t.accepted_by = t.author AND r.kind = 'reply'";
    pub system UNANSWERED = "SELECT COUNT(*) FROM topic WHERE replies = 0";
    pub system POSTS = "SELECT source, html FROM topic WHERE format = 'html' UNION ALL SELECT source, html FROM reply WHERE format = 'html'";
    pub system COMMENTS = "SELECT source, html FROM reply WHERE kind = 'comment'";
    system TABLES = "SELECT 'activity', COUNT(*) FROM activity UNION ALL SELECT 'member', COUNT(*) FROM member UNION ALL \
        SELECT 'topic', COUNT(*) FROM topic UNION ALL SELECT 'reply', COUNT(*) FROM reply UNION ALL SELECT 'topic_tag', COUNT(*) FROM topic_tag UNION ALL \
        SELECT 'tag', COUNT(*) FROM tag UNION ALL SELECT 'topic_link', COUNT(*) FROM topic_link UNION ALL SELECT 'badge_award', COUNT(*) FROM badge_award UNION ALL \
        SELECT 'imported', COUNT(*) FROM imported UNION ALL SELECT 'import_batch', COUNT(*) FROM import_batch UNION ALL SELECT 'space', COUNT(*) FROM space UNION ALL \
        SELECT 'job', COUNT(*) FROM job UNION ALL SELECT 'mention', COUNT(*) FROM mention UNION ALL SELECT 'session', COUNT(*) FROM session UNION ALL \
        SELECT 'link', COUNT(*) FROM link UNION ALL SELECT 'vote', COUNT(*) FROM vote UNION ALL SELECT 'read_position', COUNT(*) FROM read_position";
    system TOPICS = "SELECT t.title, m.handle, s.slug, t.replies, t.last_position, t.votes, t.accepted IS NOT NULL, g.tag, t.format, t.active_at FROM topic t \
        JOIN member m ON m.id = t.author JOIN space s ON s.id = t.space LEFT JOIN topic_tag g ON g.topic = t.id ORDER BY t.created_at, g.tag";
    system REPLIES = "SELECT r.position, r.kind, m.handle, p.position, r.votes, r.text, e.handle FROM reply r JOIN member m ON m.id = r.author \
        LEFT JOIN reply p ON p.id = r.parent LEFT JOIN member e ON e.id = r.edited_by ORDER BY r.topic, r.position";
    system LOG = "SELECT a.at, m.handle, a.verb, a.payload FROM activity a LEFT JOIN member m ON m.id = a.actor ORDER BY a.at, a.verb, a.payload, m.handle";
    system VERBS = "SELECT verb, COUNT(*), COUNT(actor), CAST(SUM(at / 1000000) AS BIGINT) FROM activity WHERE verb <> 'space.founded' GROUP BY verb ORDER BY verb";
    system THREADS = "SELECT t.title, t.votes, t.last_position, r.position, r.kind, r.votes, m.handle, r.created_at FROM topic t LEFT JOIN reply r ON r.topic = t.id \
        LEFT JOIN member m ON m.id = r.author ORDER BY t.created_at, t.title, r.position";
}

const TEST: Credential = Credential::System(Why::Maintenance);

pub fn one<T: FromColumn + Send + 'static>(db: &Db, sql: &'static SystemSql) -> T {
    rows(db, sql, first).into_iter().next().unwrap()
}

pub fn rows<T: Send + 'static>(db: &Db, sql: &'static SystemSql, read: fn(&mut Columns<'_>) -> Outcome<T>) -> Vec<T> {
    db.read_now(TEST, move |cx| cx.system(sql, params![], read)).unwrap()
}

/// Sources of texts, and what is shown of them.
pub fn texts(db: &Db, sql: &'static SystemSql) -> Vec<(String, String)> {
    rows(db, sql, |row| Ok((row.take()?, row.take()?)))
}

/// Rows of every table that an import could touch.
pub fn everything(db: &Db) -> Vec<(String, i64)> {
    let mut counts = rows(db, &TABLES, |row| Ok((row.take()?, row.take()?)));
    counts.sort();
    counts
}

pub fn count(db: &Db, table: &str) -> i64 {
    everything(db).into_iter().find(|(name, _)| name == table).unwrap().1
}

/// What was said and done, without what may differ between two imports of the same: ids.
pub fn digest(db: &Db) -> Vec<String> {
    let mut lines = rows(db, &VERBS, |row| {
        Ok(format!("{} {} {} {}", row.take::<String>()?, row.take::<i64>()?, row.take::<i64>()?, row.take::<i64>()?))
    });
    lines.extend(rows(db, &THREADS, |row| {
        let (title, votes, last): (String, i64, i64) = (row.take()?, row.take()?, row.take()?);
        let (position, kind): (Option<i64>, Option<String>) = (row.take()?, row.take()?);
        let (scored, handle, at): (Option<i64>, Option<String>, Option<i64>) = (row.take()?, row.take()?, row.take()?);
        Ok(format!("{title} {votes} {last} {position:?} {kind:?} {scored:?} {handle:?} {at:?}"))
    }));
    lines
}

pub fn topics(db: &Db) -> Vec<String> {
    rows(db, &TOPICS, |row| {
        let (title, author, space): (String, String, String) = (row.take()?, row.take()?, row.take()?);
        let (replies, last, votes, solved): (i64, i64, i64, bool) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let (tag, format, active): (Option<String>, String, Moment) = (row.take()?, row.take()?, row.take()?);
        let solved = if solved { "solved" } else { "open" };
        let tag = tag.unwrap_or_default();
        let active = active.rfc3339();
        Ok(format!(
            "{title} by {author} in {space}: {replies} replies, last {last}, votes {votes}, {solved}, tags {tag}, {format}, active {active}"
        ))
    })
}

pub fn replies(db: &Db) -> Vec<String> {
    rows(db, &REPLIES, |row| {
        let (position, kind, author): (i64, String, String) = (row.take()?, row.take()?, row.take()?);
        let (under, votes, text, editor): (Option<i64>, i64, String, Option<String>) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let under = under.map_or_else(String::new, |p| format!(" under {p}"));
        let edited = editor.map_or_else(String::new, |e| format!(", edited by {e}"));
        Ok(format!("{position} {kind} by {author}{under}: {votes} votes, {}{edited}", text.trim()))
    })
}

pub fn log(db: &Db) -> Vec<String> {
    rows(db, &LOG, |row| {
        let (at, actor, verb, payload): (Moment, Option<String>, String, String) = (row.take()?, row.take()?, row.take()?, row.take()?);
        Ok(format!("{} {} {verb} {payload}", at.rfc3339(), actor.as_deref().unwrap_or("nobody")))
    })
}
