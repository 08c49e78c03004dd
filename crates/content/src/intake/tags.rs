//! Tags and what they mean.

use grove_kernel::Outcome;
use grove_kernel::intake::{Batch, TagRow, TagWords};
use grove_store::{AsOf, Cx, Write};

use super::acts::TagDescribed;
use super::store;

pub fn take_tags(cx: &mut Cx<'_, Write>, rows: &[TagRow]) -> Outcome<()> {
    rows.iter().try_for_each(|row| store::name_tag(cx, &row.name))
}

pub fn take_tag_words(cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[TagWords]) -> Outcome<()> {
    for row in rows {
        store::describe_tag(cx, &row.name, &row.body, row.excerpt)?;
        let act = TagDescribed { number: row.number, excerpt: row.excerpt, batch: *batch };
        cx.as_of(AsOf::of(batch, row.at, Some(row.author)), |cx| cx.record(act))?;
    }
    Ok(())
}
