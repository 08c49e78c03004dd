//! The whole database as text: what two moments, or two towns, are compared by.

use std::collections::BTreeMap;

use grove_kernel::Outcome;
use grove_store::{Db, Sql, Tag, params};

/// Each fits one engine only, so they stand outside of the register of statements.
const TABLES_ON_SQLITE: &str = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
const TABLES_ON_POSTGRES: &str = "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'";

/// Every table with its rows, in an order of their own.
pub fn dump(db: &Db) -> BTreeMap<String, Vec<String>> {
    let postgres = db.is_postgres();
    let read = db.on_connection(move |conn| {
        let texts = |sql: &'static Sql| -> Outcome<Vec<String>> {
            let mut found = Vec::new();
            conn.query(sql, params![], &mut |row| {
                found.push(row.take()?);
                Ok(())
            })?;
            found.sort();
            Ok(found)
        };
        let tables = texts(made((if postgres { TABLES_ON_POSTGRES } else { TABLES_ON_SQLITE }).to_owned()))?;
        let mut dump = BTreeMap::new();
        for table in tables {
            let rows = if postgres {
                texts(made(format!("SELECT CAST(to_json(t) AS TEXT) FROM {table} t")))?
            } else {
                let columns = texts(made(format!("SELECT name FROM pragma_table_info('{table}')")))?;
                texts(made(format!("SELECT json_array({}) FROM {table}", columns.join(", "))))?
            };
            dump.insert(table, rows);
        }
        Ok(dump)
    });
    read.expect("the database reads")
}

/// A statement that only a test makes; it lives as long as the test.
fn made(text: String) -> &'static Sql {
    Box::leak(Box::new(Sql::new("DUMP", text.leak(), Tag::System, file!(), line!())))
}

/// The tables that differ, with a row or two of each side.
pub fn differences(before: &BTreeMap<String, Vec<String>>, after: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let only = |here: &[String], there: &[String]| here.iter().filter(|row| !there.contains(row)).take(2).cloned().collect::<Vec<_>>();
    let tables = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    let differ = tables.filter_map(|name| {
        let (was, is) = (before.get(name).map_or(&[][..], Vec::as_slice), after.get(name).map_or(&[][..], Vec::as_slice));
        (was != is).then(|| format!("{name}: {:?} became {:?}", only(was, is), only(is, was)))
    });
    differ.collect()
}
