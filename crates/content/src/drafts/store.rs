//! SQL of drafts. Every statement names the viewer: nobody reads another's.

use grove_kernel::{HasViewer, Outcome};
use grove_store::{Columns, Cx, Value, Write, params, sql};

use super::draft::{Draft, Drafts, Key, Typed};
use crate::sixty_four;

sql! {
    visible ONE = "SELECT name, title, body, tags, kind, saved_at FROM draft WHERE member = $1 AND CAST($2 AS BIGINT) < 1 AND name = $3";
    visible ALL = "SELECT name, title, body, tags, kind, saved_at FROM draft WHERE member = $1 AND CAST($2 AS BIGINT) < 1 ORDER BY saved_at DESC, name LIMIT $3";
    visible AMONG = concat!("SELECT name, title, body, tags, kind, saved_at FROM draft WHERE member = $1 AND CAST($2 AS BIGINT) < 1 AND name IN ", sixty_four!());
    quiet PUT = "INSERT INTO draft (member, name, title, body, tags, kind, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
        ON CONFLICT (member, name) DO UPDATE SET title = excluded.title, body = excluded.body, tags = excluded.tags, \
        kind = excluded.kind, saved_at = excluded.saved_at";
    quiet KEEP_NEWEST = "DELETE FROM draft WHERE member = $1 AND name IN \
        (SELECT d.name FROM draft d WHERE d.member = $1 ORDER BY d.saved_at DESC, d.name LIMIT 1000 OFFSET $2)";
    quiet REMOVE = "DELETE FROM draft WHERE member = $1 AND name = $2";
}

/// Drafts somebody may have.
pub const MOST: usize = 50;

pub fn find<M>(cx: &Cx<'_, M>, key: &Key) -> Outcome<Option<Draft>> {
    if cx.viewer().id().is_none() {
        return Ok(None);
    }
    Ok(cx.tallies(&ONE, params![&key.to_string()], read)?.into_iter().flatten().next())
}

/// All of the viewer's own, the newest first.
pub fn all<M>(cx: &Cx<'_, M>) -> Outcome<Vec<Draft>> {
    Ok(cx.tallies(&ALL, params![MOST], read)?.into_iter().flatten().collect())
}

/// The drafts for the forms of a page: one statement.
pub fn among<M>(cx: &Cx<'_, M>, keys: &[Key]) -> Outcome<Drafts> {
    let mut drafts = Drafts::default();
    if cx.viewer().id().is_none() {
        return Ok(drafts);
    }
    let names: Vec<String> = keys.iter().map(Key::to_string).collect();
    for some in names.chunks(sixty_four::MOST) {
        let found = cx.tallies(&AMONG, &sixty_four::padded(some.iter().map(Value::from)), read)?;
        drafts.0.extend(found.into_iter().flatten().map(|draft| (draft.key.clone(), draft)));
    }
    Ok(drafts)
}

/// A name that no longer reads as one is as good as none.
fn read(row: &mut Columns<'_>) -> Outcome<Option<Draft>> {
    let name: String = row.take()?;
    let typed = Typed { title: row.take()?, body: row.take()?, tags: row.take()?, kind: row.take()? };
    let saved_at = row.take()?;
    Ok(name.parse().ok().map(|key| Draft { key, typed, saved_at }))
}

pub fn put(cx: &mut Cx<'_, Write>, key: &Key, typed: &Typed) -> Outcome<()> {
    let (me, now) = (cx.me()?, cx.now());
    cx.write(&PUT, params![me, &key.to_string(), &typed.title, &typed.body, &typed.tags, &typed.kind, now])?;
    cx.write(&KEEP_NEWEST, params![me, MOST]).map(drop)
}

pub fn remove(cx: &mut Cx<'_, Write>, key: &Key) -> Outcome<()> {
    let me = cx.me()?;
    cx.write(&REMOVE, params![me, &key.to_string()]).map(drop)
}
