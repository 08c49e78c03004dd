//! A person's page and the directory of people.
//!
//! Invariants: who waits or has left is not found, except by those whose work it is. Addresses are on no
//! page of this folder. What other areas show on a profile they hand in as finished pieces ([`panel`]).

pub(crate) mod commands;
pub(crate) mod directory;
pub(crate) mod edit;
mod json;
mod member;
pub mod panel;
mod policy;
mod routes;
mod store;
#[cfg(test)]
mod tests;
mod views;

pub use commands::set_avatar;
pub(crate) use directory::newcomers;
pub use json::{MeJson, MemberJson};
pub use member::Member;
pub use panel::{Panel, ProfileDesk, ProfilePanel};
pub use policy::EditProfile;
pub use routes::routes;
pub use store::{find, find_by_handle};
