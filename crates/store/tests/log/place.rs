//! A database with nothing in it but the log, and acts that do nothing but record.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use grove_kernel::{Act, Channel, Clock, Credential, Envelope, Moment, Outcome, Viewer, Why};
use grove_store::{Config, Cx, Database, Db, Hooks, Parent, Read, activities_after, drop_database, fresh_database};

pub const SYSTEM: Credential = Credential::System(Why::Maintenance);

/// The server for these tests, or nothing after a loud line.
pub fn server() -> Option<String> {
    let url = std::env::var("GROVE_TEST_DATABASE").ok();
    if url.is_none() {
        eprintln!("!!! SKIPPED: this proof needs PostgreSQL; bin/with-postgres cargo test -p grove-store");
    }
    url
}

/// A database of its own, gone afterwards.
pub struct Fresh {
    server: String,
    pub url: String,
}

impl Fresh {
    pub fn on(server: &str) -> Self {
        Self { server: server.to_owned(), url: fresh_database(server).expect("a database") }
    }
    /// A process on it.
    pub fn process(&self, hooks: Hooks) -> Db {
        Db::open(&Config { readers: 2, ..Config::new(Database::Postgres(self.url.clone())) }, hooks).expect("the database opens")
    }
    /// A connection on it, as anything else than the program would have.
    pub fn connection(&self) -> postgres::Client {
        postgres::Client::connect(&self.url, postgres::NoTls).expect("a connection")
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        let _left_for_the_cluster = drop_database(&self.server, &self.url);
    }
}

fn nobody(_: &Cx<'_, Read>, _: &Credential) -> Outcome<Viewer> {
    Ok(Viewer::system(Why::Maintenance))
}

pub fn hooks() -> Hooks {
    Hooks::new(nobody)
}

/// A clock by which every lease has just ended: each process may take it from any other at any time.
#[derive(Default)]
pub struct Racing(AtomicI64);

impl Clock for Racing {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.fetch_add(60_000_000, Ordering::SeqCst))
    }
}

pub fn racing() -> Hooks {
    let mut hooks = hooks();
    hooks.clock = Arc::new(Racing::default());
    hooks
}

/// Something that happened, with a number.
pub struct Happened(pub i64);

impl Act for Happened {
    const VERB: &'static str = "test.happened";
    fn envelope(&self) -> Envelope {
        Envelope { object_kind: "tst", object: self.0, ..Envelope::default() }
    }
}

pub fn happens(db: &Db, number: i64) {
    let done = db.act_now(SYSTEM, Channel::Job, Parent::NONE, move |cx| cx.record(Happened(number)));
    done.expect("it is recorded");
}

/// The log after a position: position and number.
pub fn after(db: &Db, position: i64) -> Vec<(i64, i64)> {
    let read = db.read_now(SYSTEM, move |cx| activities_after(cx, position, 100_000)).expect("the log");
    read.into_iter().map(|a| (a.position, a.object)).collect()
}

/// Positions from one on, without a gap.
pub fn assert_dense(log: &[(i64, i64)]) {
    for (expected, (position, _)) in (1..).zip(log) {
        assert_eq!(*position, expected, "the log has a gap or a double at {expected}");
    }
}
