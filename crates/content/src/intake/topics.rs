//! Questions, their later changes, and links between them.

use grove_kernel::intake::{Batch, EditRow, LinkRow, Said, TopicRow};
use grove_kernel::{Outcome, TopicId};
use grove_store::{AsOf, Cx, Write};

use super::acts::{ReplyEdited, TopicClosed, TopicEdited, TopicLinked};
use super::store::{self, Where};
use crate::activity::TopicOpened;
use crate::topics::TopicKind;

pub fn take_topics(cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[TopicRow]) -> Outcome<Vec<TopicId>> {
    rows.iter().map(|row| take_topic(cx, batch, row)).collect()
}

fn take_topic(cx: &mut Cx<'_, Write>, batch: &Batch, row: &TopicRow) -> Outcome<TopicId> {
    let id = cx.as_of(AsOf::of(batch, row.at, Some(row.author)), |cx| {
        let id: TopicId = cx.new_id();
        store::insert_topic(cx, batch, id, row)?;
        cx.record(TopicOpened { topic: id, space: batch.space, kind: TopicKind::Question })?;
        Ok(id)
    })?;
    if let Some(at) = row.closed_at {
        let place = Where { topic: id, author: row.author, asked_by: row.author };
        cx.as_of(AsOf::of(batch, at, None), |cx| cx.record(TopicClosed { topic: id, place, batch: *batch }))?;
    }
    Ok(id)
}

/// Changes of texts: when and by whom. The words of then are not kept.
pub fn take_edits(cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[EditRow]) -> Outcome<()> {
    let places = store::wheres(cx, rows.iter().map(|row| row.on))?;
    for row in rows {
        let place = store::place_of(&places, row.on)?;
        store::set_edited(cx, row.on, row.edited)?;
        cx.as_of(AsOf::of(batch, row.edited.at, row.edited.by), |cx| match row.on {
            Said::Topic(_) => cx.record(TopicEdited::of(row.on, &place, batch, 0)),
            Said::Reply(_) => cx.record(ReplyEdited::of(row.on, &place, batch, 0)),
        })?;
    }
    Ok(())
}

pub fn take_links(cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[LinkRow]) -> Outcome<()> {
    for row in rows {
        store::link(cx, row)?;
        let act = TopicLinked { topic: row.topic, other: row.other, duplicate: row.duplicate, batch: *batch };
        cx.as_of(AsOf::of(batch, row.at, None), |cx| cx.record(act))?;
    }
    Ok(())
}
