//! One's own account: the address and how it changes, claiming an imported account, leaving.
//!
//! Invariants: a new address takes effect when both the old and the new mailbox have said yes. Leaving
//! ends sessions, links and tokens at once and frees the address; what was said stays unless the
//! person asks to be forgotten, and then stands there without a name. The last owner cannot leave.

mod commands;
mod policy;
pub(crate) mod routes;
mod store;
mod views;

pub use policy::{ChangeAddress, Departure, Leave};
pub use routes::routes;
pub use views::sheet;

pub(crate) use commands::{claim, erase, say_yes};
pub(crate) use routes::again;

use grove_kernel::MemberId;

/// What one sees of one's own account, and nobody else does.
#[derive(Clone, Debug)]
pub struct Account {
    pub member: MemberId,
    pub handle: String,
    pub email: Option<String>,
    pub has_password: bool,
    /// An address that waits for a yes: whether the old and the new one have said it.
    pub new_email: Option<(String, bool, bool)>,
}
