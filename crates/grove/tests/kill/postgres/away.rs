//! The database restarts, loses its connections, turns read-only, hangs: people get 503 with `Retry-After`
//! in bounded time, nothing acknowledged is lost, and service resumes by itself.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use grove_testkit::on_postgres;

use super::cluster::{Cluster, Stop};
use super::{resumed, store, while_all_write};
use crate::process::{Place, Server};
use crate::wire::Wire;
use crate::writers::{self, Pulse};
use crate::{chance, verify};

/// Nobody waits longer for an answer, whatever hangs.
const BOUND: u64 = 10_000;

#[test]
fn the_database_goes_away_and_comes_back() {
    if on_postgres().is_none() {
        println!("only on PostgreSQL");
        return;
    }
    let mut cluster = Cluster::start();
    let place = Place::with_database(&cluster.url());
    let mut writers = place.settle(chance::now());
    writers.truncate(4);
    let server = Server::start(&place);
    writers::found_spaces(&server, &writers[0]);
    for fault in [Fault::Restart(Stop::Fast), Fault::Restart(Stop::Immediate), Fault::Cut, Fault::ReadOnly, Fault::Locked, Fault::Down] {
        while_all_write(&server, &mut writers, |pulse| {
            let before = pulse.acknowledged.load(Ordering::Relaxed);
            fault.happens(&mut cluster, &server, pulse);
            let took = resumed(pulse);
            let (refused, slowest) = (pulse.refused.load(Ordering::Relaxed), pulse.slowest.load(Ordering::Relaxed));
            println!("{fault:?}: {refused} refused, the slowest answer {slowest} ms, all write {took:.1?} after it was over");
            assert!(refused > 0, "{fault:?}: nobody noticed, after {before} writes");
            assert!(slowest < BOUND, "{fault:?}: somebody waited {slowest} ms");
        });
        for writer in &mut writers {
            writer.catch_up(&server);
        }
        verify::everything(&place, &writers);
        writers::tell_what_there_is(&mut writers);
    }
    verify::projections_equal_a_rebuild(&place, &server, &writers[0]);
    server.stop();
}

#[derive(Clone, Copy, Debug)]
enum Fault {
    Restart(Stop),
    /// All connections are cut.
    Cut,
    ReadOnly,
    /// Somebody holds a table.
    Locked,
    /// Not there for a while.
    Down,
}

impl Fault {
    fn happens(self, cluster: &mut Cluster, server: &Server, pulse: &Pulse) {
        match self {
            Self::Restart(how) => {
                cluster.stop(how);
                cluster.run(&[]);
            }
            Self::Cut => {
                cluster.sql("postgres", store::CUT_ALL);
            }
            Self::ReadOnly => {
                cluster.sql("postgres", "ALTER SYSTEM SET default_transaction_read_only = on");
                cluster.sql("postgres", store::RELOAD);
                refuses(pulse);
                std::thread::sleep(Duration::from_secs(2));
                assert_eq!(read(server), 200, "a read-only database is read");
                cluster.sql("postgres", "ALTER SYSTEM RESET default_transaction_read_only");
                cluster.sql("postgres", store::RELOAD);
            }
            Self::Locked => {
                let mut session = cluster.session(store::HOLD_TOPICS);
                refuses(pulse);
                std::thread::sleep(Duration::from_secs(4));
                assert!(matches!(read(server), 200 | 503));
                cluster.sql("postgres", store::LET_GO);
                session.wait().expect("psql ends");
            }
            Self::Down => {
                cluster.stop(Stop::Fast);
                refuses(pulse);
                std::thread::sleep(Duration::from_secs(2));
                let answer = Wire::new(server.address).get("/", "").expect("the server answers");
                assert!(answer.status == 503 && answer.header("retry-after").is_some(), "{answer:?}");
                cluster.run(&[]);
            }
        }
    }
}

/// Until somebody is refused.
fn refuses(pulse: &Pulse) {
    let (started, before) = (Instant::now(), pulse.refused.load(Ordering::Relaxed));
    while pulse.refused.load(Ordering::Relaxed) == before {
        assert!(started.elapsed() < Duration::from_secs(10), "nobody is refused");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn read(server: &Server) -> u16 {
    Wire::new(server.address).get("/spaces/meadow", "").expect("the server answers").status
}
