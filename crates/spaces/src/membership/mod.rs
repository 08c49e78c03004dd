//! Who is in a space, and as what: member, moderator or host. Joining is open, by request, or by
//! invitation, as the space says; leaving is free.
//!
//! - membership never inherits; only host rights reach below, and not into private spaces;
//! - whoever is removed loses sight in the same transaction;
//! - the only host of people names another before they go or step down; whoever runs the community may
//!   still take a role, and admins act as hosts, so a space is never without somebody who can act.

mod acts;
mod commands;
mod json;
mod letters;
mod noun;
mod policy;
mod routes;
mod store;
mod views;

pub(crate) use commands::enter;
pub use commands::{approve, ask, assign, decline, join, leave, remove};
pub use letters::{JOB, write};
pub use noun::{Request, role_named, role_word};
pub use policy::{AskToJoin, Assign, Join, Leave, ReadInside, Remove, Welcome};
pub use routes::routes;
pub use store::{members, requests, role};

/// Draws every page once; a missing message or icon panics.
#[cfg(test)]
pub(crate) fn draw_all(cx: &grove_store::Cx<'_, grove_store::Read>, page: &grove_ui::Page<'_>) -> grove_kernel::Outcome<()> {
    let none = grove_kernel::Problems::default();
    for space in crate::space::listed(cx)? {
        let head = crate::space::header(cx, &space)?;
        let _ask = views::ask(page, &head, "", &none);
        let _members = views::members(page, &head, &members(cx, space.id, grove_kernel::Cursor::START)?, "", &none);
        let _requests = views::requests(page, &head, &[]);
    }
    Ok(())
}
