//! Conversations from elsewhere: topics, answers, comments, votes, tags and links as an importer hands
//! them in, row by row, with the times they had.
//!
//! Invariants: an import writes what living people would have written, and nothing that calls anybody:
//! no mention, no job, no read position. Every row is recorded as of its own time. What nobody knows
//! stays unknown: a vote without a voter is a number and an activity without an actor, never a row of
//! `vote`. Ids come back in the order of the rows.

mod acts;
mod replies;
mod store;
mod tags;
mod topics;
mod votes;

pub use replies::take_replies;
pub use tags::{take_tag_words, take_tags};
pub use topics::{take_edits, take_links, take_topics};
pub use votes::take_votes;
