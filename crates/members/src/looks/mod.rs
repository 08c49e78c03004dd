//! How Grove looks and speaks to one person: light, dark or as the device does; the language. Kept
//! beside the member, and in two plain cookies of each device, so that a page needs no query for it and
//! visitors' pages can be told apart by what they show.
//!
//! Invariants: what is stored is one of what is offered. A device takes the choice over when somebody
//! chooses on it or signs in on it; signing out leaves it as it is.

mod commands;
mod look;
mod policy;
mod routes;
mod store;
#[cfg(test)]
mod tests;
mod views;

pub use look::{Look, SPOKEN};
pub use policy::ChangeLook;
pub use routes::routes;

use grove_kernel::{MemberId, Outcome};
use grove_store::Cx;
use grove_web::Done;

/// The answer of a sign-in takes along what the member chose elsewhere.
pub(crate) fn come_along<M>(cx: &Cx<'_, M>, member: MemberId, done: Done) -> Outcome<Done> {
    Ok(store::of(cx, member)?.on_this_device(done))
}
