//! PostgreSQL that goes away, refuses or hangs, two processes on one database, and a standby that takes over.
//! Each test has a cluster of its own, and all run where `GROVE_TEST_DATABASE` says that PostgreSQL is meant.

mod away;
mod cluster;
mod failover;
mod store;
mod two;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::process::Server;
use crate::writers::{Pulse, Writer};

/// So long after a fault is gone people may be refused.
const MOST: Duration = Duration::from_secs(10);

/// Everybody writes while `meanwhile` goes on.
fn while_all_write(server: &Server, writers: &mut [Writer], meanwhile: impl FnOnce(&Pulse)) {
    let (stop, pulse) = (AtomicBool::new(false), Arc::<Pulse>::default());
    let address = server.address;
    std::thread::scope(|scope| {
        for writer in writers {
            writer.pulse = pulse.clone();
            let stop = &stop;
            scope.spawn(move || writer.write_on(address, stop));
        }
        let _stopped = Stop(&stop);
        resumed(&pulse);
        meanwhile(&pulse);
    });
}

/// Also when something is wrong: the writers are waited for.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Waits until all are acknowledged again; how long that took.
fn resumed(pulse: &Pulse) -> Duration {
    let (started, before) = (Instant::now(), pulse.acknowledged.load(Ordering::Relaxed));
    while pulse.acknowledged.load(Ordering::Relaxed) < before + 20 {
        assert!(started.elapsed() < MOST, "no writes {MOST:?} after it was over");
        std::thread::sleep(Duration::from_millis(5));
    }
    started.elapsed()
}
