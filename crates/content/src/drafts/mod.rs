//! Drafts: what somebody has typed and not sent, kept by the server so that it is there on the next
//! device. A draft is named by what it would become: `new:SLUG`, `reply:ID`, `comment:ID`,
//! `edit:ID`.
//!
//! Invariants: a draft is its writer's alone, for moderators too. Sending the text deletes the draft in
//! the same act. Nobody keeps more than fifty; the oldest go.

pub mod commands;
mod draft;
mod routes;
mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub use draft::{Draft, Drafts, Key, Typed};
pub use routes::{DraftJson, routes};
pub use store::{among, find};
