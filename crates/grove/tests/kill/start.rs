//! The first start of a community, with a fault at any of its writes, fsyncs, renames and creations: it starts
//! all the same or ends with the reason, and the next start finds nothing in its way.
//!
//! Twelve calls, drawn by `GROVE_TEST_SEED`; `GROVE_TEST_LONG=1` takes every call.

use std::time::{Duration, Instant};

use grove_testkit::on_postgres;

use crate::chance::{self, Chance};
use crate::fault::{Calls, EIO, ENOSPC, Fault};
use crate::process::{Place, Server, log_text};
use crate::verify;

#[test]
fn a_first_start_may_fail_at_any_call() {
    if on_postgres().is_some() {
        println!("PostgreSQL writes its own files");
        return;
    }
    let seed = std::env::var("GROVE_TEST_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or_else(chance::now);
    let (calls, started) = (starts(None).1, Instant::now());
    let mut chance = Chance::new(seed);
    let rounds: Vec<i64> = if std::env::var_os("GROVE_TEST_LONG").is_some() {
        (1..=calls).collect()
    } else {
        (0..12).map(|_| i64::try_from(chance.below(calls.unsigned_abs())).unwrap_or(0) + 1).collect()
    };
    let ended = rounds.iter().filter(|n| !starts(Some((**n, if **n % 2 == 0 { EIO } else { ENOSPC }))).0).count();
    println!("seed {seed}: {} of {calls} calls of a first start failed in {:.0?}, {ended} ended it", rounds.len(), started.elapsed());
}

/// Whether it started, and how many calls that took.
fn starts(fault: Option<(i64, i64)>) -> (bool, i64) {
    let beside = tempfile::tempdir().expect("a directory");
    let mut place = Place::bare();
    let page = Fault::in_place(&mut place, beside.path());
    let (n, error) = fault.unwrap_or_default();
    page.nth(Calls::All, n, error);
    let begun = Server::try_start(&place);
    let (calls, failed, well) = (page.calls(), page.failed(), begun.is_ok());
    page.none();
    match begun {
        Ok(server) => server.kill(),
        Err(said) => {
            assert!(failed.is_some(), "nothing failed, and {said}");
            let told = log_text(place.data.path());
            assert!(!told.trim().is_empty() && !told.contains("panicked"), "after {failed:?} it ended and said: {told}");
        }
    }
    let again = Server::start(&place);
    assert!(again.ready_after < Duration::from_secs(5), "ready after {:?}", again.ready_after);
    again.stop();
    verify::the_database_is_whole(&place);
    (well, calls)
}
