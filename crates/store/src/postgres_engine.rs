//! PostgreSQL: connecting, and acts as `SERIALIZABLE` transactions.
//!
//! A writing route names its parent. A session advisory lock on it is taken before `BEGIN`, so that
//! acts on a hot topic queue instead of failing one another. A serialization failure is tried again
//! with jitter; a COMMIT whose connection was lost is not: nobody knows whether it happened.

use std::time::Duration;

use grove_kernel::{Outcome, Refusal};

use crate::conn::{Conn, PostgresConn};
use crate::engine::Engine;
use crate::error::from_postgres;
use crate::writer::{Queued, Tried};

const TRIES: u32 = 6;
/// What hangs keeps nobody waiting for long: a request takes a lock twice at most, to prepare and to act.
const SETTINGS: &str = "SET TIME ZONE 'UTC'; SET statement_timeout = '15s'; SET lock_timeout = '3s'; \
    SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = warning";

/// A connection with the settings every transaction relies on.
pub fn connect(url: &str) -> Outcome<Conn> {
    let mut config: postgres::Config = url.parse().map_err(Refusal::broken)?;
    config.application_name("grove");
    config.connect_timeout(Duration::from_secs(5));
    // A server whose machine is gone says nothing; these notice.
    config.tcp_user_timeout(Duration::from_secs(10));
    config.keepalives_idle(Duration::from_secs(10)).keepalives_interval(Duration::from_secs(5)).keepalives_retries(2);
    let mut client = config.connect(postgres::NoTls).map_err(from_postgres)?;
    client.batch_execute(SETTINGS).map_err(from_postgres)?;
    Ok(Conn::Postgres(PostgresConn::new(client)))
}

/// Runs one act to its end and answers it.
pub fn run(conn: &Conn, engine: &Engine, mut act: Box<dyn Queued>) {
    let parent = act.parent();
    if let Some(parent) = parent
        && let Err(refusal) = conn.batch(&format!("SELECT pg_advisory_lock({parent})"))
    {
        act.finish(engine, Err(refusal));
        return;
    }
    let verdict = try_until_decided(conn, engine, &mut *act);
    if let Some(parent) = parent {
        let _unlocked = conn.batch(&format!("SELECT pg_advisory_unlock({parent})"));
    }
    act.finish(engine, verdict);
}

fn try_until_decided(conn: &Conn, engine: &Engine, act: &mut dyn Queued) -> Outcome<()> {
    for round in 0..TRIES {
        conn.batch("BEGIN ISOLATION LEVEL SERIALIZABLE")?;
        match act.attempt(conn, engine, None) {
            Tried::Done => match conn.batch("COMMIT") {
                Ok(()) => return Ok(()),
                Err(Refusal::Again) => {}
                Err(Refusal::Unreachable(_)) => return Err(Refusal::OutcomeUnknown),
                Err(_) if !conn.is_open() => return Err(Refusal::OutcomeUnknown),
                Err(refusal) => return Err(refusal),
            },
            Tried::Refused => {
                conn.batch("ROLLBACK")?;
                return Ok(());
            }
            Tried::Again => conn.batch("ROLLBACK")?,
        }
        std::thread::sleep(jitter(round));
    }
    Err(Refusal::Busy { retry: Duration::from_secs(1) })
}

/// 5 to 10 ms, doubled each round.
fn jitter(round: u32) -> Duration {
    let nanos = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.subsec_nanos());
    Duration::from_micros(u64::from((5_000 + nanos % 5_000) << round.min(4)))
}
