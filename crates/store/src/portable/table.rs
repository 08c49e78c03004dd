//! The tables of a community, as the migrations make them.

use grove_kernel::{Outcome, Refusal};

use crate::conn::Conn;
use crate::error::from_sqlite;
use crate::migrate::{MIGRATIONS, Migration, Migrator};
use crate::value::Value;

/// PostgreSQL draws these itself, in the order in which rows come: their order is what they say, and rows
/// are read and written in it.
const DRAWN: &[(&str, &str)] = &[("activity", "seq")];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// The primary key: the order in which rows are read.
    key: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    /// Never null.
    pub required: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Int,
    Bool,
    Real,
    Text,
    Bytes,
}

impl Kind {
    fn declared(word: &str) -> Option<Self> {
        match word {
            "INTEGER" | "BIGINT" => Some(Self::Int),
            "BOOLEAN" => Some(Self::Bool),
            "REAL" | "DOUBLE PRECISION" => Some(Self::Real),
            "TEXT" => Some(Self::Text),
            "BLOB" | "BYTEA" => Some(Self::Bytes),
            _ => None,
        }
    }

    /// SQLite keeps truth values as numbers.
    pub(super) fn of(self, cell: Value<'_>) -> Value<'_> {
        match (self, cell) {
            (Self::Bool, Value::Int(n)) => Value::Bool(n != 0),
            (Self::Real, Value::Int(n)) => Value::Real(n as f64),
            (_, cell) => cell,
        }
    }
}

impl Table {
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The names of its columns, for a statement.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        names.join(", ")
    }

    /// Reads all of it, in the same order on both engines: texts by their bytes.
    pub(super) fn select(&self, postgres: bool) -> String {
        let by = |name: &String| {
            let text = self.column(name).is_some_and(|at| self.columns[at].kind == Kind::Text);
            if postgres && text { format!("{name} COLLATE \"C\"") } else { name.clone() }
        };
        let order = match self.name.as_str() {
            // Rows that wait for their position stand behind those that have one.
            "activity" => "position NULLS LAST, seq".to_owned(),
            _ => self.key.iter().map(by).collect::<Vec<_>>().join(", "),
        };
        format!("SELECT {} FROM {} ORDER BY {order}", self.names(), self.name)
    }
}

/// The newest step of this program's timeline.
pub fn newest_step() -> i64 {
    MIGRATIONS.last().map_or(0, |step| step.number)
}

/// The steps up to one; a refusal when this program does not know it.
pub(super) fn steps(upto: i64) -> Outcome<&'static [Migration]> {
    let known = MIGRATIONS.iter().position(|step| step.number == upto);
    let last = known.ok_or_else(|| Refusal::BadRequest(format!("This program does not know step {upto} of the database")))?;
    Ok(&MIGRATIONS[..=last])
}

/// All tables after a step of the timeline, by name. Read from a database in memory that took these steps.
pub fn tables(upto: i64) -> Outcome<Vec<Table>> {
    let conn = Conn::Sqlite(rusqlite::Connection::open_in_memory().map_err(from_sqlite)?);
    Migrator::new(&conn).run(steps(upto)?)?;
    let mut names: Vec<String> = Vec::new();
    let all = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migration' ORDER BY name";
    conn.stream(all, &mut |row| {
        names.push(row.take()?);
        Ok(())
    })?;
    names.into_iter().map(|name| table(&conn, name)).collect()
}

fn table(conn: &Conn, name: String) -> Outcome<Table> {
    let (mut columns, mut key) = (Vec::new(), Vec::new());
    conn.stream(&format!("SELECT name, type, \"notnull\", pk FROM pragma_table_info('{name}') ORDER BY cid"), &mut |row| {
        let (column, word, required, part): (String, String, bool, i64) = (row.take()?, row.take()?, row.take()?, row.take()?);
        if part > 0 {
            key.push((part, column.clone()));
        }
        if !DRAWN.contains(&(name.as_str(), column.as_str())) {
            let kind =
                Kind::declared(&word).ok_or_else(|| Refusal::Broken(format!("{name}.{column} is {word}, which is none of our types")))?;
            columns.push(Column { name: column, kind, required: required || part > 0 });
        }
        Ok(())
    })?;
    key.sort();
    let key: Vec<String> = key.into_iter().map(|(_, column)| column).collect();
    if key.is_empty() { Err(Refusal::Broken(format!("{name} has no primary key"))) } else { Ok(Table { name, columns, key }) }
}

#[cfg(test)]
mod tests {
    use super::{Kind, newest_step, tables};

    #[test]
    fn the_migrations_name_every_table_and_its_columns() {
        let all = tables(newest_step()).expect("tables");
        let activity = all.iter().find(|t| t.name == "activity").expect("the log");
        assert!(activity.column("seq").is_none() && activity.column("position") == Some(1));
        let member = all.iter().find(|t| t.name == "member").expect("people");
        let kinds: Vec<_> = ["id", "handle", "is_bot", "left_at"].map(|c| member.columns[member.column(c).expect(c)].kind).into();
        assert_eq!(kinds, [Kind::Int, Kind::Text, Kind::Bool, Kind::Int]);
        let vote = all.iter().find(|t| t.name == "vote").expect("votes");
        assert_eq!(vote.select(false), "SELECT kind, target, member, at FROM vote ORDER BY kind, target, member");
        assert!(vote.select(true).contains("ORDER BY kind COLLATE \"C\", target"));
        assert!(all.iter().all(|t| t.name != "migration"));
    }

    #[test]
    fn a_step_that_nobody_took_is_refused() {
        assert!(tables(1).expect("the first step").len() < tables(newest_step()).expect("all").len());
        assert!(tables(9_999).is_err() && tables(0).is_err());
    }
}
