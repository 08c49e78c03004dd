//! Topics: a discussion or a question in a space, with a title, a first text, tags, and the replies
//! that follow. A topic can be closed (readable, no new replies), pinned, moved and deleted; each of
//! these is a state with who and when, and can be undone.
//!
//! Invariants: a topic is visible to whoever reads its space; a deleted one only to its author and to
//! those who moderate there. `active_at` is the time of the newest thing said in it. Positions of its
//! replies are dense and never given twice. Topics do not know who searches, counts or mails them.

pub mod commands;
mod policy;
mod routes;
pub(crate) mod store;
mod topic;
pub mod views;

pub use policy::{Answer, Close, Delete, Edit, Move, Pin, Restore, may_write};
pub use routes::{TopicJson, routes};
pub use store::{Order, find, list};
pub use topic::{Head, Mark, NewTopic, Tags, Title, Topic, TopicKind};
