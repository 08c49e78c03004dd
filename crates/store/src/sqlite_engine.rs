//! SQLite: how a connection is opened, and the one writer with group commit.
//!
//! The writer takes the acts that wait, runs each in a savepoint of its own, commits them all with one
//! fsync, then answers them all. A failing or panicking act rolls back only its savepoint. When the
//! fsync itself fails nobody knows what is on the disk: the process ends, a restart recovers.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

use crossbeam_channel::Receiver;
use grove_kernel::{Outcome, Refusal};
use rusqlite::config::DbConfig;

use crate::conn::Conn;
use crate::db::Engine;
use crate::error::from_sqlite;
use crate::writer::{Queued, Tried};

/// How many acts may share a commit. More would only delay the first.
const GROUP: usize = 256;
/// How often an act is tried when unique keys collide.
const TRIES: usize = 4;

/// A connection with the settings that durability and speed rest on.
pub fn open(file: &Path, writable: bool) -> Outcome<Conn> {
    let conn = rusqlite::Connection::open(file).map_err(from_sqlite)?;
    conn.set_prepared_statement_cache_capacity(512);
    // A plan is made once for a statement, not again for each value.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(from_sqlite)?;
    conn.busy_timeout(std::time::Duration::from_secs(5)).map_err(from_sqlite)?;
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

/// The writer's loop: until every sender is gone.
pub fn write_loop(conn: &Conn, engine: &Arc<Engine>, queue: &Receiver<Box<dyn Queued>>) {
    let position = Cell::new(0);
    while let Ok(first) = queue.recv() {
        if let Err(refusal) = conn.batch("BEGIN IMMEDIATE") {
            first.finish(engine, Err(refusal));
            continue;
        }
        // Another process may have written since: the command line takes the lock when no server runs,
        // but a restore or a repair may not. One indexed look-up a commit.
        position.set(newest_position(conn));
        let mut group = Vec::with_capacity(8);
        group.push(run(conn, engine, &position, first));
        while group.len() < GROUP {
            let Ok(next) = queue.try_recv() else { break };
            group.push(run(conn, engine, &position, next));
        }
        let committed = commit(conn);
        for act in group {
            act.finish(engine, copy(&committed));
        }
    }
}

fn newest_position(conn: &Conn) -> i64 {
    let Conn::Sqlite(sqlite) = conn else { return 0 };
    let newest = sqlite.prepare_cached("SELECT COALESCE(MAX(position), 0) FROM activity").and_then(|mut s| s.query_row([], |r| r.get(0)));
    newest.unwrap_or(0)
}

/// One act in its savepoint.
fn run(conn: &Conn, engine: &Engine, position: &Cell<i64>, mut act: Box<dyn Queued>) -> Box<dyn Queued> {
    let before = position.get();
    for _ in 0..TRIES {
        if control(conn, "SAVEPOINT act").is_err() {
            break;
        }
        let tried = act.attempt(conn, engine, Some(position));
        let end = if matches!(tried, Tried::Done) { "RELEASE act" } else { "ROLLBACK TO act" };
        if let Err(error) = control(conn, end) {
            tracing::error!(%error, "savepoint");
        }
        match tried {
            Tried::Done => break,
            Tried::Refused => {
                position.set(before);
                let _released = control(conn, "RELEASE act");
                break;
            }
            Tried::Again => {
                position.set(before);
                let _released = control(conn, "RELEASE act");
            }
        }
    }
    act
}

fn control(conn: &Conn, text: &'static str) -> Outcome<()> {
    let Conn::Sqlite(sqlite) = conn else { return Ok(()) };
    sqlite.prepare_cached(text).and_then(|mut s| s.execute([])).map(drop).map_err(from_sqlite)
}

fn commit(conn: &Conn) -> Outcome<()> {
    let Conn::Sqlite(sqlite) = conn else { return Ok(()) };
    match sqlite.execute_batch("COMMIT") {
        Ok(()) => Ok(()),
        Err(error) => {
            if let rusqlite::Error::SqliteFailure(cause, _) = &error
                && matches!(cause.extended_code, rusqlite::ffi::SQLITE_IOERR_FSYNC | rusqlite::ffi::SQLITE_IOERR_DIR_FSYNC)
            {
                tracing::error!(%error, "an fsync failed; ending, so that a restart recovers what is on the disk");
                std::process::exit(70);
            }
            let _ended = sqlite.execute_batch("ROLLBACK");
            Err(from_sqlite(error))
        }
    }
}

/// The same verdict for everybody in the group.
fn copy(committed: &Outcome<()>) -> Outcome<()> {
    match committed {
        Ok(()) => Ok(()),
        Err(Refusal::Storage(why)) => Err(Refusal::Storage(why.clone())),
        Err(Refusal::Busy { retry }) => Err(Refusal::Busy { retry: *retry }),
        Err(other) => Err(Refusal::broken(other)),
    }
}
