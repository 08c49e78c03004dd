//! Full-text search: words, phrases, the beginnings of words, words with a letter wrong, in any script.
//!
//! The index is a projection of the activity log that each process keeps for itself ([`Search`]). It
//! knows where a thing stands, never who may see it: every question brings the spaces of the one who
//! asks, and what it finds is read again in their snapshot. What invariants hold:
//!
//! - a hit outside of these spaces is neither counted nor ranked nor shown;
//! - a score depends on the asked words, the document, and documents that everybody of the asker's
//!   standing may read (docs/decisions/0010-search-statistics.md), so that equal towns answer equally;
//! - no count is given while the index is behind something that went away from the asker's spaces;
//! - `tantivy` is known to the folder `index` alone; the rest speaks [`SearchIndex`].

mod document;
mod find;
mod index;
mod marker;
mod passage;
mod paths;
mod projection;
mod query;
mod routes;
mod store;
mod suggest;
mod views;
mod words;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use grove_kernel::{Cursor, Outcome, TopicId};

pub use document::{At, Document, Key, Place, Ranked, Within};
pub use projection::Search;
pub use query::Wanted;
pub use routes::routes;

/// What an index can do, whoever made it.
pub trait SearchIndex: Send + Sync {
    /// The best hits after a cursor, at most so many, and how many there are in all.
    fn find(&self, wanted: &Wanted, within: &Within, after: Option<Cursor>, most: usize) -> Outcome<Ranked>;
    /// What is asked for indeed: whether words may be mistyped or go on, by what everybody may read.
    fn meant(&self, wanted: Wanted, within: &Within) -> Outcome<Wanted>;
    fn add(&self, document: &Document) -> Outcome<()>;
    fn forget(&self, key: Key) -> Outcome<()>;
    /// A topic with all that was said in it.
    fn forget_topic(&self, topic: TopicId) -> Outcome<()>;
    /// Shows what was added and forgotten, and remembers where in the log that was.
    fn commit(&self, at: At) -> Outcome<()>;
    fn clear(&self) -> Outcome<()>;
    /// Forgets what was added and forgotten since the last commit, after a failure.
    fn undo(&self);
    /// Up to where in the log it shows.
    fn shown(&self) -> At;
}

impl Search {
    /// Opens the index in a folder of its own, or begins a new one there.
    pub fn open(folder: &Path) -> Outcome<Arc<Self>> {
        Ok(Arc::new(Self::over(Arc::new(index::TantivyIndex::open(folder)?))))
    }
    /// An index that ends with the process; for tests.
    pub fn in_memory() -> Outcome<Arc<Self>> {
        Ok(Arc::new(Self::over(Arc::new(index::TantivyIndex::in_memory()?))))
    }
}
