//! Lists of topics: what a space shows, the home feed, what somebody has written. Rows and cards, each
//! with what is new in it, its tags and the faces in it.
//!
//! Invariants: a list shows what its viewer may see, filtered in SQL and checked again; a page of a list
//! takes a fixed number of statements, however long it is.

mod head;
mod home;
mod listed;
mod of_member;
pub mod profile;
mod routes;
mod space;
mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub use head::{Head, News, Order, Remark};
pub use home::{HomeFeed, HomeTab, home, unread_by_space};
pub use listed::{Listed, cards, rows};
pub use profile::panels;
pub use routes::{PAGE, routes};
pub use space::space_body;
pub use store::{list, pinned};
