//! Roles in the community, and what else somebody is here: staff, bot, a brand's account.
//!
//! Invariants: nobody changes somebody who outranks or equals them, unless they own the place, and
//! nobody gives more than they have. There is always an owner.

mod commands;
mod store;

pub(crate) use commands::raise_to_owner;
