//! A town as it stands, kept to begin others from: moving in costs a hundred acts, a copy costs one.
//! What a copy does next is what the first town would have done next: same ids, same clock.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use grove_kernel::{MemberId, Moment};
use grove_store::{copied_database, drop_database, template_database};

use crate::fixed::{Counts, FixedIds, HandClock};
use crate::town::{Town, on_postgres};

/// The files of a data directory, and the database when it stands elsewhere.
pub struct Snapshot {
    files: Vec<(PathBuf, Vec<u8>)>,
    template: Option<String>,
    now: Moment,
    ids: Counts,
    keys: HashMap<&'static str, (MemberId, String, String)>,
    begun: i64,
}

impl Snapshot {
    /// Ends the town: a database is copied when nobody writes to it.
    pub fn of(mut town: Town) -> Self {
        town.settle();
        let (data, database) = (town.keep_data(), town.keep_database());
        let (now, ids) = (town.grove.db.now(), town.ids.kept());
        let (keys, begun) = (std::mem::take(&mut town.keys), town.begun);
        drop(town);
        let mut files = Vec::new();
        gather(data.path(), data.path(), &mut files);
        let template = database.map(|url| template_database(&url).expect("the town's database becomes a template"));
        Self { files, template, now, ids, keys, begun }
    }

    /// A town of its own, where that one stood.
    pub fn town(&self) -> Town {
        let data = tempfile::tempdir().expect("a directory");
        for (path, bytes) in &self.files {
            let path = data.path().join(path);
            std::fs::create_dir_all(path.parent().expect("stands in a directory")).expect("a directory");
            std::fs::write(path, bytes).expect("a file");
        }
        let database = on_postgres().map(|url| {
            let template = self.template.as_deref().expect("the snapshot was taken on this server");
            copied_database(&url, template).expect("a database for the town")
        });
        self.moved(data, database)
    }

    /// The same people at the same moment, in a place that somebody else has filled.
    pub fn moved(&self, data: tempfile::TempDir, database: Option<String>) -> Town {
        let (clock, ids) = (Arc::new(HandClock::at(self.now)), Arc::new(FixedIds::resume(self.ids.clone())));
        let mut town = Town::open(data, database, clock, ids);
        (town.keys, town.begun) = (self.keys.clone(), self.begun);
        town
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        if let Some((server, template)) = on_postgres().zip(self.template.as_deref()) {
            let _left_for_the_cluster = drop_database(&server, template);
        }
    }
}

/// Locks and sockets belong to a process, not to the town.
fn gather(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("the town's directory").flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(root, &path, files);
        } else if path.extension().is_none_or(|e| e != "lock" && e != "sock") {
            let name = path.strip_prefix(root).expect("found below it").to_owned();
            files.push((name, std::fs::read(&path).expect("a file of the town")));
        }
    }
}
