//! The empty place that a community is read back into: whole or not at all, whatever stops it.
//!
//! Everything is made beside where it will be: the files in `restoring`, a SQLite database in a file of its
//! own, PostgreSQL in one transaction. At the end the files are moved, and then the database appears in
//! one step. While `restoring` is there and no database, nothing is served from here.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use grove_store::portable::{Filling, is_empty};
use grove_store::{DataLock, Database};

use super::snapshot::at;
use crate::config::Config;

const STAGE: &str = "restoring";
const UPLOADS: &str = "uploads";
/// What may stand in an empty place: settings, the lock, and what file systems put there.
const ALLOWED: [&str; 4] = ["grove.toml", "grove.lock", "lost+found", STAGE];

pub struct Place {
    data: PathBuf,
    database: Database,
    _lock: DataLock,
}

impl Place {
    /// Takes an empty place, and refuses another.
    pub fn take(config: &Config) -> Result<Self> {
        let (data, database) = (config.data().to_owned(), config.database()?);
        let Some(lock) = DataLock::take(&data)? else {
            bail!("A server runs in {}. A community is restored into an empty directory: choose another with --data.", data.display());
        };
        if !is_empty(&database)? {
            match &database {
                Database::Sqlite(file) => bail!(
                    "There is a community in {} already. Another one is restored into an empty directory: choose it with --data.",
                    file.display()
                ),
                Database::Postgres(_) => {
                    bail!("The PostgreSQL database is not empty. Make a new one with createdb, and name it with --database.")
                }
            }
        }
        let place = Self { data, database, _lock: lock };
        place.clear()?;
        if let Some(found) = place.found()? {
            bail!("{} is not empty: it holds {found}. Choose an empty directory with --data.", place.data.display());
        }
        fs::create_dir_all(place.stage()).map_err(|e| at(&place.stage(), &e))?;
        sync(&place.data)?;
        Ok(place)
    }

    /// Clears away what a restore left that was stopped: there was no database, so nobody ever saw it.
    fn clear(&self) -> Result<()> {
        if self.stage().exists() {
            for folder in [self.data.join(UPLOADS), self.stage()] {
                if folder.exists() {
                    fs::remove_dir_all(&folder).map_err(|e| at(&folder, &e))?;
                }
            }
        }
        let beside = self.beside();
        if let Database::Sqlite(file) = &beside
            && file.exists()
        {
            fs::remove_file(file).map_err(|e| at(file, &e))?;
        }
        Ok(())
    }

    fn found(&self) -> Result<Option<String>> {
        let entries = fs::read_dir(&self.data).map_err(|e| at(&self.data, &e))?;
        let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        Ok(names.filter(|name| !ALLOWED.contains(&name.as_str())).min())
    }

    /// The database, to be filled as it was after a step.
    pub fn begin(&self, step: i64) -> Result<Filling> {
        Ok(Filling::begin(&self.beside(), step)?)
    }

    /// A new file among the uploads, by a name of ours.
    pub fn file(&self, name: &str) -> Result<File> {
        let place = grove_media::place_of(name).with_context(|| format!("{name} is no name of an upload"))?;
        let path = self.stage().join(UPLOADS).join(place);
        let folder = path.parent().unwrap_or(&self.data);
        fs::create_dir_all(folder).map_err(|e| at(folder, &e))?;
        Ok(File::create_new(&path).map_err(|e| at(&path, &e))?)
    }

    /// Everything is there and was compared: now it appears.
    pub fn settle(&self, filling: Filling) -> Result<()> {
        let (staged, uploads) = (self.stage().join(UPLOADS), self.data.join(UPLOADS));
        if staged.exists() {
            fs::rename(&staged, &uploads).map_err(|e| at(&uploads, &e))?;
            sync(&self.data)?;
        }
        filling.commit().context("The last step failed; nothing was restored")?;
        if let (Database::Sqlite(from), Database::Sqlite(to)) = (self.beside(), &self.database) {
            fs::rename(&from, to).map_err(|e| at(to, &e))?;
            sync(to.parent().unwrap_or(&self.data))?;
        }
        fs::remove_dir_all(self.stage()).map_err(|e| at(&self.stage(), &e))?;
        sync(&self.data)
    }

    fn stage(&self) -> PathBuf {
        self.data.join(STAGE)
    }

    /// Where the database is made.
    fn beside(&self) -> Database {
        match &self.database {
            Database::Sqlite(file) => {
                let mut name = file.file_name().unwrap_or_default().to_owned();
                name.push(".restoring");
                Database::Sqlite(file.with_file_name(name))
            }
            Database::Postgres(url) => Database::Postgres(url.clone()),
        }
    }
}

impl Drop for Place {
    /// What failed leaves an empty place. After [`Place::settle`] there is nothing of this.
    fn drop(&mut self) {
        if self.stage().exists() && matches!(is_empty(&self.database), Ok(true)) {
            let _left_for_the_next = self.clear();
        }
    }
}

/// Refuses a place where a restore was stopped half-way, before anything is opened there.
pub fn settled(config: &Config) -> Result<()> {
    let stage = config.data().join(STAGE);
    if !stage.exists() {
        return Ok(());
    }
    if is_empty(&config.database()?)? {
        bail!("A restore into {} was stopped half-way, so there is no community here yet. Run it again.", config.data().display());
    }
    // It was stopped after its last step.
    Ok(fs::remove_dir_all(&stage).map_err(|e| at(&stage, &e))?)
}

/// Makes what was done to the entries of a directory last.
fn sync(folder: &Path) -> Result<()> {
    Ok(File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| at(folder, &e))?)
}
