//! The version of what pages show: while two of them are equal, no page has changed. Whoever keeps a page asks
//! before making it, and again before giving it out (docs/decisions/0014).
//!
//! On SQLite one process writes everything and counts. On PostgreSQL any process may, and the snapshot says
//! exactly which transactions are seen; the same snapshot is the same data.

use std::sync::atomic::Ordering;

use grove_kernel::{Outcome, Refusal};
use tokio::sync::oneshot;

use crate::conn::Conn;
use crate::db::Db;
use crate::error::from_postgres;
use crate::pool::OPENED;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    Changes(u64),
    /// A snapshot, as one of the servers we are connected to tells it.
    Snapshot {
        opened: u64,
        seen: String,
    },
}

impl Db {
    /// What pages show now.
    pub async fn version(&self) -> Outcome<Version> {
        if !self.is_postgres() {
            return Ok(Version::Changes(self.signals().changes()));
        }
        let (answer, wait) = oneshot::channel();
        self.submit(Box::new(move |conn| {
            let _gone = answer.send(conn.and_then(snapshot));
        }))?;
        wait.await.map_err(|_| Refusal::broken("a reader panicked"))?
    }
}

fn snapshot(conn: &Conn) -> Outcome<Version> {
    let Conn::Postgres(conn) = conn else { return Err(Refusal::broken("only PostgreSQL tells snapshots")) };
    let opened = OPENED.load(Ordering::Relaxed);
    let told = conn.client.borrow_mut().simple_query("SELECT pg_current_snapshot()").map_err(from_postgres)?;
    let seen = told.iter().find_map(|message| match message {
        postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    });
    Ok(Version::Snapshot { opened, seen: seen.ok_or_else(|| Refusal::broken("no snapshot was told"))? })
}
