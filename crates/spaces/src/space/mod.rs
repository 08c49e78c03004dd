//! A space: one place of the community, with a purpose in one line, a switchboard of what may be begun
//! in it, and a way in. Spaces form a tree; the slug names a space in addresses and never changes.
//!
//! - a space that a viewer may not see and one that is not there are the same answer;
//! - only hosts (and admins, who act as hosts) change a space; founding at the root is for admins;
//! - the page `/spaces/{slug}` is shared: the header is ours, the body comes from [`wire`];
//! - a space is seen before it is changed: moving it and opening or closing it first show who gains and
//!   who loses sight of what.

mod acts;
mod body;
mod commands;
mod forms;
mod header;
mod json;
mod kinds;
mod noun;
mod pages;
pub(crate) mod policy;
pub mod preview;
mod routes;
mod settings;
mod slug;
mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub use body::{Asked, Body, Piece, SpaceBody, wire};
pub use commands::{Ground, New, Step, change, change_visibility, fits, found, move_under, step};
pub use forms::{ChangeForm, Changes, FoundForm, NewSpace};
pub(crate) use header::read_person;
pub use header::{Person, SpaceHeader, header};
pub use json::SpaceJson;
pub use kinds::Kinds;
pub use noun::{ICONS, Joining, Space, in_tree_order};
pub use policy::{Change, ChangeVisibility, Found, Move, Reorder, Root};
pub use routes::routes;
pub(crate) use routes::visible;
pub use store::{by_id, by_slug, listed, read_place, tree};
