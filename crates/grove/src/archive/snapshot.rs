//! One look at the whole community while it goes on: tables and files as of one moment.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use anyhow::Result;
use grove_kernel::{Credential, Outcome, Refusal, Why};
use grove_store::portable::Table;
use grove_store::{Cx, Read, Value};
use serde::{Deserialize, Serialize};

use super::About;
use crate::console::Talk;
use crate::weave::Grove;

/// How much it was. A restore counts again and compares.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub rows: BTreeMap<String, u64>,
    pub files: u64,
    /// Pictures that had no file when the archive was written.
    #[serde(default)]
    pub without: u64,
}

impl Told {
    pub fn all_rows(&self) -> u64 {
        self.rows.values().sum()
    }
    /// For a sentence: "1 234 rows in 37 tables and 12 files".
    pub fn words(&self) -> String {
        let files = if self.files == 1 { "1 file".to_owned() } else { format!("{} files", self.files) };
        format!("{} rows in {} tables and {files}", self.all_rows(), self.rows.len())
    }
    /// A warning, when something was not there.
    pub fn missing(&self) -> Option<String> {
        (self.without > 0).then(|| format!("{} pictures have no file in the folder of uploads; their rows are kept.", self.without))
    }
}

/// What takes the pieces of a snapshot, one after another.
pub trait Take {
    fn table(&mut self, table: &Table) -> Outcome<()>;
    fn row(&mut self, table: &Table, row: &[Value<'_>]) -> Outcome<()>;
    fn end_table(&mut self, table: &Table) -> Outcome<()>;
    fn file(&mut self, name: &str, bytes: u64, file: &mut File) -> Outcome<()>;
}

/// How often somebody who waits is told.
const EVERY: u64 = 1000;

/// Walks through tables and files in one snapshot.
pub fn walk(grove: &Grove, tables: &[Table], label: &str, take: &mut dyn Take, talk: &mut dyn Talk) -> Result<Told> {
    let told = grove.db.read_apart(Credential::System(Why::Import), |cx| {
        let all = tables.iter().map(|table| cx.count_rows(table)).sum::<Outcome<u64>>()?;
        let (mut told, mut done) = (Told::default(), 0);
        for table in tables {
            let before = done;
            take.table(table)?;
            cx.each_row(table, |row| {
                done += 1;
                if done % EVERY == 0 {
                    // Nobody who looks is no reason to stop.
                    let _said = talk.progress(label, done, all);
                }
                take.row(table, row)
            })?;
            take.end_table(table)?;
            told.rows.insert(table.name.clone(), done - before);
        }
        files(cx, take, &mut told)?;
        Ok(told)
    })?;
    Ok(told)
}

fn files(cx: &Cx<'_, Read>, take: &mut dyn Take, told: &mut Told) -> Outcome<()> {
    told.without = grove_media::each_file(cx, |name, path| {
        let mut file = File::open(path).map_err(|e| at(path, &e))?;
        let bytes = file.metadata().map_err(|e| at(path, &e))?.len();
        told.files += 1;
        take.file(name, bytes, &mut file)
    })?;
    Ok(())
}

pub fn about(grove: &Grove, format: u32) -> About {
    About {
        format,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        step: grove_store::portable::newest_step(),
        created: grove.db.now(),
        engine: if grove.db.is_postgres() { "PostgreSQL" } else { "SQLite" }.to_owned(),
    }
}

/// What went wrong with a file, and with which.
pub fn at(path: &Path, error: &std::io::Error) -> Refusal {
    Refusal::storage(path.display(), error)
}
