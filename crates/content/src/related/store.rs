//! SQL of related topics.

use grove_kernel::{Outcome, TopicId, Visible};
use grove_spaces::{place_columns, read_place};
use grove_store::{Cx, Read, Value, sql, visible_space};

use super::{Related, ranked};
use crate::topics::Tags;
use crate::wanted::wanted_topic;

/// The newest of one tag: enough to find what shares several.
macro_rules! of_tag {
    ($tag:literal, $($filter:tt)+) => {
        concat!(
            "SELECT * FROM (SELECT t.id AS topic, ",
            place_columns!(),
            ", t.title, t.replies, t.accepted IS NOT NULL AS solved FROM topic_tag g JOIN topic t ON t.id = g.topic JOIN space s ON s.id = t.space \
             WHERE g.tag = ",
            $tag,
            " AND g.topic <> $3 AND t.deleted_at IS NULL AND ",
            wanted_topic!(),
            " AND ",
            $($filter)+,
            " ORDER BY g.topic DESC LIMIT 30) x"
        )
    };
}

sql! {
    visible RELATED = concat!(of_tag!("$4", visible_space!("t.space")), " UNION ALL ", of_tag!("$5", visible_space!("t.space")), " UNION ALL ",
        of_tag!("$6", visible_space!("t.space")), " UNION ALL ", of_tag!("$7", visible_space!("t.space")), " UNION ALL ",
        of_tag!("$8", visible_space!("t.space")));
}

/// Topics that the viewer may see and that share tags with this one.
pub fn to(cx: &Cx<'_, Read>, topic: TopicId, tags: &[String], most: usize) -> Outcome<Vec<Visible<Related>>> {
    if tags.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = vec![Value::from(topic)];
    values.extend(tags.iter().take(Tags::MOST).map(Value::from));
    values.resize(Tags::MOST + 1, Value::Null);
    let found = cx.visible(&RELATED, &values, |row| {
        Ok(Related { id: row.take()?, place: read_place(row)?, title: row.take()?, replies: row.take()?, solved: row.take()? })
    })?;
    Ok(ranked(found, |related| related.id, most))
}
