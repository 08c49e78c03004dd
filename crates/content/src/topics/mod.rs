//! Topics: a discussion or a question in a space, with a title, a first text, tags, and the replies
//! that follow. A topic can be closed (readable, no new replies), pinned, moved and deleted; each of
//! these is a state with who and when, and can be undone.
//!
//! Invariants: a topic is visible to whoever reads its space; a deleted one only to its author and to
//! those who moderate there. `active_at` is the time of the newest thing said in it. Positions of its
//! replies are dense and never given twice. Topics do not know who searches, counts or mails them.

pub mod commands;
pub(crate) mod form_views;
mod json;
pub(crate) mod page;
mod policy;
mod routes;
mod schema;
pub(crate) mod store;
#[cfg(test)]
pub(crate) mod tests;
mod topic;
pub mod views;
mod written;

pub use json::{TopicJson, TopicList};
pub use page::TopicPage;
pub use policy::{Answer, Close, Delete, Edit, Move, Pin, Restore, may_write};
pub use routes::routes;
pub(crate) use routes::space_of;
pub use store::find;
pub use topic::{Mark, NewTopic, Removal, Tags, Title, Topic, TopicKind};
