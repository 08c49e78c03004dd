//! Spaces: the places a community is made of. A space has a purpose, people, and a rule on who sees
//! it; it may hold other spaces, to any depth. Everything that is said in the community is said in one.
//!
//! - [`space`]: what a space is, the tree, founding and changing;
//! - [`membership`]: joining, asking to join, leaving, roles;
//! - [`visibility`]: who sees what, kept in `space_access` so that a list filters by one join;
//! - [`invitations`]: links and letters that let people in.
//!
//! Spaces do not know what is said in them: the page of a space gets its body from [`wire`].

grove_ui::messages!("../messages/en.ftl");

mod fields;
pub mod intake;
pub mod invitations;
#[cfg(test)]
mod matrix;
pub mod membership;
pub mod paths;
mod people;
pub mod space;
#[cfg(test)]
mod tests;
pub mod visibility;

pub use space::{Asked, Body, Joining, Kinds, Piece, Space, SpaceHeader, read_place, wire, wire_unread};
pub use visibility::Visibility;

/// The columns that [`read_place`] reads, of the table `space` named `s`; put them first or last into
/// the SELECT list of what lives in a space, and join `space s`.
#[macro_export]
macro_rules! place_columns {
    () => {
        "s.id, s.card_floor, s.content_floor"
    };
}

/// The route table of this area.
pub fn routes() -> grove_web::Routes {
    space::routes().and(membership::routes()).and(invitations::routes())
}
