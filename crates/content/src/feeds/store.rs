//! SQL of feeds: only spaces that everybody reads, whoever asks.

use grove_kernel::{Moment, Outcome, SpaceId, TopicId, Visible};
use grove_spaces::{place_columns, read_place};
use grove_store::{Columns, Cx, params, sql, visible_space};

use super::entry::Entry;

/// Entries of a feed.
const ENTRIES: usize = 30;

/// Up to the filter by the viewer, which every statement names itself.
macro_rules! entries {
    ($join:literal) => {
        concat!(
            "SELECT t.id, ",
            place_columns!(),
            ", m.name, t.title, t.html, t.created_at, t.edited_at FROM ",
            $join,
            " JOIN space s ON s.id = t.space JOIN member m ON m.id = t.author WHERE t.deleted_at IS NULL AND s.content_floor = 0 AND "
        )
    };
}

sql! {
    visible OF_SPACE = concat!(entries!("topic t"), visible_space!("t.space"), " AND t.space = $3 ORDER BY t.created_at DESC, t.id DESC LIMIT $4");
    visible OF_TAG = concat!(entries!("topic_tag g JOIN topic t ON t.id = g.topic"), visible_space!("t.space"),
        " AND g.tag = $3 ORDER BY t.created_at DESC, t.id DESC LIMIT $4");
    visible PUBLIC_COUNT = concat!("SELECT COUNT(*) FROM topic t JOIN space s ON s.id = t.space \
        WHERE t.deleted_at IS NULL AND s.content_floor = 0 AND ", visible_space!("t.space"));
    visible PUBLIC = concat!("SELECT t.id, t.active_at FROM topic t JOIN space s ON s.id = t.space \
        WHERE t.deleted_at IS NULL AND s.content_floor = 0 AND ", visible_space!("t.space"), " ORDER BY t.id LIMIT $3 OFFSET $4");
}

pub fn of_space<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<Vec<Visible<Entry>>> {
    cx.visible(&OF_SPACE, params![space, ENTRIES], read)
}

pub fn of_tag<M>(cx: &Cx<'_, M>, tag: &str) -> Outcome<Vec<Visible<Entry>>> {
    cx.visible(&OF_TAG, params![tag, ENTRIES], read)
}

/// How many topics everybody may read.
pub fn public_count<M>(cx: &Cx<'_, M>) -> Outcome<usize> {
    let count: i64 = cx.tally(&PUBLIC_COUNT, params![])?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Topics that everybody may read, oldest first, and when something was last said in each.
pub fn public<M>(cx: &Cx<'_, M>, most: usize, skip: usize) -> Outcome<Vec<(TopicId, Moment)>> {
    cx.tallies(&PUBLIC, params![most, skip], |row| Ok((row.take()?, row.take()?)))
}

fn read(row: &mut Columns<'_>) -> Outcome<Entry> {
    Ok(Entry {
        id: row.take()?,
        place: read_place(row)?,
        author: row.take()?,
        title: row.take()?,
        html: row.take()?,
        created_at: row.take()?,
        edited_at: row.take()?,
    })
}
