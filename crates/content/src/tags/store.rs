//! SQL of tags. Every number is over topics that the viewer may see.

use grove_kernel::Outcome;
use grove_store::{Columns, Cx, params, sql, visible_space};

use super::tag::{Position, Tag};

/// Tags on a page.
pub const PAGE: usize = 100;

/// Up to the filter by the viewer, which every statement names itself.
macro_rules! counted {
    () => {
        "SELECT g.tag, COALESCE(MAX(n.excerpt), ''), COUNT(*) FROM topic_tag g JOIN topic t ON t.id = g.topic \
         LEFT JOIN tag n ON n.name = g.tag WHERE t.deleted_at IS NULL AND "
    };
}

sql! {
    visible LIST = concat!(counted!(), visible_space!("t.space"), " GROUP BY g.tag HAVING COUNT(*) < $3 OR (COUNT(*) = $3 AND g.tag > $4) \
        ORDER BY COUNT(*) DESC, g.tag LIMIT $5");
    visible ONE = concat!(counted!(), visible_space!("t.space"), " AND g.tag = $3 GROUP BY g.tag");
}

/// The tags after a position, most used first, and where the next page begins.
pub fn list<M>(cx: &Cx<'_, M>, after: &Position) -> Outcome<(Vec<Tag>, Option<Position>)> {
    let mut tags = cx.tallies(&LIST, params![after.topics, &after.name, PAGE + 1], read)?;
    let more = tags.len() > PAGE;
    tags.truncate(PAGE);
    let next = tags.last().filter(|_| more).map(Position::after);
    Ok((tags, next))
}

/// A tag, if the viewer may see a topic that bears it.
pub fn find<M>(cx: &Cx<'_, M>, name: &str) -> Outcome<Option<Tag>> {
    Ok(cx.tallies(&ONE, params![name], read)?.into_iter().next())
}

fn read(row: &mut Columns<'_>) -> Outcome<Tag> {
    Ok(Tag { name: row.take()?, excerpt: row.take()?, topics: row.take()? })
}
