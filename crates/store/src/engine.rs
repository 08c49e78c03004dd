//! What a process brings to its database: which one, whom to ask who is looking, the clock, the ids; and what
//! all of its transactions share.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use grove_kernel::{Clock, Credential, IdSource, Outcome, RandomIds, Refusal, SystemClock, Viewer};

use crate::cx::{Cx, Read};
use crate::error::FSYNC_FAILED;
use crate::extensions::Extensions;
use crate::room::Room;
use crate::signals::Signals;

/// Which database, and how wide.
#[derive(Clone, Debug)]
pub struct Config {
    pub database: Database,
    pub readers: usize,
    /// Requests that may wait for a reader or for the writer before others are told to come back.
    pub waiting: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Config {
    /// Two readers a core, as measured to be enough for pages that wait on nothing.
    pub fn new(database: Database) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self { database, readers: 2 * cores, waiting: 1024 }
    }
}

/// Finds out who shows a credential. Written in `members`, which `store` does not know.
pub type LoadViewer = for<'a, 'tx> fn(&'a Cx<'tx, Read>, &Credential) -> Outcome<Viewer>;

/// What the store asks of the rest of the program.
#[derive(Clone)]
pub struct Hooks {
    pub load_viewer: LoadViewer,
    pub clock: Arc<dyn Clock>,
    pub ids: Arc<dyn IdSource>,
    extensions: Extensions,
}

impl Hooks {
    pub fn new(load_viewer: LoadViewer) -> Self {
        Self { load_viewer, clock: Arc::new(SystemClock), ids: Arc::new(RandomIds), extensions: Extensions::default() }
    }
    /// Hangs something on the database; every [`Cx`] finds it again by its type with [`Cx::ext`].
    #[must_use]
    pub fn with<T: std::any::Any + Send + Sync>(mut self, thing: Arc<T>) -> Self {
        self.extensions.set(thing);
        self
    }
    pub(crate) const fn extensions(&self) -> &Extensions {
        &self.extensions
    }
}

/// What all transactions of a process share.
pub struct Engine {
    pub(crate) hooks: Hooks,
    pub(crate) signals: Arc<Signals>,
    /// A number of this process, the holder of its leases.
    pub(crate) process: i64,
    /// Acts are answered and undone.
    pub(crate) rehearses: AtomicBool,
    /// On the disk of a SQLite database; PostgreSQL looks after its own.
    pub(crate) room: Option<Room>,
}

impl Engine {
    /// A refusal, with what is behind it where the disk is.
    pub(crate) fn explain(&self, refusal: Refusal) -> Refusal {
        match (&self.room, refusal) {
            // It may have been written, and nobody can tell.
            (Some(_), Refusal::Storage(..)) if FSYNC_FAILED.load(Ordering::Relaxed) => Refusal::OutcomeUnknown,
            (Some(room), refusal) => room.examine(refusal),
            (None, refusal) => refusal,
        }
    }
}

/// The thing an act happens to. Acts on one parent queue on PostgreSQL instead of failing one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parent(pub(crate) Option<i64>);

impl Parent {
    pub const NONE: Self = Self(None);
    pub const fn of<K>(id: grove_kernel::Id<K>) -> Self {
        Self(Some(id.raw()))
    }
    pub const fn raw(key: i64) -> Self {
        Self(Some(key))
    }
}
