//! Joining. A public community lets anybody in, a gated one shows what it is and lets people in after
//! approval, a private one shows nothing and takes invitations only (LA-5). An invitation that holds
//! opens all three.
//!
//! Invariants: who has not opened the mailed link is nobody: no member, no handle, no blocked address.
//! A password is chosen with the link, by who reads the mail, so that nobody prepares an account for
//! somebody else's address. The answer to the form is the same whether or not the address has an account.

mod applicant;
mod commands;
mod routes;
mod store;
mod views;

pub use routes::routes;

pub(crate) use commands::{is_joining, welcome};
pub(crate) use store::sweep;

#[cfg(test)]
pub(crate) use applicant::JoinForm;
#[cfg(test)]
pub(crate) use routes::{ask, prepare};
