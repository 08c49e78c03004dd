//! What became of every row. Rows are counted once: imported, there already, or left out for a reason.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Value, json};

/// Keys that are named for each reason.
const NAMED: usize = 5;

/// How often something was the case, and where first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examples {
    pub count: u64,
    /// The keys of the first rows, as the file has them.
    pub first: Vec<String>,
}

impl Examples {
    fn add(&mut self, key: String) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push(key);
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReport {
    pub file: &'static str,
    /// What the file holds.
    pub rows: u64,
    pub imported: u64,
    /// Imported by an earlier run.
    pub already: u64,
    pub left_out: BTreeMap<String, Examples>,
    /// What had to be changed about rows that were imported.
    pub notes: BTreeMap<String, Examples>,
}

impl FileReport {
    pub fn left_out(&self) -> u64 {
        self.left_out.values().map(|e| e.count).sum()
    }
    /// Rows that were read and decided; equal to `rows` when the import came to its end.
    pub fn decided(&self) -> u64 {
        self.imported + self.already + self.left_out()
    }
    pub(crate) fn leave(&mut self, reason: impl Into<String>, key: impl Into<String>) {
        self.left_out.entry(reason.into()).or_default().add(key.into());
    }
    pub(crate) fn note(&mut self, what: impl Into<String>, key: impl Into<String>) {
        self.notes.entry(what.into()).or_default().add(key.into());
    }

    fn json(&self) -> Value {
        let listed = |list: &BTreeMap<String, Examples>| -> Vec<Value> {
            list.iter().map(|(reason, e)| json!({"reason": reason, "count": e.count, "first": e.first})).collect()
        };
        json!({
            "file": self.file,
            "rows": self.rows,
            "imported": self.imported,
            "already_there": self.already,
            "left_out": self.left_out(),
            "reasons": listed(&self.left_out),
            "notes": listed(&self.notes),
        })
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The community that was read, as `imported` names it.
    pub source: String,
    /// Nothing was written: `imported` is what would be.
    pub dry_run: bool,
    pub files: Vec<FileReport>,
}

impl Report {
    pub fn file(&self, name: &str) -> Option<&FileReport> {
        self.files.iter().find(|f| f.file == name)
    }
    pub fn rows(&self) -> u64 {
        self.files.iter().map(|f| f.rows).sum()
    }
    pub fn imported(&self) -> u64 {
        self.files.iter().map(|f| f.imported).sum()
    }
    /// Every row was read and decided.
    pub fn is_whole(&self) -> bool {
        self.files.iter().all(|f| f.decided() == f.rows)
    }
    pub fn to_json(&self) -> Value {
        let sum = |part: fn(&FileReport) -> u64| self.files.iter().map(part).sum::<u64>();
        json!({
            "source": self.source,
            "dry_run": self.dry_run,
            "files": self.files.iter().map(FileReport::json).collect::<Vec<_>>(),
            "total": {
                "rows": self.rows(),
                "imported": self.imported(),
                "already_there": sum(|f| f.already),
                "left_out": sum(FileReport::left_out),
            },
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let taken = if self.dry_run { "would import" } else { "imported" };
        writeln!(f, "{:<16}{:>12}{taken:>14}{:>15}{:>10}", "file", "rows", "already there", "left out")?;
        let mut sums = [0; 4];
        for file in &self.files {
            let numbers = [file.rows, file.imported, file.already, file.left_out()];
            line(f, file.file, numbers)?;
            sums.iter_mut().zip(numbers).for_each(|(sum, n)| *sum += n);
        }
        line(f, "total", sums)?;
        listed(f, "Left out:", &self.files, |file| &file.left_out)?;
        listed(f, "Imported, and changed:", &self.files, |file| &file.notes)
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, [rows, imported, already, left]: [u64; 4]) -> fmt::Result {
    writeln!(f, "{name:<16}{rows:>12}{imported:>14}{already:>15}{left:>10}")
}

fn listed(
    f: &mut fmt::Formatter<'_>,
    head: &str,
    files: &[FileReport],
    list: fn(&FileReport) -> &BTreeMap<String, Examples>,
) -> fmt::Result {
    if files.iter().all(|file| list(file).is_empty()) {
        return Ok(());
    }
    writeln!(f, "\n{head}")?;
    for file in files {
        for (reason, examples) in list(file) {
            let more = if examples.count > examples.first.len() as u64 { ", …" } else { "" };
            writeln!(f, "{:>8}  {}: {reason} ({}{more})", examples.count, file.file, examples.first.join(", "))?;
        }
    }
    Ok(())
}
