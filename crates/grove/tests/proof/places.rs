//! Empty places for a community to be read back into, on either engine, and what is compared.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use grove::Config;
use grove::archive::backup::{Backup, Record};
use grove::console::Talk;
use grove_store::bare_database;
use grove_testkit::{Face, Town, on_postgres};
use http::Method;
use serde_json::Value;
use tempfile::TempDir;

use super::seed::seed;

/// Nobody listens.
pub struct Quiet;

impl Talk for Quiet {
    fn line(&mut self, _: &str) -> Result<()> {
        Ok(())
    }
    fn note(&mut self, _: &str) -> Result<()> {
        Ok(())
    }
    fn progress(&mut self, _: &str, _: u64, _: u64) -> Result<()> {
        Ok(())
    }
}

/// A directory with nothing in it, and on PostgreSQL a database with nothing in it.
pub struct Empty {
    pub data: TempDir,
    pub database: Option<String>,
}

impl Empty {
    pub fn sqlite() -> Self {
        Self { data: tempfile::tempdir().expect("a directory"), database: None }
    }
    /// On the engine that these tests run on.
    pub fn here() -> Self {
        let database = on_postgres().map(|server| bare_database(&server).expect("a database"));
        Self { database, ..Self::sqlite() }
    }
    pub fn config(&self) -> Config {
        Config { data: self.data.path().to_owned(), database: self.database.clone(), ..Config::default() }
    }
    /// The seeded town's people move in.
    pub fn town(self) -> Town {
        let town = seed().snapshot.moved(self.data, self.database);
        town.grove.projections.catch_up(&town.grove.db).expect("the search index is built");
        town
    }
    /// What lies in the directory, but for the lock.
    pub fn holds(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.data.path()).expect("a directory").flatten();
        let mut names: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).filter(|n| n != "grove.lock").collect();
        names.sort();
        names
    }
}

/// A way from engine to engine: every pair of them, where there are two.
pub fn journey() -> Vec<Empty> {
    if on_postgres().is_some() {
        vec![Empty::here(), Empty::sqlite(), Empty::sqlite(), Empty::here()]
    } else {
        vec![Empty::sqlite(), Empty::sqlite()]
    }
}

/// What every route answers to a GET, by who asks and with which face, but for the time it is sent.
pub fn answers(town: &Town) -> BTreeMap<String, String> {
    let (mut answers, fixtures) = (BTreeMap::new(), &seed().fixtures);
    for who in [town.visitor(), town.person("theo"), town.person("nadia"), town.person("omar"), town.person("ada")] {
        for route in grove::weave::routes().iter().filter(|route| route.method == Method::GET) {
            for room in fixtures.rooms(&route.path) {
                let address = fixtures.address(&route.method, &route.path, room).expect("the matrix says what is missing");
                for face in [Face::Page, Face::Fragment, Face::Api] {
                    let answer = who.send(Method::GET, face, &address, None, &[]);
                    let heads = answer.headers.iter().filter(|(name, _)| *name != "date");
                    let heads: Vec<String> =
                        heads.map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))).collect();
                    answers.insert(
                        format!("{face:?} {}", answer.request),
                        format!("{}\n{}\n\n{}", answer.status, heads.join("\n"), answer.body),
                    );
                }
            }
        }
    }
    answers
}

#[track_caller]
pub fn assert_alike(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>, where_to: &str) {
    assert_eq!(before.len(), after.len(), "{where_to}: as many were asked");
    let differ: Vec<_> = before.iter().filter(|(asked, answer)| after.get(*asked) != Some(answer)).collect();
    let shown: Vec<String> =
        differ.iter().take(3).map(|(asked, was)| format!("{asked}\n--- was\n{was}\n--- is\n{}", after[*asked])).collect();
    assert!(differ.is_empty(), "{where_to}: {} of {} answers differ\n{}", differ.len(), before.len(), shown.join("\n"));
}

/// What is in a backup: rows by table, and the sizes of files by name.
pub struct Inside {
    pub columns: BTreeMap<String, Vec<String>>,
    pub rows: BTreeMap<String, Vec<Vec<Value>>>,
    pub files: BTreeMap<String, u64>,
}

impl Inside {
    pub fn of(file: &Path) -> Self {
        let mut backup = Backup::open(file, &mut |_, _| {}).expect("a whole backup");
        let mut inside = Self { columns: BTreeMap::new(), rows: BTreeMap::new(), files: BTreeMap::new() };
        let mut open = String::new();
        loop {
            match backup.record().expect("a record") {
                Record::Table { table, columns } => {
                    inside.columns.insert(table.clone(), columns);
                    inside.rows.insert(table.clone(), Vec::new());
                    open = table;
                }
                Record::Row(cells) => inside.rows.get_mut(&open).expect("a table is open").push(cells),
                Record::File { file, bytes } => {
                    backup.contents(bytes, &mut std::io::sink()).expect("its bytes");
                    inside.files.insert(file, bytes);
                }
                Record::End(told) => {
                    let counted = inside.rows.iter().map(|(name, rows)| (name.clone(), rows.len() as u64)).collect();
                    assert_eq!((told.rows, told.files), (counted, inside.files.len() as u64));
                    return inside;
                }
            }
        }
    }
    /// The values of a column.
    pub fn column(&self, table: &str, column: &str) -> Vec<Value> {
        let at = self.columns[table].iter().position(|c| c == column).expect("a column");
        self.rows[table].iter().map(|row| row[at].clone()).collect()
    }
}
