//! Looking after the data: the demo, projections.

use anyhow::{Result, bail, ensure};

use grove_store::log_length;
use grove_store::portable::is_empty;

use super::{CONSOLE, Talk};
use crate::config::Config;
use crate::weave::Grove;

/// Refuses a place where no community is. A database that cannot be asked is somebody else's sentence.
pub fn somebody_lives_in(config: &Config) -> Result<()> {
    ensure!(
        !matches!(is_empty(&config.database()?), Ok(true)),
        "There is no community in {}. Name the right place with --data or --database, or begin one with grove serve.",
        config.place()
    );
    Ok(())
}

/// Into an empty database: a demo never mixes with what people have said.
pub fn demo(grove: &Grove, talk: &mut dyn Talk) -> Result<()> {
    let written = grove.db.read_now(CONSOLE, log_length)?;
    if written > 0 {
        let empty =
            if grove.db.is_postgres() { "database: choose another with --database" } else { "directory: choose another with --data" };
        bail!("There is a community in {} already. The demo needs an empty {empty}.", grove.config.place());
    }
    crate::demo::write(grove, talk)
}

pub fn rebuild(grove: &Grove, name: &str, talk: &mut dyn Talk) -> Result<()> {
    let known = grove.projections.names();
    if name != "all" && !known.contains(&name) {
        bail!("There is no projection {name}. Known are: all, {}", known.join(", "));
    }
    let built = grove.projections.rebuild(&grove.db, name, |projection, done, all| {
        let (done, all) = (u64::try_from(done).unwrap_or(0), u64::try_from(all).unwrap_or(0));
        let _said = talk.progress(projection, done, all);
    })?;
    talk.line(&format!("Built again: {}", built.join(", ")))
}
