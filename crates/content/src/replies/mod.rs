//! Replies: what is said after the first text. Under a question a reply is an answer, and small remarks
//! on the question or on an answer are comments. One level of nesting is shown.
//!
//! Invariants: a reply has a position in its topic that is never given twice, which is what reading and
//! links go by. A deleted reply is gone for all but its author and those who moderate; what answered it
//! stays and says that something is missing.

pub mod commands;
mod form_views;
mod json;
mod policy;
mod reply;
mod routes;
pub(crate) mod store;
pub mod views;
mod written;

pub use json::{ReplyJson, ReplyList};
pub use policy::{DeleteReply, EditReply, RestoreReply};
pub use reply::{NewReply, Reply, ReplyKind};
pub use routes::routes;
pub use store::{PAGE, find, page_of, previous_start};
