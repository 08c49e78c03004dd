//! Migrations: one timeline, forward only, each in a transaction with the row that says it was done, so
//! that a kill at any moment leaves either all of a step or nothing of it.

use grove_kernel::{Outcome, Refusal};

use crate::conn::Conn;
use crate::{params, sql};

/// A step of the timeline: `0042_content_polls.sql`, and where it must differ `….pg.sql`.
pub struct Migration {
    pub number: i64,
    pub name: &'static str,
    pub text: &'static str,
    pub postgres: Option<&'static str>,
}

impl Migration {
    /// Its statements for one engine.
    pub(crate) fn on(&self, postgres: bool) -> String {
        let text = if postgres { self.postgres.unwrap_or(self.text) } else { self.text };
        text.replace(" ID,", if postgres { " BIGINT PRIMARY KEY," } else { " INTEGER PRIMARY KEY," })
    }
}

include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

sql! {
    system DONE = "SELECT number FROM migration ORDER BY number";
    write MARK = "INSERT INTO migration (number, name) VALUES ($1, $2)";
}

const TIMELINE: &str = "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL)";

pub struct Migrator<'a> {
    conn: &'a Conn,
}

impl<'a> Migrator<'a> {
    pub const fn new(conn: &'a Conn) -> Self {
        Self { conn }
    }

    /// Brings the database up to this program. Answers the names of the steps taken.
    pub fn run(&self, steps: &'static [Migration]) -> Outcome<Vec<&'static str>> {
        self.lock("SELECT pg_advisory_lock(4711)")?;
        let done = self.take_all(steps);
        self.lock("SELECT pg_advisory_unlock(4711)")?;
        done
    }

    /// Takes steps on an empty database, inside a transaction that has begun.
    pub(crate) fn lay(&self, steps: &[Migration]) -> Outcome<()> {
        self.conn.batch(TIMELINE)?;
        for step in steps {
            self.conn.batch(&step.on(self.conn.is_postgres()))?;
            self.conn.execute(&MARK.0, params![step.number, step.name])?;
        }
        Ok(())
    }

    fn take_all(&self, steps: &'static [Migration]) -> Outcome<Vec<&'static str>> {
        self.conn.batch(TIMELINE)?;
        let done = self.done()?;
        let newest = steps.last().map_or(0, |s| s.number);
        if let Some(ahead) = done.iter().find(|n| **n > newest) {
            return Err(Refusal::Broken(format!(
                "This database was written by a newer Grove (step {ahead}; this program knows {newest}). Start that version, or restore a backup."
            )));
        }
        let mut taken = Vec::new();
        for step in steps.iter().filter(|s| !done.contains(&s.number)) {
            self.take(step)?;
            taken.push(step.name);
        }
        Ok(taken)
    }

    fn take(&self, step: &Migration) -> Outcome<()> {
        let text = step.on(self.conn.is_postgres());
        self.conn.batch("BEGIN")?;
        let done = self.conn.batch(&text).and_then(|()| self.conn.execute(&MARK.0, params![step.number, step.name]));
        match done {
            Ok(_) => self.conn.batch("COMMIT"),
            Err(refusal) => {
                self.conn.batch("ROLLBACK")?;
                Err(Refusal::Broken(format!("migration {}: {refusal}", step.name)))
            }
        }
    }

    fn done(&self) -> Outcome<Vec<i64>> {
        let mut numbers = Vec::new();
        self.conn.query(&DONE.0, &[], &mut |row| {
            numbers.push(row.take()?);
            Ok(())
        })?;
        Ok(numbers)
    }

    /// Two processes that start together migrate one after the other.
    fn lock(&self, text: &str) -> Outcome<()> {
        if self.conn.is_postgres() { self.conn.batch(text) } else { Ok(()) }
    }
}
