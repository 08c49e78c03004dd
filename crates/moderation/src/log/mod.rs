//! One log of what was done in the name of the rules: what was removed and brought back, who was
//! silenced, which reports were settled, whose conversation was closed, by whom, when and by which rule.
//! It is read from the activity log; there is no second book.
//!
//! Invariants: a moderator sees what was done where they moderate and read, and no act of a report that
//! was about themselves. What has moved out of their sight is not named. Nothing in it can be changed.

mod entry;
mod policy;
mod routes;
mod store;
mod views;

pub use entry::Entry;
pub use routes::{EntryJson, routes};
