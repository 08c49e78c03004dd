//! The folder of pictures: `uploads/ab/cd/<hash>.<kind>`. Every name is made by us from a hash, so there
//! is nothing of a stranger in a path. A file is written beside its place, forced to the disk and then
//! moved there: a reader meets the whole picture or none.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use grove_kernel::{Outcome, Refusal};
use grove_store::Cx;

use crate::pictures::{Gate, Kind, Picture};

/// The pictures of one community. `grove` hangs it on the database: `Hooks::with(Arc::new(Library::open(…)))`.
pub struct Library {
    folder: PathBuf,
    pub(crate) gate: Gate,
}

impl Library {
    /// `folder` is `uploads` in the data directory; it is made when it is needed.
    pub fn open(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), gate: Gate::default() }
    }

    /// The library of this community.
    pub(crate) fn of<M>(cx: &Cx<'_, M>) -> Outcome<std::sync::Arc<Self>> {
        cx.ext::<Self>().ok_or_else(|| Refusal::broken("no library of pictures was hung on this database"))
    }

    /// Puts a picture on the shelf; durable when it returns. A picture that lies there already is written
    /// again all the same: doing less would tell by the clock that somebody else has it.
    pub(crate) fn keep(&self, picture: &Picture) -> Outcome<()> {
        let hash = picture.hash();
        if let Some(small) = &picture.small {
            self.write(&self.path(&hash, picture.kind, true), small)?;
        }
        self.write(&self.path(&hash, picture.kind, false), &picture.bytes)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Outcome<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        let beside = folder.join(format!("{}.part", grove_kernel::secret::new_secret()));
        let written = fs::create_dir_all(folder).and_then(|()| {
            let mut file = File::create(&beside)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&beside, path)?;
            File::open(folder)?.sync_all()
        });
        written.map_err(|e| {
            let _gone = fs::remove_file(&beside);
            Refusal::storage(path.display(), &e)
        })
    }

    /// The bytes of a picture, or of its small copy where there is one.
    pub(crate) fn read(&self, hash: &str, kind: Kind, small: bool) -> Outcome<Vec<u8>> {
        if small && let Ok(bytes) = fs::read(self.path(hash, kind, true)) {
            return Ok(bytes);
        }
        let path = self.path(hash, kind, false);
        fs::read(&path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => Refusal::NotFound,
            _ => Refusal::storage(path.display(), &e),
        })
    }

    /// Takes a picture off the shelf, unless it was put there just now: its row may not be written yet.
    pub(crate) fn discard(&self, hash: &str, kind: Kind, older: Duration) {
        let whole = self.path(hash, kind, false);
        if age(&whole).is_some_and(|age| age >= older) {
            let _gone = fs::remove_file(whole);
            let _gone = fs::remove_file(self.path(hash, kind, true));
        }
    }

    /// The pictures of one of 256 shelves that lie there for this long, and unfinished files, which go.
    pub(crate) fn shelf(&self, number: u8, older: Duration) -> Vec<(String, Kind)> {
        let mut found = Vec::new();
        for folder in entries(&self.folder.join(format!("{number:02x}"))) {
            for path in entries(&folder).into_iter().filter(|path| age(path).is_some_and(|age| age >= older)) {
                let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
                match name.split_once('.') {
                    Some((_, "part")) => drop(fs::remove_file(&path)),
                    Some((hash, kind)) => found.extend(Kind::parse(kind).map(|kind| (hash.to_owned(), kind))),
                    None => {}
                }
            }
        }
        found
    }

    fn path(&self, hash: &str, kind: Kind, small: bool) -> PathBuf {
        self.folder.join(shelf(hash)).join(name(hash, kind, small))
    }

    /// The files of a picture that lie here, by name; the small copy second.
    pub(crate) fn files(&self, hash: &str, kind: Kind) -> Vec<(String, PathBuf)> {
        let both = [false, true].map(|small| (name(hash, kind, small), self.path(hash, kind, small)));
        both.into_iter().filter(|(_, path)| path.is_file()).collect()
    }
}

fn shelf(hash: &str) -> PathBuf {
    Path::new(&hash[..2]).join(&hash[2..4])
}

fn name(hash: &str, kind: Kind, small: bool) -> String {
    let size = if small { ".small" } else { "" };
    format!("{hash}{size}.{}", kind.name())
}

/// Where a file of this name lies below the folder of uploads; nothing for a name that is none of ours.
pub fn place_of(file: &str) -> Option<PathBuf> {
    let (hash, rest) = file.split_once('.')?;
    let ours = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    (ours && Kind::parse(rest.strip_prefix("small.").unwrap_or(rest)).is_some()).then(|| shelf(hash).join(file))
}

fn age(path: &Path) -> Option<Duration> {
    let changed = fs::metadata(path).and_then(|m| m.modified()).ok()?;
    Some(SystemTime::now().duration_since(changed).unwrap_or_default())
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|found| found.filter_map(Result::ok).map(|e| e.path()).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn only_our_own_names_have_a_place() {
        let hash = "ab12".repeat(16);
        let place = place_of(&format!("{hash}.small.webp")).expect("a name of ours");
        assert_eq!(place, std::path::Path::new("ab/12").join(format!("{hash}.small.webp")));
        assert!(place_of(&format!("{hash}.jpg")).is_some());
        let upper = hash.to_uppercase();
        for other in [
            "",
            "..",
            "../x.jpg",
            "a.jpg",
            &format!("{upper}.jpg"),
            &format!("{hash}.svg"),
            &format!("{hash}.small.small.jpg"),
            &format!("{hash}./../x.jpg"),
        ] {
            assert_eq!(place_of(other), None, "{other}");
        }
    }
}
