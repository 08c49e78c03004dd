//! What `/metrics` tells beside the counts of requests: work that waits, projections that lag, and two
//! numbers that should stay zero.

use std::sync::atomic::Ordering;

use grove_kernel::Outcome;
use grove_kernel::policy::SECOND_LOCK;
use grove_store::{Cx, Read, TURNED_AWAY, dead_count, log_length, waiting};
use grove_web::metrics::{Family, Text};

use crate::projections;

pub fn tell(cx: &Cx<'_, Read>, text: &mut Text) -> Outcome<()> {
    let risen = |count: &std::sync::atomic::AtomicU64| i64::try_from(count.load(Ordering::Relaxed)).unwrap_or(i64::MAX);
    text.number(
        Family::Counter,
        "grove_second_lock_total",
        "Rows that a list let through and the policy stopped; a bug.",
        risen(&SECOND_LOCK),
    );
    text.number(Family::Counter, "grove_turned_away_total", "Requests told to come back since a queue was full.", risen(&TURNED_AWAY));
    text.number(Family::Gauge, "grove_jobs_waiting", "Jobs that are due.", waiting(cx)?);
    text.number(Family::Gauge, "grove_jobs_dead", "Jobs that were given up.", dead_count(cx)?);
    text.number(Family::Gauge, "grove_log_length", "How long the activity log is.", log_length(cx)?);
    let lags = projections::lags(cx)?.into_iter().map(|lag| (format!("projection=\"{}\"", lag.name), lag.behind));
    text.family(Family::Gauge, "grove_projection_behind", "Activities that a projection has not taken in.", lags);
    Ok(())
}
