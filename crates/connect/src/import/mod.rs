//! Bringing in a community from elsewhere, whole: people, conversations, votes, history.
//!
//! - every row is imported or named in the [`Report`] with its reason; the totals equal the rows read;
//! - everything is read and checked once before the first row is written;
//! - rows are committed a few hundred at a time, each together with its line in `imported`. Whatever
//!   stops an import, the next run of the same source passes over what stands there and goes on; when
//!   nothing is new it writes nothing;
//! - history keeps its times, and nobody is notified.
//!
//! A folder for each format that is read; what they share is here. A new format makes rows of
//! `grove_kernel::intake` and hands them to [`run`].

mod error;
mod named;
mod report;
mod run;
pub mod stackexchange;
mod store;
mod taken;

pub use error::ImportError;
pub use report::{Examples, FileReport, Report};
pub use run::{Options, Phase, Progress};
