//! SQLite: how a connection is opened, and the one writer with group commit.
//!
//! The writer takes the acts that wait, runs each in a savepoint of its own, commits them all with one
//! fsync, then answers them all. A failing or panicking act rolls back only its savepoint. When an
//! fsync itself fails nobody knows what is on the disk: the process ends, a restart recovers.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::{Duration, Instant};

use crossbeam_channel::Receiver;
use grove_kernel::{Outcome, Refusal};
use rusqlite::config::DbConfig;
use rusqlite::hooks::Wal;

use crate::conn::Conn;
use crate::engine::Engine;
use crate::error::{FSYNC_FAILED, from_sqlite};
use crate::pool::too_late;
use crate::writer::{Queued, Tried};

/// How many acts may share a commit. More would only delay the first.
const GROUP: usize = 256;
/// How often an act is tried when unique keys collide.
const TRIES: usize = 4;

/// Pages in the log after which they are brought into the file.
const CHECKPOINT: i32 = 1000;
/// How long those who wait are answered before the process ends.
const FAREWELL: Duration = Duration::from_millis(300);

/// A connection with the settings that durability and speed rest on.
pub fn open(file: &Path, writable: bool) -> Outcome<Conn> {
    let conn = rusqlite::Connection::open(file).map_err(from_sqlite)?;
    conn.set_prepared_statement_cache_capacity(512);
    // A plan is made once for a statement, not again for each value.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(from_sqlite)?;
    conn.busy_timeout(Duration::from_secs(5)).map_err(from_sqlite)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA mmap_size = 268435456; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY;",
    )
    .map_err(from_sqlite)?;
    if !writable {
        conn.execute_batch("PRAGMA query_only = ON").map_err(from_sqlite)?;
    }
    Ok(Conn::Sqlite(conn))
}

/// The one connection that writes.
pub struct Writer {
    conn: Conn,
    engine: Arc<Engine>,
    /// Pages in the log.
    logged: Arc<AtomicI32>,
    position: Cell<i64>,
}

impl Writer {
    pub fn new(mut conn: Conn, engine: Arc<Engine>) -> Outcome<Self> {
        let logged = Arc::new(AtomicI32::new(0));
        if let Conn::Sqlite(sqlite) = &mut conn {
            let pages = logged.clone();
            // In place of SQLite's own checkpoints, which keep quiet about an fsync that failed.
            let count = move |_: &mut Wal, n| {
                pages.store(n, Ordering::Relaxed);
                Ok(())
            };
            sqlite.wal_hook(Some(count)).map_err(from_sqlite)?;
        }
        Ok(Self { conn, engine, logged, position: Cell::new(0) })
    }

    /// Until every sender is gone.
    pub fn write(self, queue: &Receiver<Box<dyn Queued>>) {
        while let Ok(first) = queue.recv() {
            self.group(first, queue);
            self.checkpoint();
            if FSYNC_FAILED.load(Ordering::Relaxed) {
                self.end(queue);
            }
        }
    }

    /// The acts that wait, in one commit.
    fn group(&self, first: Box<dyn Queued>, queue: &Receiver<Box<dyn Queued>>) {
        if let Err(refusal) = self.conn.batch("BEGIN IMMEDIATE") {
            first.finish(&self.engine, Err(refusal));
            return;
        }
        // Another process may have written since: the command line takes the lock when no server runs,
        // but a restore or a repair may not. One indexed look-up a commit.
        self.position.set(newest_position(&self.conn));
        let mut group = Vec::with_capacity(8);
        let mut next = Some(first);
        while let Some(act) = next.take() {
            if act.is_late() {
                act.finish(&self.engine, Err(too_late()));
            } else {
                group.push(self.run(act));
            }
            next = if group.len() < GROUP && self.in_transaction() { queue.try_recv().ok() } else { None };
        }
        // A disk that fails takes the whole transaction back with the act that met it; the others come again.
        let undone = Err(Refusal::Busy { retry: Duration::from_secs(1) });
        let committed = if self.in_transaction() { self.commit() } else { undone };
        for act in group {
            act.finish(&self.engine, copy(&committed));
        }
    }

    fn in_transaction(&self) -> bool {
        matches!(&self.conn, Conn::Sqlite(sqlite) if !sqlite.is_autocommit())
    }

    /// One act in its savepoint.
    fn run(&self, mut act: Box<dyn Queued>) -> Box<dyn Queued> {
        let (conn, before) = (&self.conn, self.position.get());
        for _ in 0..TRIES {
            if control(conn, "SAVEPOINT act").is_err() {
                break;
            }
            let tried = act.attempt(conn, &self.engine, Some(&self.position));
            if !self.in_transaction() {
                break;
            }
            let end = if matches!(tried, Tried::Done) { "RELEASE act" } else { "ROLLBACK TO act" };
            if let Err(error) = control(conn, end) {
                tracing::error!(%error, "savepoint");
            }
            match tried {
                Tried::Done => break,
                Tried::Refused => {
                    self.position.set(before);
                    let _released = control(conn, "RELEASE act");
                    break;
                }
                Tried::Again => {
                    self.position.set(before);
                    let _released = control(conn, "RELEASE act");
                }
            }
        }
        act
    }

    fn commit(&self) -> Outcome<()> {
        let committed = self.conn.batch("COMMIT");
        if committed.is_err() {
            let _ended = self.conn.batch("ROLLBACK");
        }
        committed
    }

    /// Brings the log into the database's file, after everybody has been answered. What fails is tried again
    /// after the next commit: until then all of it stands in the log.
    fn checkpoint(&self) {
        let Conn::Sqlite(sqlite) = &self.conn else { return };
        if self.logged.load(Ordering::Relaxed) < CHECKPOINT {
            return;
        }
        self.logged.store(0, Ordering::Relaxed);
        let done = sqlite.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).map_err(from_sqlite);
        if let Err(refusal) = done {
            tracing::warn!(%refusal, "checkpoint");
        }
    }

    /// Nobody knows what is on the disk: who waits is told so, and a restart reads what is there.
    fn end(&self, queue: &Receiver<Box<dyn Queued>>) -> ! {
        tracing::error!("an fsync failed; ending, so that a restart recovers what is on the disk");
        let until = Instant::now() + FAREWELL;
        while let Ok(act) = queue.recv_deadline(until) {
            act.finish(&self.engine, Err(Refusal::Unreachable("its disk failed, and it starts again".to_owned())));
        }
        std::thread::sleep(until.saturating_duration_since(Instant::now()));
        std::process::exit(70)
    }
}

fn newest_position(conn: &Conn) -> i64 {
    let Conn::Sqlite(sqlite) = conn else { return 0 };
    let newest = sqlite.prepare_cached("SELECT COALESCE(MAX(position), 0) FROM activity").and_then(|mut s| s.query_row([], |r| r.get(0)));
    newest.unwrap_or(0)
}

fn control(conn: &Conn, text: &'static str) -> Outcome<()> {
    let Conn::Sqlite(sqlite) = conn else { return Ok(()) };
    sqlite.prepare_cached(text).and_then(|mut s| s.execute([])).map(drop).map_err(from_sqlite)
}

/// The same verdict for everybody in the group.
fn copy(committed: &Outcome<()>) -> Outcome<()> {
    match committed {
        Ok(()) => Ok(()),
        Err(Refusal::Storage(disk, why)) => Err(Refusal::Storage(*disk, why.clone())),
        Err(Refusal::Busy { retry }) => Err(Refusal::Busy { retry: *retry }),
        Err(other) => Err(Refusal::broken(other)),
    }
}
