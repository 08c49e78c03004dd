//! Driver errors in Grove's words: run again, busy, full disk, or broken.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use grove_kernel::{Disk, Refusal};
use postgres::error::SqlState;
use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_IOERR_DIR_FSYNC, SQLITE_IOERR_FSYNC};

const A_MOMENT: Duration = Duration::from_secs(1);

/// An fsync of the database failed: what the kernel said was written may be gone, and asking again says
/// nothing about it. The writer ends the process.
pub static FSYNC_FAILED: AtomicBool = AtomicBool::new(false);

pub fn from_sqlite(error: rusqlite::Error) -> Refusal {
    let rusqlite::Error::SqliteFailure(cause, _) = &error else { return Refusal::broken(error) };
    if matches!(cause.extended_code, SQLITE_IOERR_FSYNC | SQLITE_IOERR_DIR_FSYNC) {
        FSYNC_FAILED.store(true, Ordering::Relaxed);
    }
    match cause.code {
        // A collision of random ids, or a race that the unique key decided: the act runs again.
        ErrorCode::ConstraintViolation if matches!(cause.extended_code, 1555 | 2067) => Refusal::Again,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Refusal::Busy { retry: A_MOMENT },
        ErrorCode::DiskFull => Refusal::Storage(Disk::Full, "the disk is full".to_owned()),
        ErrorCode::ReadOnly => Refusal::Storage(Disk::ReadOnly, "the disk is read-only".to_owned()),
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Refusal::Storage(Disk::Failing, error.to_string()),
        _ => Refusal::broken(error),
    }
}

pub fn from_postgres(error: postgres::Error) -> Refusal {
    if error.is_closed() {
        return Refusal::Unreachable("the connection was closed".to_owned());
    }
    let Some(state) = error.code() else {
        return without_state(&error);
    };
    match state {
        s if *s == SqlState::T_R_SERIALIZATION_FAILURE || *s == SqlState::T_R_DEADLOCK_DETECTED => Refusal::Again,
        s if *s == SqlState::UNIQUE_VIOLATION => Refusal::Again,
        s if *s == SqlState::DISK_FULL => Refusal::Storage(Disk::Full, "the database's disk is full".to_owned()),
        s if *s == SqlState::READ_ONLY_SQL_TRANSACTION => Refusal::Unreachable("the database is read-only".to_owned()),
        // A statement or a lock that took too long, or a server that is full, is there; one that stops or starts is not.
        s if *s == SqlState::QUERY_CANCELED || *s == SqlState::LOCK_NOT_AVAILABLE || s.code().starts_with("53") => {
            Refusal::Busy { retry: A_MOMENT }
        }
        s if s.code().starts_with("57") || s.code().starts_with("08") => Refusal::Unreachable(database_words(&error)),
        _ => Refusal::Broken(database_words(&error)),
    }
}

fn database_words(error: &postgres::Error) -> String {
    error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string)
}

/// No SQLSTATE: the connection failed, which passes, or a value did not fit its parameter, which is ours.
fn without_state(error: &postgres::Error) -> Refusal {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        if inner.is::<std::io::Error>() {
            return Refusal::Unreachable(inner.to_string());
        }
        cause = inner.source();
    }
    let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    Refusal::Broken(format!("{error}: {why}"))
}
