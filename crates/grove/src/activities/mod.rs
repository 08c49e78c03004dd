//! The activity log for programs: all that was done, by position, for whoever counts or mirrors it.
//!
//! Invariants: admins only, with a token that may administer. Ids and numbers, never words: who may not
//! read a topic learns nothing of it here. What was reported about oneself is left out, so that nobody
//! learns who complained.

mod json;
mod routes;

pub use json::{ActivitiesJson, ActivityJson};
pub use routes::routes;
