//! Ground rules, in versions (PL-H8). The newest is in force; members are asked to accept it, and what
//! they accepted and when is kept. Acts of moderation name a rule by its number in the text.
//!
//! Invariants: a version never changes once it is out. A community without rules asks nobody to accept.

mod commands;
mod policy;
pub(crate) mod routes;
mod store;
mod views;

pub use policy::{AcceptRules, PublishRules};
pub use routes::routes;

pub(crate) use commands::accepted_on_joining;

use grove_kernel::{HasViewer, Moment, Outcome, Sealed};
use grove_store::{Cx, Write};

/// One version.
#[derive(Clone, Debug)]
pub struct Rules {
    pub version: i64,
    /// Markdown.
    pub source: String,
    pub html: String,
    pub at: Moment,
}

/// The rules in force.
pub fn exist<M>(cx: &Cx<'_, M>) -> Outcome<bool> {
    Ok(store::count(cx)? > 0)
}

/// The version in force.
pub fn newest<M>(cx: &Cx<'_, M>) -> Outcome<Option<Rules>> {
    store::newest(cx)
}

/// The version that the viewer is asked to accept; nothing when there is none, or they have.
pub fn rules_to_accept<M>(cx: &Cx<'_, M>) -> Outcome<Option<i64>> {
    match cx.viewer().id().filter(|_| cx.viewer().is_member()) {
        Some(me) => store::not_accepted(cx, me),
        None => Ok(None),
    }
}

/// The viewer accepts the rules in force; without any this does nothing.
pub fn accept(cx: &mut Cx<'_, Write>) -> Outcome<()> {
    let Some(rules) = store::newest(cx)? else { return Ok(()) };
    let permit = Sealed::new(rules).visible_to(cx)?.permit::<AcceptRules>(cx)?;
    commands::accept(cx, &permit)
}

/// A new version, by the viewer, who is asked whether they may.
pub fn publish(cx: &mut Cx<'_, Write>, source: &str, html: &str) -> Outcome<i64> {
    let none = Rules { version: 0, source: String::new(), html: String::new(), at: cx.now() };
    let before = Sealed::new(store::newest(cx)?.unwrap_or(none)).visible_to(cx)?.permit::<PublishRules>(cx)?;
    commands::publish(cx, &before, source, html)
}
