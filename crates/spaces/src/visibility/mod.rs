//! Who sees a space. Each space says how open it is, and what holds is the strictest word on the path
//! from the root; the community's own setting is the outermost. The answer is computed by one pure
//! function ([`Tree`]) and kept as rows in `space_access`, so that every list is filtered by one join and
//! no page walks a tree.
//!
//! - membership never inherits; host rights inherit into children that are not private;
//! - to see a space by its floor or by name, one has to pass every level above it;
//! - rows are recomputed in the transaction that changed their cause: a removed member loses sight at
//!   once. Whoever changes a cause outside of this crate (the community's access, somebody's community
//!   role, their leaving) calls [`refresh_all`] or [`refresh_member`] in the same transaction;
//! - who has left the community is granted nothing, whatever they were a member of.

mod commands;
mod level;
mod preview;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use commands::named_around;
pub use commands::{can_enter, refresh, refresh_all, refresh_member, refresh_member_in};
pub use level::{Floors, Level, Person, Row, Tree, Visibility};
pub use preview::{Crowd, Effect, Shift, effects};
pub(crate) use store::tree;
