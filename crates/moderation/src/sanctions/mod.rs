//! Silence and suspension. Who is silenced reads and does not write; who is suspended is as if signed
//! out, everywhere and at once: the viewer loads as a visitor, sessions end in the same act, and open
//! connections ask again and close.
//!
//! Invariants: each sanction names a rule in force, has words, an end, and who made it. Nobody judges
//! themselves, their equals or those above them. The member is told by mail, with the rule and the words;
//! a silenced one sees on every page why and until when.

mod acts;
mod commands;
mod policy;
mod routes;
mod sanction;
mod store;
mod views;

pub use crate::letters::{JOB, write};
pub use commands::{active_silence, banner};
pub use policy::Punish;
pub use routes::{SanctionJson, desk, routes};
pub use sanction::{Kind, Lasts, Sanction, SanctionId, Subject};
pub(crate) use store::by_id;
