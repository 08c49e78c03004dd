//! Rows that wait for the next act: a few hundred, or a few megabytes.

use std::collections::HashSet;

use super::dump::Dump;
use super::row::{Reason, Row};
use crate::import::run::{BYTES, ROWS, Run};
use crate::import::taken::Taken;
use crate::import::{FileReport, ImportError};

pub(super) struct List<R> {
    file: usize,
    keys: Vec<i64>,
    rows: Vec<R>,
    seen: HashSet<i64>,
    size: usize,
}

/// Two rows of one act with one number: the first is taken.
pub(super) const TWICE: &str = "its Id stands twice in the file";

/// What rows became: their keys and their objects.
pub(super) type Became = Vec<(i64, i64)>;

impl<R: Taken> List<R> {
    pub fn of(file: usize) -> Self {
        Self { file, keys: Vec::new(), rows: Vec::new(), seen: HashSet::new(), size: 0 }
    }
    /// Adds a row that holds so much text.
    pub fn push(&mut self, key: i64, row: R, size: usize) -> Result<(), Reason> {
        if !self.seen.insert(key) {
            return Err(TWICE.into());
        }
        self.keys.push(key);
        self.rows.push(row);
        self.size += size;
        Ok(())
    }
    pub const fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.size >= BYTES
    }
    /// Takes what waits, when it is enough for an act.
    pub fn take_when_full(&mut self, run: &mut Run<'_>) -> Result<Became, ImportError> {
        if self.is_full() { self.take(run) } else { Ok(Vec::new()) }
    }
    pub fn take(&mut self, run: &mut Run<'_>) -> Result<Became, ImportError> {
        self.size = 0;
        self.seen.clear();
        run.take(self.file, std::mem::take(&mut self.keys), std::mem::take(&mut self.rows))
    }
}

/// Reads a file of which each row becomes one thing: `read` makes it, or says why not; `became` hears
/// what was made of those before.
pub(super) fn take_all<R: Taken>(
    run: &mut Run<'_>,
    dump: &Dump,
    file: usize,
    mut read: impl FnMut(&Row, &mut FileReport) -> Result<(i64, R), Reason>,
    mut became: impl FnMut(Became),
) -> Result<(), ImportError> {
    let mut rows = dump.rows(file)?;
    let mut list = List::of(file);
    while rows.advance()? {
        let row = rows.row();
        let waits = read(row, run.file(file)).and_then(|(key, thing)| list.push(key, thing, row.size()));
        if let Err(reason) = waits {
            run.file(file).leave(reason, row.key());
        }
        became(list.take_when_full(run)?);
    }
    became(list.take(run)?);
    Ok(())
}
