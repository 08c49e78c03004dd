//! Tokens: how a member's programs speak for them, with what the member allows and never more than the
//! member may.
//!
//! Invariants: the secret is shown once and kept as a hash. The admin scope is only given to admins, and
//! only counts as long as they are. A token makes no tokens: these are pages.

mod commands;
mod policy;
mod routes;
mod store;
mod token;
mod views;

pub use commands::{new_token, revoke};
pub use policy::{MakeToken, RevokeToken, Wish};
pub use routes::routes;
pub(crate) use store::revoke_all;
pub use token::{NewToken, Token};
