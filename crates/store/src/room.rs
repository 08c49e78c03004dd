//! Room on the disk. A reserve file lies beside a SQLite database; when the disk is full it is given up, so
//! that deleting still works, and everything else is refused at once until there is room again. Then the
//! reserve is made anew and service goes on, without a restart.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use grove_kernel::{Credential, Disk, Outcome, Refusal};

/// What deleting may take.
const RESERVE: u64 = 16 << 20;
/// With less than this left the disk counts as full, before a write fails on it.
const LITTLE: u64 = 2 << 20;
/// Left beside the reserve, so that a full disk is not declared to have room at every turn.
const MARGIN: u64 = 4 << 20;

/// The room of one community.
pub struct Room {
    folder: PathBuf,
    full: AtomicBool,
}

impl Room {
    pub const fn of(folder: PathBuf) -> Self {
        Self { folder, full: AtomicBool::new(false) }
    }

    fn reserve(&self) -> PathBuf {
        self.folder.join("reserve")
    }

    /// While the disk is full only those get through who make room, the one at the console, and upkeep.
    pub fn admit(&self, credential: Credential, frees: bool) -> Outcome<()> {
        let spared = frees || credential.is_upkeep();
        if spared || !self.full.load(Ordering::Relaxed) { Ok(()) } else { Err(full()) }
    }

    /// What is behind a write that failed: drivers say "input/output error" of a read-only disk, too.
    pub fn examine(&self, refusal: Refusal) -> Refusal {
        match refusal {
            Refusal::Storage(Disk::Full, words) => {
                self.give_up_reserve();
                Refusal::Storage(Disk::Full, words)
            }
            Refusal::Storage(Disk::Failing, words) => match self.probe() {
                Err(error) => self.examine_again(Refusal::storage(words, &error)),
                Ok(()) => Refusal::Storage(Disk::Failing, words),
            },
            other => other,
        }
    }

    fn examine_again(&self, refusal: Refusal) -> Refusal {
        if let Refusal::Storage(Disk::Full, _) = &refusal {
            self.give_up_reserve();
        }
        refusal
    }

    /// Can anything be written here?
    fn probe(&self) -> io::Result<()> {
        let path = self.folder.join(".probe");
        let written = fs::write(&path, [0; 4096]);
        let _gone = fs::remove_file(&path);
        written
    }

    fn give_up_reserve(&self) {
        if !self.full.swap(true, Ordering::Relaxed) {
            let given_up = fs::remove_file(self.reserve()).is_ok();
            tracing::error!(folder = %self.folder.display(), given_up, "the disk is full; only deleting goes on, from the reserve");
        }
    }

    /// Looks after the reserve; called every second.
    pub fn keep(&self) {
        // A disk that cannot be asked is not judged.
        let Ok(free) = fs4::available_space(&self.folder) else { return };
        let has_reserve = self.reserve().exists();
        if has_reserve && free < LITTLE {
            self.give_up_reserve();
        } else if has_reserve && free >= MARGIN {
            // It could not be given up: the disk was read-only.
            self.full.store(false, Ordering::Relaxed);
        } else if !has_reserve && free >= RESERVE + MARGIN {
            match self.lay_reserve() {
                Ok(()) if self.full.swap(false, Ordering::Relaxed) => tracing::info!("there is room on the disk again"),
                Ok(()) => {}
                Err(error) => {
                    tracing::warn!(%error, "the reserve cannot be laid");
                    let _half = fs::remove_file(self.reserve());
                }
            }
        }
    }

    /// Written out, since a file of holes reserves nothing.
    fn lay_reserve(&self) -> io::Result<()> {
        let mut file = File::create(self.reserve())?;
        let zeros = vec![0; 1 << 20];
        for _ in 0..RESERVE >> 20 {
            file.write_all(&zeros)?;
        }
        file.sync_all()
    }
}

fn full() -> Refusal {
    Refusal::Storage(Disk::Full, "the disk is full".to_owned())
}

#[cfg(test)]
mod tests {
    use grove_kernel::{Credential, Disk, Refusal, Why};

    use super::Room;

    #[test]
    fn while_the_disk_is_full_only_those_who_make_room_write() {
        let folder = tempfile::tempdir().expect("a folder");
        let room = Room::of(folder.path().to_owned());
        room.keep();
        assert!(room.reserve().exists() && room.admit(Credential::None, false).is_ok());
        let _said = room.examine(Refusal::Storage(Disk::Full, "no space".to_owned()));
        assert!(!room.reserve().exists(), "the reserve is given up");
        assert!(matches!(room.admit(Credential::None, false), Err(Refusal::Storage(Disk::Full, _))));
        assert!(room.admit(Credential::None, true).is_ok());
        assert!(room.admit(Credential::System(Why::Console), false).is_ok());
        room.keep();
        assert!(room.reserve().exists() && room.admit(Credential::None, false).is_ok(), "there was room all the time");
    }
}
