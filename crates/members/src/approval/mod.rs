//! Who asked to be let into a gated community, and the answer they get. Moderators and admins decide;
//! each decision is recorded and mailed.
//!
//! Invariants: nobody is decided twice. Who is declined keeps nothing here: the address is free again.

mod application;
mod commands;
mod letters;
mod policy;
mod routes;
mod store;
mod views;

pub use application::Application;
pub(crate) use letters::tell_deciders;
pub use letters::{JOB, write};
pub use policy::Decide;
pub use routes::{let_in, routes};

use grove_kernel::{HasViewer, Outcome};
use grove_store::Cx;

/// How many wait, for those who decide; nothing for others.
pub fn waiting<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    if cx.viewer().is_moderator() { store::count(cx) } else { Ok(0) }
}
