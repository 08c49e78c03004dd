//! The plain way to search: every list is walked to its end by tantivy itself, every document that it
//! names is scored, and everything is counted anew. What the index answers must be equal.

mod leaf;
mod rank;
mod statistics;

use grove_kernel::Cursor;

use self::leaf::Builder;
use self::rank::Gathering;
use self::statistics::Statistics;
use crate::search::document::{Ranked, Within};
use crate::search::index::disk::TantivyIndex;
use crate::search::query::Wanted;

pub fn find(index: &TantivyIndex, wanted: &Wanted, within: &Within, after: Option<Cursor>, most: usize) -> Ranked {
    let (fields, searcher) = index.opened();
    let statistics = Statistics::new(&searcher, &within.common.iter().map(|space| space.raw()).collect()).unwrap();
    let leaves = Builder::new(fields, &searcher, &statistics).build(wanted, within).unwrap();
    let (needed, by_time, after) = (wanted.needed(), wanted.is_open(), after.unwrap_or(Cursor::TOP));
    let ranked = Ranked { total: Some(0), ..Ranked::default() };
    let mut gathering = Gathering { leaves: &leaves, within, needed, by_time, after, ranked };
    for segment in searcher.segment_readers() {
        gathering.segment(segment).unwrap();
    }
    gathering.best(most)
}
