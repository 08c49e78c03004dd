//! Reading a table to its end, a row at a time.

use grove_kernel::Outcome;

use super::table::Table;
use crate::cx::{Cx, Read};
use crate::value::{Value, first};

impl Cx<'_, Read> {
    /// Hands each row of a table to `each`, in the order of its key.
    ///
    /// The log is read as a reader of this snapshot would see it a moment later: rows that still wait for
    /// their position have the next ones, in the order in which they were recorded.
    pub fn each_row(&self, table: &Table, mut each: impl FnMut(&[Value<'_>]) -> Outcome<()>) -> Outcome<()> {
        let position = if table.name == "activity" { table.column("position") } else { None };
        let mut last = 0;
        self.conn.stream(&table.select(self.conn.is_postgres()), &mut |row| {
            let cells = table.columns.iter().enumerate().map(|(at, column)| Ok(column.kind.of(row.cell(at)?)));
            let mut cells = cells.collect::<Outcome<Vec<Value<'_>>>>()?;
            if let Some(at) = position {
                last = if let Value::Int(given) = cells[at] { given } else { last + 1 };
                cells[at] = Value::Int(last);
            }
            each(&cells)
        })
    }

    /// How many rows a table has.
    pub fn count_rows(&self, table: &Table) -> Outcome<u64> {
        super::fill::count(self.conn, table)
    }
}

impl<M> Cx<'_, M> {
    /// Hands each row to `each`, for answers too long to be held at once.
    pub fn system_each(
        &self,
        sql: &'static crate::sql::SystemSql,
        values: &[Value<'_>],
        mut each: impl FnMut(&mut crate::value::Columns<'_>) -> Outcome<()>,
    ) -> Outcome<()> {
        self.conn.query(&sql.0, values, &mut each)
    }
}

/// A single number.
pub(super) fn number(conn: &crate::conn::Conn, text: &str) -> Outcome<i64> {
    let mut found = 0;
    conn.stream(text, &mut |row| {
        found = first(row)?;
        Ok(())
    })?;
    Ok(found)
}
