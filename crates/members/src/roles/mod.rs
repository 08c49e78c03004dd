//! Roles in the community, and what else somebody is here: staff, bot, a brand's account (PL-W2).
//!
//! Invariants: nobody changes somebody who outranks or equals them, unless they own the place, and
//! nobody gives more than they have. There is always an owner.

mod commands;
mod policy;
pub(crate) mod routes;
mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub use policy::{ChangeRole, RoleChange, SetFlags};
pub use routes::routes;

pub(crate) use commands::raise_to_owner;
pub(crate) use store::{other_owners, role_of};

use grove_kernel::Role;

/// The key of a role's name.
pub const fn key(role: Role) -> &'static str {
    match role {
        Role::Member => "role-member",
        Role::Moderator => "role-moderator",
        Role::Admin => "role-admin",
        Role::Owner => "role-owner",
    }
}
