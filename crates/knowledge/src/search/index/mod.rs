//! The one place that knows tantivy: [`fields`] is what is kept of a document, [`segment`] what is known
//! of those that were written together, [`postings`] where a word stands in them and [`bits`] sets of
//! them; [`question`] is what is asked, [`rank`] how hits are gathered, [`scoring`] what a word counts,
//! [`statistics`] whose words are counted, and [`disk`] the folder, the writer and its commits.

mod bits;
mod disk;
mod fields;
mod kept;
mod postings;
mod question;
mod rank;
mod scoring;
mod segment;
mod statistics;

#[cfg(test)]
mod tests;

pub use disk::TantivyIndex;

use grove_kernel::Refusal;

/// Any failure of the index.
fn broken(error: impl std::fmt::Display) -> Refusal {
    Refusal::Broken(format!("search: {error}"))
}
