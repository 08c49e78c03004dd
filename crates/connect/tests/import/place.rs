//! A database of its own for each test, and importing into it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use grove_connect::import::{ImportError, Options, Progress, Report, stackexchange};
use grove_kernel::Viewer;
use grove_store::{Config, Database, Db, Hooks, fresh_database};

use crate::intake::Areas;

pub struct Place {
    pub db: Db,
    _dir: Option<tempfile::TempDir>,
}

impl Place {
    /// On the engine that the environment names.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let database = match std::env::var("GROVE_TEST_DATABASE") {
            Ok(server) => Database::Postgres(fresh_database(&server).unwrap()),
            Err(_) => Database::Sqlite(dir.path().join("grove.db")),
        };
        Self { db: open(database), _dir: Some(dir) }
    }
    /// In a file that outlives it.
    pub fn at(file: &Path) -> Self {
        Self { db: open(Database::Sqlite(file.to_owned())), _dir: None }
    }

    pub fn import(&self, dump: &Path, options: &Options) -> Result<Report, ImportError> {
        self.watched(dump, options, &mut |_| {})
    }
    pub fn watched(&self, dump: &Path, options: &Options, watch: &mut dyn FnMut(Progress)) -> Result<Report, ImportError> {
        stackexchange::run(&self.db, Arc::new(Areas), dump, options, watch)
    }
}

fn open(database: Database) -> Db {
    let mut config = Config::new(database);
    // Many tests share one server.
    config.readers = 4;
    Db::open(&config, Hooks::new(|_, _| Ok(Viewer::visitor()))).unwrap()
}

/// The real dump, or nothing, said aloud.
pub fn real_dump() -> Option<PathBuf> {
    let named = std::env::var_os("GROVE_TEST_DATA").map(PathBuf::from);
    let data = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"));
    let dump = data.join("stackexchange-quantum");
    if dump.is_dir() {
        return Some(dump);
    }
    eprintln!("NO REAL TEST DATA at {}: set GROVE_TEST_DATA. This test is left out.", dump.display());
    None
}
