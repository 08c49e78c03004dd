//! What reading a backup and reading an export have in common: rows into tables, files onto shelves, and
//! at the end everything is counted again.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context, Result, ensure};
use grove_kernel::Outcome;
use grove_store::Value;
use grove_store::portable::{Cell, Filling, Table};

use super::hashing::Hashing;
use super::place::Place;
use super::{About, Told};
use crate::console::Talk;

/// A community on its way into a place.
pub struct Arriving<'p, 't> {
    place: &'p Place,
    filling: Filling,
    tables: Vec<Table>,
    talk: &'t mut dyn Talk,
    label: &'static str,
    of: u64,
    done: u64,
    pub told: Told,
}

/// How often somebody who waits is told.
const EVERY: u64 = 1000;

impl<'p, 't> Arriving<'p, 't> {
    /// `of`: how many rows there will be, as far as is known.
    pub fn begin(
        place: &'p Place,
        about: &About,
        tables: Vec<Table>,
        of: u64,
        label: &'static str,
        talk: &'t mut dyn Talk,
    ) -> Result<Self> {
        let filling = place.begin(about.step)?;
        Ok(Self { place, filling, tables, talk, label, of, done: 0, told: Told::default() })
    }

    pub fn tables(&self) -> Vec<Table> {
        self.tables.clone()
    }

    /// Fills a table with rows until `next` has no more.
    pub fn table(&mut self, table: &Table, mut next: impl FnMut() -> Outcome<Option<Vec<Cell>>>) -> Result<()> {
        let (mut rows, mut done) = (0, self.done);
        self.filling.table(table, |put| {
            while let Some(cells) = next()? {
                let row: Vec<Value<'_>> = cells.iter().map(Cell::value).collect();
                put(&row)?;
                (rows, done) = (rows + 1, done + 1);
                if done % EVERY == 0 {
                    // Nobody who looks is no reason to stop.
                    let _said = self.talk.progress(self.label, done, self.of.max(done));
                }
            }
            Ok(())
        })?;
        self.done = done;
        self.told.rows.insert(table.name.clone(), rows);
        Ok(())
    }

    /// Writes a file, durable when this returns; what a picture is kept under is its checksum.
    pub fn file(&mut self, name: &str, give: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        let mut out = Hashing::new(self.place.file(name)?);
        give(&mut out).with_context(|| format!("{name} cannot be written"))?;
        let (file, sum, _) = out.finish();
        file.sync_all().with_context(|| format!("{name} cannot be written"))?;
        let own = name.split_once('.').is_none_or(|(hash, rest)| rest.starts_with("small.") || hash == sum);
        ensure!(own, "{name} is damaged: its bytes are not those of its name.");
        self.told.files += 1;
        Ok(())
    }

    /// Counts everything in the database itself, compares it with what was promised, and lets it appear.
    pub fn settle(self, promised: &Told) -> Result<Told> {
        ensure!(self.told.rows == promised.rows, "Other rows arrived than were promised. Nothing was restored.");
        let mut counted = BTreeMap::new();
        for table in self.tables.iter().filter(|table| promised.rows.contains_key(&table.name)) {
            counted.insert(table.name.clone(), self.filling.count(table)?);
        }
        ensure!(counted == promised.rows, "Not everything arrived: {counted:?} rows instead of {:?}. Nothing was restored.", promised.rows);
        ensure!(self.told.files == promised.files, "{} of {} files arrived. Nothing was restored.", self.told.files, promised.files);
        self.place.settle(self.filling)?;
        Ok(Told { rows: counted, files: promised.files, without: promised.without })
    }
}
