//! Reading a backup back.

use std::cell::RefCell;
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use grove_kernel::{Outcome, Refusal};
use grove_store::portable::{Cell, Table};
use serde_json::Value as Json;

use super::read::{Backup, Record};
use crate::archive::filling::Arriving;
use crate::archive::place::Place;
use crate::archive::{About, Told, contents};
use crate::cli::words;
use crate::config::Config;
use crate::console::Talk;

/// Restores a backup into an empty place. The file is read to its end before anything is made.
pub fn restore(config: &Config, file: &Path, talk: &mut dyn Talk) -> Result<(About, Told)> {
    let mut backup = Backup::open(file, &mut |done, all| {
        // Nobody who looks is no reason to stop.
        let _said = talk.progress("reading the backup", done >> 20, all >> 20);
    })?;
    let about = backup.about.clone();
    let place = Place::take(config)?;
    let tables = contents::of_backup(about.step)?;
    let mut arriving = Arriving::begin(&place, &about, tables, 0, "restoring", talk)?;
    let promised = fill(&mut backup, &mut arriving)?;
    Ok((about, arriving.settle(&promised)?))
}

fn fill(backup: &mut Backup, arriving: &mut Arriving<'_, '_>) -> Result<Told> {
    let tables = arriving.tables();
    let mut record = backup.record()?;
    loop {
        record = match record {
            Record::Table { table, columns } => {
                let table = tables
                    .iter()
                    .find(|t| t.name == table)
                    .ok_or_else(|| anyhow!("The backup has a table {table} that did not exist then"))?;
                ensure!(
                    columns.iter().eq(table.columns.iter().map(|c| &c.name)),
                    "The backup has other columns of {} than there were then",
                    table.name
                );
                rows(backup, arriving, table)?
            }
            Record::File { file, bytes } => {
                arriving.file(&file, |out| backup.contents(bytes, out))?;
                backup.record()?
            }
            Record::End(promised) => return Ok(promised),
            Record::Row(_) => return Err(anyhow!("The backup has a row that belongs to no table")),
        };
    }
}

/// Fills a table; answers the record behind its rows.
fn rows(backup: &mut Backup, arriving: &mut Arriving<'_, '_>, table: &Table) -> Result<Record> {
    let behind = RefCell::new(None);
    arriving.table(table, || match backup.record().map_err(|e| Refusal::BadRequest(words(&e)))? {
        Record::Row(cells) => row(table, cells).map(Some),
        other @ (Record::Table { .. } | Record::File { .. } | Record::End(_)) => {
            behind.replace(Some(other));
            Ok(None)
        }
    })?;
    behind.into_inner().ok_or_else(|| anyhow!("The backup ends in the middle of {}", table.name))
}

fn row(table: &Table, cells: Vec<Json>) -> Outcome<Vec<Cell>> {
    if cells.len() != table.columns.len() {
        return Err(Refusal::BadRequest(format!(
            "A row of {} has {} values, and there are {} columns",
            table.name,
            cells.len(),
            table.columns.len()
        )));
    }
    cells.into_iter().zip(&table.columns).map(|(cell, column)| Cell::from_json(column.kind, cell)).collect()
}
