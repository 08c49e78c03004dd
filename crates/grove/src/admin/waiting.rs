//! What waits for an admin, in numbers.

use grove_kernel::Outcome;
use grove_store::{Cx, dead_count, waiting};
use serde::Serialize;

use crate::projections;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Waiting {
    /// People who asked to join.
    pub people: i64,
    /// Reports that nobody has settled, as far as the viewer moderates.
    pub reports: i64,
    /// Jobs that are due, and jobs that were given up.
    pub jobs_due: i64,
    pub jobs_dead: i64,
    /// How many activities the slowest projection is behind.
    pub behind: i64,
}

pub fn count<M>(cx: &Cx<'_, M>) -> Outcome<Waiting> {
    Ok(Waiting {
        people: grove_members::approval::waiting(cx)?,
        reports: grove_moderation::open_count(cx)?,
        jobs_due: waiting(cx)?,
        jobs_dead: dead_count(cx)?,
        behind: projections::lags(cx)?.into_iter().map(|lag| lag.behind).max().unwrap_or(0),
    })
}
