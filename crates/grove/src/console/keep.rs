//! Looking after the data: the demo, projections.

use anyhow::{Result, bail};

use super::Talk;
use crate::config::Config;
use crate::weave::Grove;

/// Is there something in the data directory that a demo would mix with?
pub fn has_community(config: &Config) -> bool {
    config.database.is_none() && config.data().join("grove.sqlite").exists()
}

pub fn demo(grove: &Grove, talk: &mut dyn Talk) -> Result<()> {
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
