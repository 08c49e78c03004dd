//! A person's page and the directory of people.
//!
//! Invariants: who waits or has left is not found, except by those whose work it is. Addresses are on no
//! page of this folder. What other areas show on a profile they hand in as finished pieces ([`panel`]).

pub mod panel;
