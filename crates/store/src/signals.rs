//! What a commit wakes: projections when something was recorded, workers when a job was queued, and
//! whoever caches pages. A lost signal costs a second, never a row: everybody also looks by the clock.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use grove_kernel::{MemberId, Moment, SecretHash, SpaceId, TopicId};
use tokio::sync::watch;

/// A set of things to wake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wake(u8);

impl Wake {
    pub const ACTIVITY: Self = Self(1);
    pub const JOBS: Self = Self(2);
    /// Something that pages show.
    pub const PAGES: Self = Self(4);
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
impl std::ops::BitOr for Wake {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a page showed to a member: gathered in memory, written a few seconds later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub member: MemberId,
    pub space: SpaceId,
    pub topic: TopicId,
    pub position: i64,
}

/// The bells of one process.
pub struct Signals {
    activity: Bell,
    jobs: Bell,
    changes: AtomicU64,
    seen: Mutex<HashMap<(MemberId, TopicId), Seen>>,
    sessions: Mutex<Sessions>,
    /// The position that local projections have shown; live connections wait on it.
    pub shown: watch::Sender<i64>,
}

/// Sessions that were shown. Each process tells of one once a day, so that a visit is no write.
#[derive(Default)]
struct Sessions {
    told: HashMap<SecretHash, Moment>,
    waiting: Vec<SecretHash>,
}

const DAY: Duration = Duration::from_secs(86_400);

#[derive(Default)]
struct Bell {
    rung: Mutex<bool>,
    bell: Condvar,
}

impl Bell {
    fn ring(&self) {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_all();
    }
    /// Waits for a ring or for the time to pass, whichever is first.
    fn wait(&self, at_most: Duration) {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut rung, _) = self.bell.wait_timeout_while(rung, at_most, |rung| !*rung).unwrap_or_else(PoisonError::into_inner);
        *rung = false;
    }
}

impl Default for Signals {
    fn default() -> Self {
        Self {
            activity: Bell::default(),
            jobs: Bell::default(),
            changes: AtomicU64::new(0),
            seen: Mutex::default(),
            sessions: Mutex::default(),
            shown: watch::Sender::new(0),
        }
    }
}

impl Signals {
    pub(crate) fn ring(&self, wake: Wake) {
        if wake.has(Wake::PAGES) {
            self.changes.fetch_add(1, Ordering::Release);
        }
        if wake.has(Wake::ACTIVITY) {
            self.activity.ring();
        }
        if wake.has(Wake::JOBS) {
            self.jobs.ring();
        }
    }
    pub(crate) fn wait_for_activity(&self, at_most: Duration) {
        self.activity.wait(at_most);
    }
    pub(crate) fn wait_for_jobs(&self, at_most: Duration) {
        self.jobs.wait(at_most);
    }
    pub(crate) fn see(&self, seen: Seen) {
        let mut all = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.entry((seen.member, seen.topic)).or_insert(seen);
        known.position = known.position.max(seen.position);
    }
    /// What was shown since the last time.
    pub fn take_seen(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner)).into_values().collect()
    }
    /// Somebody showed a session that holds.
    pub(crate) fn see_session(&self, session: SecretHash, now: Moment) {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        if sessions.told.get(&session).is_none_or(|told| now.since(*told) >= DAY) {
            sessions.told.insert(session, now);
            sessions.waiting.push(session);
        }
    }
    /// Sessions that were shown for the first time in a day, since the last time this was asked.
    pub fn take_sessions(&self, now: Moment) -> Vec<SecretHash> {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.told.retain(|_, told| now.since(*told) < DAY);
        std::mem::take(&mut sessions.waiting)
    }
    /// How many commits of this process changed what pages show. Told before the one who wrote is answered.
    pub(crate) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }
}
