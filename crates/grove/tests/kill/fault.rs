//! Disks that fail at a chosen moment: a small library (`fault.c`) is preloaded into the program and lets the
//! n-th write, fsync, rename or creation in the data directory fail. It is steered through a shared page, so
//! that one server lives through many faults.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::Place;

pub const EIO: i64 = 5;
pub const ENOSPC: i64 = 28;
pub const EROFS: i64 = 30;

/// Which calls count.
#[derive(Clone, Copy, Debug)]
pub enum Calls {
    All = 0,
    Syncs = 1,
    /// Renames, creations, truncations.
    Names = 2,
}

/// The shared page of one place.
pub struct Fault {
    page: File,
}

impl Fault {
    /// From now on what runs in this place can be made to fail.
    pub fn in_place(place: &mut Place, beside: &Path) -> Self {
        let path = beside.join("fault-page");
        let page = File::options().create(true).truncate(true).read(true).write(true).open(&path).expect("a page");
        page.set_len(4096).expect("a page");
        let below = place.data.path().canonicalize().expect("a path");
        place.env.push(("LD_PRELOAD", library(beside).display().to_string()));
        place.env.push(("FAULT_PAGE", path.display().to_string()));
        place.env.push(("FAULT_BELOW", below.display().to_string()));
        Self { page }
    }

    fn set(&self, values: [i64; 6]) {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.page.write_all_at(&bytes, 0).expect("the page");
        self.page.write_all_at(&[0; 256], 48).expect("the page");
    }

    fn number(&self, at: u64) -> i64 {
        let mut bytes = [0; 8];
        self.page.read_exact_at(&mut bytes, at * 8).expect("the page");
        i64::from_le_bytes(bytes)
    }

    /// Nothing fails.
    pub fn none(&self) {
        self.set([0; 6]);
    }
    /// Counts calls of this kind from one; the n-th fails, once. None does when n is 0.
    pub fn nth(&self, which: Calls, n: i64, error: i64) {
        self.set([0, n, error, 0, 0, which as i64]);
    }
    /// All fail from now on.
    pub fn all(&self, error: i64) {
        self.set([0, 1, error, 1, 0, 0]);
    }
    pub fn calls(&self) -> i64 {
        self.number(0)
    }
    /// What failed, if it came to that.
    pub fn failed(&self) -> Option<String> {
        let mut text = [0; 256];
        self.page.read_exact_at(&mut text, 48).expect("the page");
        let end = text.iter().position(|byte| *byte == 0).unwrap_or(text.len());
        (self.number(4) > 0).then(|| String::from_utf8_lossy(&text[..end]).into_owned())
    }
}

/// Compiled once a run; the compiler that builds SQLite builds this.
fn library(folder: &Path) -> PathBuf {
    let (source, library) = (folder.join("fault.c"), folder.join("fault.so"));
    std::fs::write(&source, include_str!("fault.c")).expect("written");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(&source).arg("-ldl").output();
    let built = built.expect("a C compiler is there");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    library
}
