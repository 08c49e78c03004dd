//! Reports: a member points at something, and those who moderate there decide. What is reported by many
//! is one report with many voices; the first decision settles them all.
//!
//! Invariants: one cannot report what one may not see, and is told nothing about whether others did. A
//! report is seen by who moderates the place where the thing is now and reads it; never by the one it is
//! about. What was reported is kept as it was. A decision names the state that it saw; of two who decide
//! at once one is told that it is done. Removing cites a rule in force and says words to the author.

mod acts;
pub(crate) mod commands;
mod member;
mod policy;
mod report;
mod routes;
pub(crate) mod store;
pub(crate) mod views;

pub use commands::open_count;
pub use member::moderables;
pub(crate) use policy::unsilenced;
pub use policy::{Judge, desk};
pub use report::{Decision, Outcome as Settled, Report, Voice};
pub use routes::{ReportJson, routes};
pub(crate) use store::read_place;
