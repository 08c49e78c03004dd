//! Writing an export.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File};
use std::io::{BufWriter, Read, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use grove_kernel::{Outcome, Refusal};
use grove_store::Value;
use grove_store::portable::{Table, newest_step};

use super::line::Shape;
use super::{CONTENTS, Contents, FILES, FORMAT, Listed, UPLOADS, Upload, file_of};
use crate::archive::hashing::Hashing;
use crate::archive::snapshot::{Take, about, at, walk};
use crate::archive::{Told, contents};
use crate::console::Talk;
use crate::weave::Grove;

/// Writes everything of this moment into a new or empty folder.
pub fn write(grove: &Grove, folder: &Path, talk: &mut dyn Talk) -> Result<Told> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{} is not empty. An export goes into a new folder.", folder.display());
    }
    // For its owner alone: it holds addresses and private conversations.
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("The folder {} cannot be made", folder.display()))?;
    let tables = contents::of_export(newest_step())?;
    let mut out = Folder { folder: folder.to_owned(), open: None, files: Lines::open(folder, FILES)?, listed: BTreeMap::new() };
    let about = about(grove, FORMAT);
    let told = walk(grove, &tables, "exporting", &mut out, talk)?;
    let (name, listed) = out.files.close()?;
    out.listed.insert(name, listed);
    let contents = Contents { about, lines: out.listed };
    let path = folder.join(CONTENTS);
    fs::write(&path, serde_json::to_string_pretty(&contents)? + "\n").map_err(|e| at(&path, &e))?;
    Ok(told)
}

/// The folder being written.
struct Folder {
    folder: PathBuf,
    open: Option<Lines>,
    files: Lines,
    listed: BTreeMap<String, Listed>,
}

/// A file of lines.
struct Lines {
    name: String,
    path: PathBuf,
    out: Hashing<BufWriter<File>>,
    lines: u64,
}

impl Lines {
    fn open(folder: &Path, name: &str) -> Outcome<Self> {
        let path = folder.join(name);
        let file = File::create_new(&path).map_err(|e| at(&path, &e))?;
        Ok(Self { name: name.to_owned(), path, out: Hashing::new(BufWriter::new(file)), lines: 0 })
    }
    fn line(&mut self, text: &str) -> Outcome<()> {
        self.lines += 1;
        writeln!(self.out, "{text}").map_err(|e| at(&self.path, &e))
    }
    fn close(mut self) -> Outcome<(String, Listed)> {
        self.out.flush().map_err(|e| at(&self.path, &e))?;
        Ok((self.name, Listed { lines: self.lines, sha256: self.out.finish().1 }))
    }
}

impl Take for Folder {
    fn table(&mut self, table: &Table) -> Outcome<()> {
        self.open = Some(Lines::open(&self.folder, &file_of(&table.name))?);
        Ok(())
    }
    fn row(&mut self, table: &Table, row: &[Value<'_>]) -> Outcome<()> {
        let lines = self.open.as_mut().ok_or_else(|| Refusal::broken("a row before its table"))?;
        lines.line(&Shape::of(table).write(row))
    }
    fn end_table(&mut self, _: &Table) -> Outcome<()> {
        if let Some(lines) = self.open.take() {
            let (name, listed) = lines.close()?;
            self.listed.insert(name, listed);
        }
        Ok(())
    }
    fn file(&mut self, name: &str, bytes: u64, file: &mut File) -> Outcome<()> {
        let shelf = grove_media::place_of(name).ok_or_else(|| Refusal::Broken(format!("{name} is no name of an upload")))?;
        let path = self.folder.join(UPLOADS).join(shelf);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| File::create_new(&path));
        let mut out = Hashing::new(made.map_err(|e| at(&path, &e))?);
        std::io::copy(&mut file.take(bytes), &mut out).map_err(|e| at(&path, &e))?;
        let (_, sha256, bytes) = out.finish();
        let listed = Upload { file: name.to_owned(), bytes, sha256 };
        self.files.line(&serde_json::to_string(&listed).map_err(Refusal::broken)?)
    }
}
