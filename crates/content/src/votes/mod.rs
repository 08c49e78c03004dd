//! Votes: "I have this question too", "this answer helped". Everything that was said takes them; pages offer
//! them at questions and answers, where they put things in order.
//!
//! Invariants: one vote a member, and none on one's own words. The row decides and the tally beside the
//! text changes by exactly one with it, in the same act; what was imported without names is in the tally
//! already, so the tally is never counted again from the rows.

pub mod commands;
mod policy;
mod routes;
mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub use policy::CastVote;
pub use routes::{VoteJson, routes};
