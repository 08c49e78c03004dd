//! Filling an empty database, in one transaction: all of it is there, or nothing.
//!
//! The tables are made as they were when the rows were written, and later steps of the timeline are taken
//! when the community is opened: so every later program reads what an earlier one wrote.

use std::io::Write;

use grove_kernel::{Outcome, Refusal};

use super::cell::hex;
use super::read::number;
use super::table::{Table, steps};
use crate::conn::{Conn, PostgresConn};
use crate::engine::Database;
use crate::error::{from_postgres, from_sqlite};
use crate::migrate::Migrator;
use crate::postgres_engine::connect;
use crate::value::Value;

/// A database being filled. Dropped before [`Filling::commit`] it is as empty as it was on PostgreSQL; on
/// SQLite its file holds nothing of use and is thrown away.
pub struct Filling {
    conn: Conn,
}

/// Takes one row of the table that is being filled.
pub type Put<'p> = &'p mut dyn FnMut(&[Value<'_>]) -> Outcome<()>;

impl Filling {
    /// Opens an empty database and makes the tables as they were after this step.
    pub fn begin(database: &Database, step: i64) -> Outcome<Self> {
        let steps = steps(step)?;
        let conn = match database {
            // Nothing is kept of a file that was not filled to its end, so nothing needs to be undone.
            Database::Sqlite(file) => {
                let conn = rusqlite::Connection::open(file).map_err(from_sqlite)?;
                conn.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384")
                    .map_err(from_sqlite)?;
                Conn::Sqlite(conn)
            }
            Database::Postgres(url) => {
                let conn = connect(url)?;
                conn.take_your_time()?;
                conn
            }
        };
        conn.batch("BEGIN")?;
        Migrator::new(&conn).lay(steps)?;
        Ok(Self { conn })
    }

    /// Fills a table with what `give` puts into it.
    pub fn table(&self, table: &Table, give: impl FnOnce(Put<'_>) -> Outcome<()>) -> Outcome<()> {
        match &self.conn {
            Conn::Sqlite(conn) => insert(conn, table, give),
            Conn::Postgres(conn) => copy(conn, table, give),
        }
    }

    /// How many rows a table has now.
    pub fn count(&self, table: &Table) -> Outcome<u64> {
        count(&self.conn, table)
    }

    /// Makes it last. The file of a SQLite database is on the disk when this returns.
    pub fn commit(self) -> Outcome<()> {
        self.conn.batch("COMMIT")?;
        let Conn::Sqlite(conn) = self.conn else { return Ok(()) };
        let file = conn.path().map(std::path::PathBuf::from);
        conn.close().map_err(|(_, error)| from_sqlite(error))?;
        let Some(file) = file else { return Ok(()) };
        let synced = std::fs::File::open(&file).and_then(|file| file.sync_all());
        synced.map_err(|e| Refusal::storage(file.display(), &e))
    }
}

/// Whether a database has no table yet, or is not there.
pub fn is_empty(database: &Database) -> Outcome<bool> {
    match database {
        Database::Sqlite(file) => Ok(!file.exists()),
        Database::Postgres(url) => {
            let tables =
                "SELECT COUNT(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'S')";
            Ok(number(&connect(url)?, tables)? == 0)
        }
    }
}

pub(super) fn count(conn: &Conn, table: &Table) -> Outcome<u64> {
    Ok(u64::try_from(number(conn, &format!("SELECT COUNT(*) FROM {}", table.name))?).unwrap_or(0))
}

fn insert(conn: &rusqlite::Connection, table: &Table, give: impl FnOnce(Put<'_>) -> Outcome<()>) -> Outcome<()> {
    let places: Vec<String> = (1..=table.columns.len()).map(|n| format!("?{n}")).collect();
    let text = format!("INSERT INTO {} ({}) VALUES ({})", table.name, table.names(), places.join(", "));
    let mut statement = conn.prepare(&text).map_err(from_sqlite)?;
    give(&mut |row| statement.execute(rusqlite::params_from_iter(row)).map(drop).map_err(|e| unfit(from_sqlite(e), table)))
}

fn copy(conn: &PostgresConn, table: &Table, give: impl FnOnce(Put<'_>) -> Outcome<()>) -> Outcome<()> {
    let mut client = conn.client.borrow_mut();
    let text = format!("COPY {} ({}) FROM STDIN", table.name, table.names());
    let mut copy = client.copy_in(text.as_str()).map_err(from_postgres)?;
    let mut line = Vec::new();
    give(&mut |row| {
        line.clear();
        copied(row, &mut line);
        copy.write_all(&line).map_err(|e| unfit(Refusal::broken(e), table))
    })?;
    copy.finish().map(drop).map_err(|e| unfit(from_postgres(e), table))
}

/// A row that the table does not take. One key twice means elsewhere: try again.
fn unfit(refusal: Refusal, table: &Table) -> Refusal {
    match refusal {
        Refusal::Again => Refusal::BadRequest(format!("Two rows of {} have the same key", table.name)),
        Refusal::Broken(why) => Refusal::BadRequest(format!("A row of {} does not fit: {why}", table.name)),
        other => other,
    }
}

/// A line of PostgreSQL's COPY, in its text format.
fn copied(row: &[Value<'_>], line: &mut Vec<u8>) {
    for (at, value) in row.iter().enumerate() {
        if at > 0 {
            line.push(b'\t');
        }
        match value {
            Value::Null => line.extend_from_slice(b"\\N"),
            Value::Int(n) => line.extend_from_slice(n.to_string().as_bytes()),
            Value::Bool(b) => line.push(if *b { b't' } else { b'f' }),
            Value::Real(n) => line.extend_from_slice(n.to_string().as_bytes()),
            Value::Text(text) => escaped(text, line),
            Value::Bytes(bytes) => line.extend_from_slice(format!("\\\\x{}", hex(bytes)).as_bytes()),
        }
    }
    line.push(b'\n');
}

fn escaped(text: &str, line: &mut Vec<u8>) {
    for byte in text.bytes() {
        match byte {
            b'\\' => line.extend_from_slice(b"\\\\"),
            b'\n' => line.extend_from_slice(b"\\n"),
            b'\r' => line.extend_from_slice(b"\\r"),
            b'\t' => line.extend_from_slice(b"\\t"),
            other => line.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::copied;
    use crate::value::Value;

    #[test]
    fn a_copied_line_is_escaped() {
        let mut line = Vec::new();
        copied(&[Value::Null, Value::Int(-1), Value::Bool(true), Value::Text("a\\N\tb\nc"), Value::Bytes(&[1, 255])], &mut line);
        assert_eq!(String::from_utf8(line).expect("text"), "\\N\t-1\tt\ta\\\\N\\tb\\nc\t\\\\x01ff\n");
    }
}
