//! Reactions: six small signs that say something without a text. Every text takes them, one's own too;
//! each member gives each kind once.
//!
//! Invariants: the row decides, so giving twice is giving once. Reactions of a whole page are read with
//! one statement.

pub mod commands;
mod policy;
mod reaction;
mod routes;
mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub use policy::React;
pub use reaction::{Counts, Given, Reaction};
pub use routes::{ReactionJson, routes};
pub use store::on;
