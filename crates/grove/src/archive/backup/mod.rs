//! A backup: one file. Two lines of text say what it is; then comes, compressed, everything a line or a
//! file at a time; a last line holds the checksum over all before it:
//!
//! ```text
//! grove backup 1
//! {"format":1,"program":"0.1.0","step":7,"created":"2026-03-01T12:00:00Z","engine":"SQLite"}
//! (gzip)  {"columns":["id","handle",…],"table":"member"}
//! (gzip)  [130023424,"ada",…]                              a row, in the order of the columns
//! (gzip)  {"bytes":20480,"file":"0a3f….webp"}              and then so many bytes, and an end of line
//! (gzip)  {"end":{"rows":{"member":12,…},"files":3,"without":0}}
//! sha256 9f86d0818…
//! ```
//!
//! Nothing of it is believed before the checksum of the whole file was found right.

mod read;
mod restore;
mod write;

pub use read::{Backup, Record};
pub use restore::restore;
pub use write::write;

/// How the first line begins; the number of the format follows.
const FIRST: &str = "grove backup ";
const FORMAT: u32 = 1;
/// Before the checksum, and how long the last line is with it.
const LAST: &str = "\nsha256 ";
const TRAILER: u64 = 8 + 64 + 1;
