//! The file in which every row is named that was left out. It is written while rows are read, because a
//! dump may have more of them than fit into memory; the sums follow at its end. Until then it has another
//! name, so that what stands there under its own is whole.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

/// Where rows are named; nowhere, when nobody asked for the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named(Option<Arc<Mutex<Open>>>);

#[derive(Debug)]
struct Open {
    out: BufWriter<File>,
    path: PathBuf,
    any: bool,
    /// The first thing that went wrong with writing: said at the end, because rows go on.
    failed: Option<io::Error>,
}

impl Drop for Open {
    /// An import that did not come to its end leaves no half of a report. Renamed, it is not there any more.
    fn drop(&mut self) {
        let _gone = std::fs::remove_file(unfinished(&self.path));
    }
}

/// Two reports are alike by what they count.
impl PartialEq for Named {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Named {}

impl Named {
    pub fn at(path: &Path) -> io::Result<Self> {
        let mut out = BufWriter::new(File::create(unfinished(path))?);
        out.write_all(b"{\n\"left_out_rows\": [")?;
        Ok(Self(Some(Arc::new(Mutex::new(Open { out, path: path.to_owned(), any: false, failed: None })))))
    }

    pub fn add(&self, file: &str, key: &str, reason: &str) {
        let Some(open) = &self.0 else { return };
        let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
        let comma = if std::mem::replace(&mut open.any, true) { "," } else { "" };
        let row = json!({"file": file, "row": key, "reason": reason});
        if let Err(error) = write!(open.out, "{comma}\n{row}") {
            open.failed.get_or_insert(error);
        }
    }

    /// Ends the file with the rest of the report, and gives it its name.
    pub fn finish(&self, rest: &Value) -> io::Result<Option<PathBuf>> {
        let Some(open) = &self.0 else { return Ok(None) };
        let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(error) = open.failed.take() {
            return Err(error);
        }
        let rest = serde_json::to_string_pretty(rest)?;
        writeln!(open.out, "\n],{}", rest.strip_prefix('{').unwrap_or(&rest))?;
        open.out.flush()?;
        std::fs::rename(unfinished(&open.path), &open.path)?;
        Ok(Some(open.path.clone()))
    }
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(".unfinished");
    name.into()
}
