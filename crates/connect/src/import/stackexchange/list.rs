//! Rows that wait for the next act: a few hundred, or a few megabytes.

use super::super::run::{BYTES, ROWS, Run};
use super::super::taken::Taken;
use crate::import::ImportError;

pub(super) struct List<R> {
    file: usize,
    keys: Vec<i64>,
    rows: Vec<R>,
    size: usize,
}

/// What rows became: their keys and their objects.
pub(super) type Became = Vec<(i64, i64)>;

impl<R: Taken> List<R> {
    pub const fn of(file: usize) -> Self {
        Self { file, keys: Vec::new(), rows: Vec::new(), size: 0 }
    }
    /// Adds a row that holds so much text; answers its place in the list.
    pub fn push(&mut self, key: i64, row: R, size: usize) -> usize {
        self.keys.push(key);
        self.rows.push(row);
        self.size += size;
        self.rows.len() - 1
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
        run.take(self.file, std::mem::take(&mut self.keys), std::mem::take(&mut self.rows))
    }
}
