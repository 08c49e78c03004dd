//! The one place that knows tantivy: [`fields`] is what is kept of a document, [`leaf`] how a question
//! becomes lists of documents, [`rank`] how these are gathered and scored, [`statistics`] whose words
//! count, and [`disk`] the folder, the writer and its commits.

mod disk;
mod fields;
mod leaf;
mod rank;
mod statistics;

pub use disk::TantivyIndex;

use grove_kernel::Refusal;

/// Any failure of the index.
fn broken(error: impl std::fmt::Display) -> Refusal {
    Refusal::Broken(format!("search: {error}"))
}
