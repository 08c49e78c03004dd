//! A primary and a synchronous standby: the primary is killed under load, the standby is promoted. Grove is
//! given both (`postgres://user@one:5432,two:5432/grove?target_session_attrs=read-write`) and finds the one that
//! takes writes.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use grove_testkit::on_postgres;

use super::cluster::{Cluster, Stop};
use super::{resumed, store, while_all_write};
use crate::process::{Place, Server};
use crate::{chance, verify, writers};

/// A copy of the primary that every commit waits for.
fn standby(primary: &Cluster) -> Cluster {
    let mut standby = Cluster::bare();
    let from = format!("host=127.0.0.1 port={} user=grove application_name=standby", primary.port);
    standby.must(&["pg_basebackup", "-d", &from, "-D", &standby.data(), "-R", "-X", "stream", "-c", "fast"]);
    standby.run(&[]);
    primary.sql("postgres", "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    primary.sql("postgres", store::RELOAD);
    let started = Instant::now();
    while primary.sql("postgres", store::FOLLOWS) != "sync" {
        assert!(started.elapsed() < Duration::from_secs(20), "the standby does not follow");
        std::thread::sleep(Duration::from_millis(50));
    }
    standby
}

#[test]
#[ignore = "three failovers; bin/test --long"]
fn a_killed_primary_loses_no_acknowledged_write() {
    if on_postgres().is_none() {
        println!("only on PostgreSQL");
        return;
    }
    for _ in 0..3 {
        fail_over();
    }
}

fn fail_over() {
    let mut primary = Cluster::start();
    let standby = standby(&primary);
    let hosts = format!("127.0.0.1:{},127.0.0.1:{}", primary.port, standby.port);
    let place = Place::with_database(&format!("postgres://grove@{hosts}/grove?target_session_attrs=read-write"));
    let mut writers = place.settle(chance::now());
    let server = Server::start(&place);
    writers::found_spaces(&server, &writers[0]);
    while_all_write(&server, &mut writers, |pulse| {
        std::thread::sleep(Duration::from_secs(1));
        let before = pulse.acknowledged.load(Ordering::Relaxed);
        primary.stop(Stop::Kill);
        standby.sql("postgres", store::PROMOTE);
        let took = resumed(pulse);
        let slowest = pulse.slowest.load(Ordering::Relaxed);
        println!("the primary was killed after {before} writes; all write {took:.1?} after the promotion, the slowest answer {slowest} ms");
    });
    for writer in &mut writers {
        writer.catch_up(&server);
    }
    verify::everything(&place, &writers);
    verify::projections_equal_a_rebuild(&place, &server, &writers[0]);
    server.stop();
}
