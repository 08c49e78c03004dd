//! Accepting an answer: the one who asked, or those who look after the space, say which answer settled
//! the question. It then stands right under the question.
//!
//! Invariants: at most one answer is accepted; accepting another replaces it. Only a reply of its own
//! under a question can be one, never a comment, and never one that is deleted: an accepted answer that
//! is deleted is accepted no longer.

pub mod commands;
mod policy;
mod routes;
mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub use policy::{Accept, Unaccept};
pub use routes::routes;
