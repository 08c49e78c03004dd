//! How far each projection is behind the log: what was done and does not show yet in the search, in live
//! updates, in counts. Zero most of the time; more right after an import.
//!
//! A local projection is that of the process which answers; a shared one is the same for all.

mod routes;
mod views;

pub use routes::routes;

use std::sync::{Arc, OnceLock};

use grove_kernel::Outcome;
use grove_store::{Cx, Projections, log_length};

/// The projections of this process, hung on the database so that a page finds them. Filled once they are
/// there, which is after the database is.
#[derive(Clone, Default)]
pub struct Board(Arc<OnceLock<Projections>>);

impl Board {
    pub fn fill(&self, projections: &Projections) {
        let _already = self.0.set(projections.clone());
    }
}

/// One projection, and how many activities it has not taken in.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Lag {
    pub name: &'static str,
    pub position: i64,
    pub behind: i64,
}

/// All of them, in the order they run.
pub fn lags<M>(cx: &Cx<'_, M>) -> Outcome<Vec<Lag>> {
    let Some(projections) = cx.ext::<Board>().and_then(|board| board.0.get().cloned()) else { return Ok(Vec::new()) };
    let newest = log_length(cx)?;
    let lag = |(name, position): (&'static str, i64)| Lag { name, position, behind: (newest - position).max(0) };
    Ok(projections.positions(cx)?.into_iter().map(lag).collect())
}

pub const PATH: &str = "/admin/projections";
