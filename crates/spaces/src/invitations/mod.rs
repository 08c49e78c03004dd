//! Invitations: links that anybody may use so many times, and letters to one address that work once.
//! They lead into the community, or into a space of it as well.
//!
//! - only the hash of a secret is kept; the link is shown or mailed once;
//! - a use is one conditional update, so that parallel uses never exceed what was allowed;
//! - an invitation holds only as long as its inviter may still invite there;
//! - the landing page shows who invites into what, the name and purpose and nothing else, and nothing at
//!   all once the invitation is over.

mod acts;
mod commands;
mod json;
mod noun;
mod policy;
mod routes;
mod store;
#[cfg(test)]
mod tests;
mod views;

pub use commands::{Made, NewInvitation, accept, admit, holds, invite, offered, revoke};
pub use noun::{Bounds, Invitation, InvitationId, Offer, State};
pub use policy::{Invite, Revoke};
pub use routes::routes;

/// Draws every page that needs no row; a missing message or icon panics.
#[cfg(test)]
pub(crate) fn draw_all(page: &grove_ui::Page<'_>) {
    let none = grove_kernel::Problems::one("days", "spaces-problem-missing");
    let _pages = (views::list(page, None, &[], &routes::InviteForm::default(), &none), views::made(page, "x", "/"), views::over(page));
}
