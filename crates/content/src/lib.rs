//! What people say to one another: topics (discussions and questions), replies and comments, and what
//! is done to them. Each folder is a feature; `writing` is how text becomes HTML, `reading` is how far
//! each person has read. Content does not know who measures it, mails it or searches it: they listen to
//! its activities.

pub mod activity;
pub mod drafts;
pub mod feeds;
pub mod intake;
pub mod lists;
#[cfg(test)]
mod matrix;
mod moderable;
pub mod paths;
pub mod questions;
pub mod reactions;
pub mod reading;
mod related;
pub mod replies;
pub mod said;
mod sixty_four;
pub mod tags;
pub mod topics;
#[cfg(test)]
#[path = "tests/town.rs"]
mod town;
pub mod votes;
mod wanted;
pub mod writing;

pub use lists::space_body;
pub use moderable::moderables;

grove_ui::messages!("../messages/en.ftl");

/// All routes of the area.
pub fn routes() -> grove_web::Routes {
    topics::routes()
        .and(replies::routes())
        .and(reading::routes())
        .and(writing::routes())
        .and(questions::routes())
        .and(votes::routes())
        .and(reactions::routes())
        .and(drafts::routes())
        .and(lists::routes())
        .and(tags::routes())
        .and(feeds::routes())
}
