//! Reading a backup: first all of it for its checksum, then record by record.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use flate2::bufread::GzDecoder;
use grove_store::portable::newest_step;
use serde::Deserialize;
use serde_json::Value as Json;

use super::{FIRST, FORMAT, LAST, TRAILER};
use crate::archive::hashing::Hashing;
use crate::archive::{About, Told};

/// No line of a backup is longer: a row of long texts has a few megabytes.
const LONGEST: u64 = 256 << 20;

/// A backup whose checksum is right.
pub struct Backup {
    pub about: About,
    path: PathBuf,
    body: BufReader<GzDecoder<BufReader<std::io::Take<File>>>>,
    line: Vec<u8>,
}

/// What comes next in it.
#[derive(Debug)]
pub enum Record {
    Table {
        table: String,
        columns: Vec<String>,
    },
    Row(Vec<Json>),
    /// [`Backup::contents`] are its bytes.
    File {
        file: String,
        bytes: u64,
    },
    End(Told),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Table { table: String, columns: Vec<String> },
    File { file: String, bytes: u64 },
    End { end: Told },
}

impl Backup {
    /// Opens a file, reads all of it, and refuses what is not whole. `progress` is told of bytes.
    pub fn open(path: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Self> {
        let name = path.display();
        let mut file = File::open(path).with_context(|| format!("{name} cannot be read"))?;
        let length = file.metadata()?.len();
        let (about, begins) = head(&mut file, path)?;
        ensure!(length >= begins + TRAILER, "{name} is cut short. Take another copy of it.");
        let sum = trailer(&mut file, length)
            .ok_or_else(|| anyhow!("{name} is cut short, or damaged at its end: its last line is not there. Take another copy of it."))?;
        ensure!(
            checksum(&mut file, length - TRAILER, progress)? == sum,
            "{name} is damaged: what is in it is not what was written. Take another copy of it."
        );
        ensure!(
            about.step <= newest_step(),
            "{name} was made by a newer Grove ({}, step {}); this one knows step {}. Restore it with that version.",
            about.program,
            about.step,
            newest_step()
        );
        file.seek(SeekFrom::Start(begins))?;
        let body = BufReader::new(GzDecoder::new(BufReader::new(file.take(length - TRAILER - begins))));
        Ok(Self { about, path: path.to_owned(), body, line: Vec::new() })
    }

    /// The next record. After a file its bytes must be read.
    pub fn record(&mut self) -> Result<Record> {
        self.line.clear();
        let read = (&mut self.body).take(LONGEST).read_until(b'\n', &mut self.line).with_context(|| self.odd())?;
        ensure!(read > 0 && self.line.ends_with(b"\n"), self.odd());
        if self.line.starts_with(b"[") {
            return Ok(Record::Row(serde_json::from_slice(&self.line).with_context(|| self.odd())?));
        }
        let line: Line = serde_json::from_slice(&self.line).with_context(|| self.odd())?;
        Ok(match line {
            Line::Table { table, columns } => Record::Table { table, columns },
            Line::File { file, bytes } => Record::File { file, bytes },
            Line::End { end } => Record::End(end),
        })
    }

    /// Copies the bytes of the file that the last record named.
    pub fn contents(&mut self, bytes: u64, to: &mut dyn std::io::Write) -> Result<()> {
        let copied = std::io::copy(&mut (&mut self.body).take(bytes), to)?;
        let mut end = [0];
        self.body.read_exact(&mut end).with_context(|| self.odd())?;
        ensure!(copied == bytes && end == *b"\n", self.odd());
        Ok(())
    }

    /// The checksum was right, so it was written so: not by this program.
    fn odd(&self) -> String {
        format!("{} has something in it that Grove did not write", self.path.display())
    }
}

/// The first two lines, and where they end.
fn head(file: &mut File, path: &Path) -> Result<(About, u64)> {
    let name = path.display();
    let mut start = BufReader::new(file.take(64 * 1024));
    let (mut first, mut second) = (Vec::new(), Vec::new());
    start.read_until(b'\n', &mut first).with_context(|| format!("{name} cannot be read"))?;
    start.read_until(b'\n', &mut second)?;
    let Some(format) = std::str::from_utf8(&first).ok().and_then(|line| line.strip_prefix(FIRST)) else {
        // The beginning of our first line and nothing else is ours, cut very short.
        if FIRST.as_bytes().starts_with(&first) && !first.is_empty() {
            bail!("{name} is cut short. Take another copy of it.");
        }
        bail!("{name} is no backup of Grove.");
    };
    let known = format.strip_suffix('\n').ok_or_else(|| anyhow!("{name} is cut short. Take another copy of it."))?;
    ensure!(known.bytes().all(|b| b.is_ascii_digit()), "{name} is damaged in its first line. Take another copy of it.");
    ensure!(
        known == FORMAT.to_string(),
        "{name} has format {known}; this Grove reads format {FORMAT}. Restore it with the version that made it."
    );
    ensure!(second.ends_with(b"\n"), "{name} is cut short. Take another copy of it.");
    let about = serde_json::from_slice(&second).map_err(|_| anyhow!("{name} is damaged in its second line. Take another copy of it."))?;
    Ok((about, (first.len() + second.len()) as u64))
}

/// The checksum in the last line.
fn trailer(file: &mut File, length: u64) -> Option<String> {
    file.seek(SeekFrom::Start(length - TRAILER)).ok()?;
    let mut last = String::new();
    file.take(TRAILER).read_to_string(&mut last).ok()?;
    let sum = last.strip_prefix(LAST)?.strip_suffix('\n')?;
    (sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit())).then(|| sum.to_owned())
}

fn checksum(file: &mut File, length: u64, progress: &mut dyn FnMut(u64, u64)) -> Result<String> {
    file.seek(SeekFrom::Start(0))?;
    let mut through = Hashing::new(file.take(length));
    let (mut piece, mut done) = (vec![0; 1 << 20], 0);
    loop {
        let read = through.read(&mut piece)?;
        if read == 0 {
            break Ok(through.finish().1);
        }
        done += read as u64;
        progress(done, length);
    }
}
