//! What became of every row. Rows are counted once: imported, there already, or left out for a reason.
//! What is left out is named row by row in a file ([`Named`]); in memory are only the first of each reason.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::named::Named;

/// Keys that are named for each reason.
const NAMED: usize = 5;

/// How often something was the case, and where first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examples {
    pub count: u64,
    /// The keys of the first rows, as the file has them.
    pub first: Vec<String>,
    /// There are other rows beside these.
    pub more: bool,
}

impl Examples {
    fn add(&mut self, key: String, times: u64) {
        self.count += times;
        self.more = self.first.len() >= NAMED;
        if !self.more {
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
    pub(crate) named: Named,
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
        let (reason, key) = (reason.into(), key.into());
        self.named.add(self.file, &key, &reason);
        self.left_out.entry(reason).or_default().add(key, 1);
    }
    pub(crate) fn note(&mut self, what: impl Into<String>, key: impl Into<String>) {
        self.note_times(what, key, 1);
    }
    /// The same for something that one row holds several of.
    pub(crate) fn note_times(&mut self, what: impl Into<String>, key: impl Into<String>, times: usize) {
        if times > 0 {
            self.notes.entry(what.into()).or_default().add(key.into(), times as u64);
        }
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
    /// The slug of the space it went into; nothing when a dry run would make one.
    pub space: Option<String>,
    /// Another space was asked for than the one that the first import went into.
    pub instead_of: Option<String>,
    /// Where every row is named that was left out.
    pub written: Option<PathBuf>,
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
            "space": self.space,
            "instead_of": self.instead_of,
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
        if let (Some(space), Some(asked)) = (&self.space, &self.instead_of) {
            writeln!(f, "\nThis community was imported before, into the space {space}: it goes on there, and not into {asked}.")?;
        }
        listed(f, "Left out:", &self.files, |file| &file.left_out)?;
        match &self.written {
            Some(path) => writeln!(f, "Every row that was left out is named in {}.", path.display())?,
            None if sums[3] > 0 => writeln!(f, "With --report FILE every row that is left out is named.")?,
            None => {}
        }
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
            let more = if examples.more { ", …" } else { "" };
            writeln!(f, "{:>8}  {}: {reason} ({}{more})", examples.count, file.file, examples.first.join(", "))?;
        }
    }
    Ok(())
}
