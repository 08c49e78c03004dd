//! A whole community in a file, or in a folder, and back.
//!
//! A *backup* is one file for the same person who runs the place: exact, with sessions and password
//! hashes, for the day when the machine is gone ([`backup`]). An *export* is a folder of JSON Lines for
//! everybody else who should be able to read it, without secrets ([`export`]). Both come from one snapshot
//! while the community goes on, both hold the files that the rows of that snapshot name, and both are read
//! back into an empty place and no other, whole or not at all ([`place`]).
//!
//! Memory does not grow with the community: everything is a row, or a piece of a file, at a time.

pub mod backup;
pub mod contents;
pub mod export;
mod filling;
mod hashing;
pub mod place;
mod snapshot;

use grove_kernel::Moment;
use serde::{Deserialize, Serialize};

pub use snapshot::Told;

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The newest step of the database's timeline (the number of a file in `migrations/`).
    pub step: i64,
    pub created: Moment,
    /// Where it came from; it can be restored on either.
    pub engine: String,
}
