//! Small disks to fill and to break. They need root; without it the tests that use them are left out, loudly.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file system of its own, unmounted at the end.
pub struct Disk {
    folder: tempfile::TempDir,
    image: Option<PathBuf>,
}

impl Disk {
    /// In memory, of so many megabytes.
    pub fn small(megabytes: usize) -> Option<Self> {
        let disk = Self { folder: tempfile::tempdir().expect("a directory"), image: None };
        disk.mounted(&["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"])
    }

    /// An ext4 in a file, which can be made to stop as after an error.
    pub fn ext4(megabytes: u64) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a directory");
        let image = folder.path().with_extension("image");
        std::fs::File::create(&image).and_then(|file| file.set_len(megabytes << 20)).expect("an image");
        let disk = Self { folder, image: Some(image.clone()) };
        if !ran(Command::new("mkfs.ext4").arg("-q").arg(&image)) {
            return None.or_else(left_out);
        }
        disk.mount_again().then_some(disk).or_else(left_out)
    }

    fn mounted(self, arguments: &[&str]) -> Option<Self> {
        if ran(Command::new("mount").args(arguments).arg(self.folder.path())) { Some(self) } else { left_out() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn mount_again(&self) -> bool {
        let image = self.image.as_ref().expect("a disk in a file");
        ran(Command::new("mount").args(["-o", "loop"]).arg(image).arg(self.path()))
    }

    /// What the kernel does to an ext4 on which something went wrong: from now on it is read-only.
    pub fn stop(&self) {
        assert!(ran(Command::new("mount").args(["-o", "remount,abort"]).arg(self.path())), "the file system is aborted");
    }

    pub fn unmount(&self) -> bool {
        ran(Command::new("umount").arg(self.path()))
    }

    /// Looks it through and mends it, as one does before it is mounted again.
    pub fn repair(&self) {
        assert!(self.unmount(), "nobody uses it");
        let _mended = ran(Command::new("fsck.ext4").arg("-y").arg(self.image.as_ref().expect("a disk in a file")));
        assert!(self.mount_again(), "mounted again");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        self.unmount();
        if let Some(image) = &self.image {
            let _gone = std::fs::remove_file(image);
        }
    }
}

fn ran(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

fn left_out<T>() -> Option<T> {
    eprintln!("LEFT OUT: file systems cannot be mounted here (root can); a full and a read-only disk were NOT tested.");
    None
}
