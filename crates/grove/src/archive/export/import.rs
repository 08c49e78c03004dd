//! Reading an export back into an empty place: the same community, but for what opened doors.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use grove_kernel::{Outcome, Refusal};
use grove_store::portable::newest_step;
use serde_json::from_slice;

use super::line::Shape;
use super::{CONTENTS, Contents, FILES, FORMAT, Listed, UPLOADS, Upload, file_of};
use crate::archive::filling::Arriving;
use crate::archive::hashing::Hashing;
use crate::archive::place::Place;
use crate::archive::{About, Told, contents};
use crate::config::Config;
use crate::console::Talk;

/// No line is longer: a row of long texts has a few megabytes.
const LONGEST: u64 = 256 << 20;

/// Imports a folder that `grove export` wrote.
pub fn import(config: &Config, folder: &Path, talk: &mut dyn Talk) -> Result<(About, Told)> {
    let contents = read_contents(folder)?;
    let about = contents.about.clone();
    let tables = contents::of_export(about.step)?;
    let lines: Vec<&Listed> = tables.iter().map(|table| listed(&contents, &file_of(&table.name))).collect::<Result<_>>()?;
    let mut promised = Told { files: listed(&contents, FILES)?.lines, ..Told::default() };
    promised.rows = tables.iter().zip(&lines).map(|(table, listed)| (table.name.clone(), listed.lines)).collect();
    let place = Place::take(config)?;
    let mut arriving = Arriving::begin(&place, &about, tables.clone(), promised.all_rows(), "importing", talk)?;
    for (table, listed) in tables.iter().zip(lines) {
        let shape = Shape::of(table);
        let mut lines = Lines::open(folder, &file_of(&table.name))?;
        arriving.table(table, || lines.next()?.map(|line| shape.read(line)).transpose())?;
        lines.compare(listed)?;
    }
    files(folder, listed(&contents, FILES)?, &mut arriving)?;
    Ok((about, arriving.settle(&promised)?))
}

fn read_contents(folder: &Path) -> Result<Contents> {
    let (name, path) = (folder.display(), folder.join(CONTENTS));
    ensure!(folder.is_dir(), "{name} is no folder.");
    let text = fs::read(&path)
        .with_context(|| format!("{name} is no export of Grove, or one that was not finished: {CONTENTS} cannot be read"))?;
    let json: serde_json::Value = from_slice(&text).map_err(|_| anyhow!("{} is damaged. Take another copy of it.", path.display()))?;
    ensure!(
        json["format"] == FORMAT,
        "{name} has format {}; this Grove reads format {FORMAT}. Import it with the version that wrote it.",
        json["format"]
    );
    let contents: Contents =
        serde_json::from_value(json).map_err(|e| anyhow!("{} is damaged: {e}. Take another copy of it.", path.display()))?;
    ensure!(
        contents.about.step <= newest_step(),
        "{name} was written by a newer Grove ({}, step {}); this one knows step {}. Import it with that version.",
        contents.about.program,
        contents.about.step,
        newest_step()
    );
    Ok(contents)
}

fn listed<'c>(contents: &'c Contents, file: &str) -> Result<&'c Listed> {
    contents.lines.get(file).ok_or_else(|| anyhow!("{CONTENTS} does not name {file}. Take another copy of the export."))
}

fn files(folder: &Path, listed: &Listed, arriving: &mut Arriving<'_, '_>) -> Result<()> {
    let mut lines = Lines::open(folder, FILES)?;
    while let Some(line) = lines.next()? {
        let upload: Upload = from_slice(line).map_err(|e| anyhow!("A line of {FILES} does not read: {e}"))?;
        let shelf = grove_media::place_of(&upload.file)
            .ok_or_else(|| anyhow!("{FILES} names {:?}, which is no name of an upload.", upload.file))?;
        let path = folder.join(UPLOADS).join(shelf);
        let mut from =
            Hashing::new(File::open(&path).with_context(|| format!("{} is missing. Take another copy of the export", path.display()))?);
        arriving.file(&upload.file, |out| Ok(std::io::copy(&mut from, out).map(drop)?))?;
        let (_, sha256, bytes) = from.finish();
        ensure!(sha256 == upload.sha256 && bytes == upload.bytes, "{} is damaged. Take another copy of the export.", path.display());
    }
    lines.compare(listed)
}

/// A file of lines, with its checksum.
struct Lines {
    path: PathBuf,
    from: BufReader<Hashing<File>>,
    line: Vec<u8>,
    lines: u64,
}

impl Lines {
    fn open(folder: &Path, name: &str) -> Result<Self> {
        let path = folder.join(name);
        let file = File::open(&path).with_context(|| format!("{} is missing. Take another copy of the export", path.display()))?;
        Ok(Self { path, from: BufReader::new(Hashing::new(file)), line: Vec::new(), lines: 0 })
    }

    fn next(&mut self) -> Outcome<Option<&[u8]>> {
        self.line.clear();
        let read = (&mut self.from).take(LONGEST).read_until(b'\n', &mut self.line);
        let read = read.map_err(|e| Refusal::storage(self.path.display(), &e))?;
        self.lines += u64::from(read > 0);
        Ok((read > 0).then_some(self.line.as_slice()))
    }

    /// At its end: was it what was written?
    fn compare(self, listed: &Listed) -> Result<()> {
        let (_, sha256, _) = self.from.into_inner().finish();
        ensure!(
            sha256 == listed.sha256 && self.lines == listed.lines,
            "{} is damaged, or was changed: it is not what was exported. Take another copy of it.",
            self.path.display()
        );
        Ok(())
    }
}
