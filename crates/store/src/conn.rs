//! One connection of either engine. Everything above this file speaks [`Sql`], [`Value`] and
//! [`Columns`] and does not know which engine answers.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use grove_kernel::{Outcome, Refusal};
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{IsNull, ToSql, Type};

use crate::error::{from_postgres, from_sqlite};
use crate::sql::Sql;
use crate::value::{Columns, Row, Value};

#[expect(clippy::large_enum_variant, reason = "a handful of connections a process, each owned by its thread")]
pub enum Conn {
    Sqlite(rusqlite::Connection),
    Postgres(PostgresConn),
}

/// A client and its prepared statements, by the address of their constant.
pub struct PostgresConn {
    pub(crate) client: RefCell<postgres::Client>,
    prepared: RefCell<HashMap<usize, postgres::Statement>>,
    /// The server has gone, or turned read-only: another connection may find one that serves.
    lost: Cell<bool>,
}

impl PostgresConn {
    pub fn new(client: postgres::Client) -> Self {
        Self { client: RefCell::new(client), prepared: RefCell::default(), lost: Cell::new(false) }
    }

    fn told(&self, error: postgres::Error) -> Refusal {
        let refusal = from_postgres(error);
        self.lost.set(self.lost.get() || matches!(refusal, Refusal::Unreachable(_)));
        refusal
    }

    fn statement(&self, sql: &'static Sql) -> Outcome<postgres::Statement> {
        let key = std::ptr::from_ref(sql).addr();
        if let Some(known) = self.prepared.borrow().get(&key) {
            return Ok(known.clone());
        }
        let statement = self.client.borrow_mut().prepare(sql.text).map_err(|e| self.told(e))?;
        self.prepared.borrow_mut().insert(key, statement.clone());
        Ok(statement)
    }
}

impl Conn {
    pub const fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Runs a statement and hands each row to `each`.
    pub fn query(&self, sql: &'static Sql, values: &[Value<'_>], each: &mut dyn FnMut(&mut Columns<'_>) -> Outcome<()>) -> Outcome<()> {
        match self {
            Self::Sqlite(conn) => {
                let mut statement = conn.prepare_cached(sql.sqlite()).map_err(from_sqlite)?;
                let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(from_sqlite)?;
                while let Some(row) = rows.next().map_err(from_sqlite)? {
                    each(&mut Columns { row: Row::Sqlite(row), at: 0 })?;
                }
                Ok(())
            }
            Self::Postgres(conn) => {
                let statement = conn.statement(sql)?;
                let mut client = conn.client.borrow_mut();
                let mut rows = client.query_raw(&statement, values).map_err(|e| conn.told(e))?;
                while let Some(row) = rows.next().map_err(|e| conn.told(e))? {
                    each(&mut Columns { row: Row::Postgres(&row), at: 0 })?;
                }
                Ok(())
            }
        }
    }

    /// Runs a statement and counts the rows it touched.
    pub fn execute(&self, sql: &'static Sql, values: &[Value<'_>]) -> Outcome<usize> {
        match self {
            Self::Sqlite(conn) => {
                let mut statement = conn.prepare_cached(sql.sqlite()).map_err(from_sqlite)?;
                statement.execute(rusqlite::params_from_iter(values)).map_err(from_sqlite)
            }
            Self::Postgres(conn) => {
                let statement = conn.statement(sql)?;
                let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as _).collect();
                let touched = conn.client.borrow_mut().execute(&statement, &values).map_err(|e| conn.told(e))?;
                Ok(usize::try_from(touched).unwrap_or(usize::MAX))
            }
        }
    }

    /// Runs text that is no constant and hands each row to `each`, as they come: for whole tables, whose
    /// names are those of the migrations.
    pub(crate) fn stream(&self, text: &str, each: &mut dyn FnMut(&mut Columns<'_>) -> Outcome<()>) -> Outcome<()> {
        match self {
            Self::Sqlite(conn) => {
                let mut statement = conn.prepare(text).map_err(from_sqlite)?;
                let mut rows = statement.query([]).map_err(from_sqlite)?;
                while let Some(row) = rows.next().map_err(from_sqlite)? {
                    each(&mut Columns { row: Row::Sqlite(row), at: 0 })?;
                }
            }
            Self::Postgres(conn) => {
                let mut client = conn.client.borrow_mut();
                let none: [&(dyn ToSql + Sync); 0] = [];
                let mut rows = client.query_raw(text, none).map_err(|e| conn.told(e))?;
                while let Some(row) = rows.next().map_err(|e| conn.told(e))? {
                    each(&mut Columns { row: Row::Postgres(&row), at: 0 })?;
                }
            }
        }
        Ok(())
    }

    /// Takes off the limits that keep a request short: for work that a whole community takes.
    pub(crate) fn take_your_time(&self) -> Outcome<()> {
        if self.is_postgres() {
            self.batch("SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0")
        } else {
            Ok(())
        }
    }

    /// Runs text without parameters: transaction control and migrations.
    pub fn batch(&self, text: &str) -> Outcome<()> {
        match self {
            Self::Sqlite(conn) => conn.execute_batch(text).map_err(from_sqlite),
            Self::Postgres(conn) => conn.client.borrow_mut().batch_execute(text).map_err(|e| conn.told(e)),
        }
    }

    pub fn prepare(&self, sql: &'static Sql) -> Outcome<()> {
        match self {
            Self::Sqlite(conn) => conn.prepare_cached(sql.sqlite()).map(drop).map_err(from_sqlite),
            Self::Postgres(conn) => conn.statement(sql).map(drop),
        }
    }

    /// False when the server has gone and a new connection is needed.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Sqlite(_) => true,
            Self::Postgres(conn) => !conn.lost.get() && !conn.client.borrow().is_closed(),
        }
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(n) => ValueRef::Integer(*n),
            Self::Bool(b) => ValueRef::Integer((*b).into()),
            Self::Real(n) => ValueRef::Real(*n),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(n) if *kind == Type::INT4 => i32::try_from(*n)?.to_sql(kind, out),
            Self::Int(n) if *kind == Type::INT8 => n.to_sql(kind, out),
            Self::Bool(b) if *kind == Type::BOOL => b.to_sql(kind, out),
            Self::Real(n) if *kind == Type::FLOAT8 => n.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Bytes(bytes) if *kind == Type::BYTEA => bytes.to_sql(kind, out),
            Self::Int(_) | Self::Bool(_) | Self::Real(_) | Self::Bytes(_) => Err(format!("{self:?} bound where {kind} is wanted").into()),
        }
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    postgres::types::to_sql_checked!();
}
