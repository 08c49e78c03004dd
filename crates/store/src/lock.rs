//! The lock on a data directory: one server at a time. Held by the operating system, so that it goes
//! with the process however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use grove_kernel::{Outcome, Refusal};

pub struct DataLock(#[expect(dead_code, reason = "the lock lives as long as the file is open")] File);

impl DataLock {
    /// `None` when another process holds it.
    pub fn take(data: &Path) -> Outcome<Option<Self>> {
        std::fs::create_dir_all(data).map_err(|e| Refusal::storage(data.display(), &e))?;
        let path = data.join("grove.lock");
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|e| Refusal::storage(path.display(), &e))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(e)) => Err(Refusal::storage(path.display(), &e)),
        }
    }
}
