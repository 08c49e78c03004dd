//! `Town`: a small community to tell stories in. Ada owns the place, Omar moderates, Ines hosts the
//! private gardeners and the gated workshop, Nadia is a gardener, Theo is new, Vera pays; Bo waits to be
//! let in, Sam is suspended, Exa has left the gardeners, Rob is a bot; visitors have no name.
//!
//! Each person has an HTTP client; requests go through the whole shell, in process. The clock stands
//! still until somebody moves it, ids and secrets repeat from run to run, mail is caught. The engine is
//! SQLite, or the PostgreSQL named by `GROVE_TEST_DATABASE`; each town has a database of its own.

mod answer;
mod cast;
mod client;
mod fixed;
mod listening;
mod snapshot;
mod town;

pub use answer::Answer;
pub use cast::CAST;
pub use client::{Client, Face};
pub use fixed::{FixedIds, HandClock};
pub use listening::Listening;
pub use snapshot::Snapshot;
pub use town::{Town, on_postgres, real_data};
