//! Writing a backup: beside its name first, so that a file with the name of a backup is a whole one.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use grove_kernel::{Outcome, Refusal};
use grove_store::Value;
use grove_store::portable::{Cell, Table, newest_step};
use serde_json::{Value as Json, json};

use super::{FIRST, FORMAT, LAST};
use crate::archive::hashing::Hashing;
use crate::archive::snapshot::{Take, about, at, walk};
use crate::archive::{Told, contents};
use crate::console::Talk;
use crate::weave::Grove;

/// Writes everything of this moment into a new file.
pub fn write(grove: &Grove, file: &Path, talk: &mut dyn Talk) -> Result<Told> {
    if file.exists() {
        bail!("{} is there already. A backup never replaces a file: choose another name.", file.display());
    }
    let part = Part::open(file)?;
    let mut out = Hashing::new(BufWriter::new(part.file.try_clone()?));
    let about = about(grove, FORMAT);
    writeln!(out, "{FIRST}{FORMAT}\n{}", serde_json::to_string(&about)?)?;
    let mut body = Body { out: GzEncoder::new(out, Compression::default()), path: file.to_owned() };
    let told = walk(grove, &contents::of_backup(newest_step())?, "backing up", &mut body, talk)?;
    body.line(&json!({ "end": &told }))?;
    let (mut out, sum, _) = body.out.finish().with_context(|| place(file))?.finish();
    writeln!(out, "{LAST}{sum}").and_then(|()| out.flush()).with_context(|| place(file))?;
    part.finish(file)?;
    Ok(told)
}

fn place(file: &Path) -> String {
    format!("The backup cannot be written to {}", file.display())
}

/// The unfinished file; gone when it was not finished.
struct Part {
    path: PathBuf,
    file: File,
    finished: bool,
}

impl Part {
    fn open(file: &Path) -> Result<Self> {
        let mut name = file.file_name().context("A backup needs the name of a file")?.to_owned();
        name.push(".part");
        let path = file.with_file_name(name);
        // For its owner alone: it holds addresses, private conversations and password hashes.
        let opened = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&path).with_context(|| place(file))?;
        if opened.try_lock().is_err() {
            bail!("Another backup is being written to {}.", file.display());
        }
        // What one left that was killed.
        opened.set_len(0)?;
        Ok(Self { path, file: opened, finished: false })
    }

    fn finish(mut self, file: &Path) -> Result<()> {
        let durable = self.file.sync_all().and_then(|()| std::fs::rename(&self.path, file));
        durable.and_then(|()| File::open(folder(file))?.sync_all()).with_context(|| place(file))?;
        self.finished = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.finished {
            let _gone = std::fs::remove_file(&self.path);
        }
    }
}

fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The compressed part.
struct Body<W: Write> {
    out: GzEncoder<W>,
    path: PathBuf,
}

impl<W: Write> Body<W> {
    fn line(&mut self, json: &Json) -> Outcome<()> {
        writeln!(self.out, "{json}").map_err(|e| at(&self.path, &e))
    }
}

impl<W: Write> Take for Body<W> {
    fn table(&mut self, table: &Table) -> Outcome<()> {
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        self.line(&json!({ "table": &table.name, "columns": columns }))
    }
    fn row(&mut self, _: &Table, row: &[Value<'_>]) -> Outcome<()> {
        let cells: Vec<Json> = row.iter().map(Cell::to_json).collect();
        self.line(&Json::Array(cells))
    }
    fn end_table(&mut self, _: &Table) -> Outcome<()> {
        Ok(())
    }
    fn file(&mut self, name: &str, bytes: u64, file: &mut File) -> Outcome<()> {
        self.line(&json!({ "file": name, "bytes": bytes }))?;
        let copied = std::io::copy(&mut file.take(bytes), &mut self.out).and_then(|copied| self.out.write_all(b"\n").map(|()| copied));
        let copied = copied.map_err(|e| at(&self.path, &e))?;
        if copied == bytes { Ok(()) } else { Err(Refusal::Broken(format!("{name} became shorter while it was read"))) }
    }
}
