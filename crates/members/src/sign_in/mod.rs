//! Signing in: by password or by a mailed link; sessions, and the end of them.
//!
//! Invariants: what is sent is kept as a hash only. A link is bound to one purpose and one address and
//! works once, decided by one conditional `UPDATE`; opening it with GET uses nothing up. Signing in
//! always makes a new secret. No answer tells whether an address has an account: the words are the
//! same, the work is the same. Changing the password ends the other sessions.

mod acts;
pub(crate) mod beside;
mod commands;
pub(crate) mod door;
mod link;
mod next;
mod password;
mod policy;
mod post;
mod routes;
mod session;
pub(crate) mod sessions;
mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub use commands::{claim_link, end_all, one_time_link, session_seen, start_session};
pub use door::suspended_program;
pub use link::Purpose;
pub use next::local;
pub use password::{Strength, strength};
pub use policy::EndSession;
pub use post::{JOB, answer};
pub use routes::routes;
pub use session::{NewSession, Session};

pub(crate) use commands::{kill_links, new_link, redeem};
pub(crate) use link::Redeemed;
pub(crate) use post::{Wanted, join_at_once, queue};
pub(crate) use session::device;
pub(crate) use store::sweep;
