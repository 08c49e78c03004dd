//! A clock in the hand, and ids that depend on nothing but who made the how-many-eth thing of a kind:
//! two towns with the same history have the same ids, and what one person hides changes nobody else's.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use grove_kernel::{Clock, IdSource, Moment, ids};

/// Sunday, 1 March 2026, noon.
const NOON: i64 = 1_772_366_400_000_000;

/// A clock that moves when it is told to.
pub struct HandClock(AtomicI64);

impl Default for HandClock {
    fn default() -> Self {
        Self(AtomicI64::new(NOON))
    }
}

impl HandClock {
    pub(crate) fn at(moment: Moment) -> Self {
        Self(AtomicI64::new(moment.micros()))
    }
    pub fn later(&self, span: Duration) {
        let micros = i64::try_from(span.as_micros()).expect("less than 292,000 years");
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// How many of a kind an author has made.
pub(crate) type Counts = HashMap<(&'static str, i64), u32>;

/// Ids from (kind, author, n).
#[derive(Default)]
pub struct FixedIds(Mutex<Counts>);

impl FixedIds {
    /// Goes on where a town stood when it was kept.
    pub(crate) fn resume(counts: Counts) -> Self {
        Self(Mutex::new(counts))
    }
    /// Without what belongs to the process and not to the town: a town that begins again is the same
    /// process, and holds its leases; and requests are counted from its beginning.
    pub(crate) fn kept(&self) -> Counts {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        counts.retain(|(kind, _), _| !matches!(*kind, "process" | "request"));
        counts
    }
    fn hash(&self, kind: &'static str, author: i64) -> u64 {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry((kind, author)).or_default();
        *count += 1;
        let mut hasher = DefaultHasher::new();
        (kind, author, *count).hash(&mut hasher);
        hasher.finish()
    }
}

impl IdSource for FixedIds {
    fn next(&self, kind: &'static str, author: i64, now: Moment) -> i64 {
        let at = if kind == "process" { Moment::from_micros(NOON) } else { now };
        ids::compose(at, (self.hash(kind, author) >> 32) as u32)
    }
    fn follows(&self) -> bool {
        false
    }
    fn secret(&self, purpose: &'static str, author: i64) -> String {
        let parts: Vec<String> = (0..4).map(|_| format!("{:016x}", self.hash(purpose, author))).collect();
        parts.concat()[..52].to_owned()
    }
}
