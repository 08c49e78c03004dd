//! Tags: words that topics are filed under, by their authors. A tag has a page with its topics and,
//! where somebody wrote it down, a line on what it means.
//!
//! Invariants: a tag is known to a viewer through topics that the viewer may see, and through nothing
//! else: a tag that only private topics bear is not there, and they are in no count.

mod routes;
mod store;
mod tag;
#[cfg(test)]
mod tests;
pub mod views;

pub use routes::{TagJson, routes};
pub use store::{find, list};
pub use tag::{Position, Tag};
