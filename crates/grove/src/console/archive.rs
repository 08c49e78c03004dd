//! `grove backup`, `grove restore`, `grove export`, `grove import grove`.

use std::path::Path;

use anyhow::Result;

use super::Talk;
use crate::archive::{About, Told, backup, export};
use crate::config::Config;
use crate::weave::Grove;

pub fn back_up(grove: &Grove, file: &Path, talk: &mut dyn Talk) -> Result<()> {
    let told = backup::write(grove, file, talk)?;
    done(&format!("Backed up to {}: {}.", file.display(), told.words()), &told, talk)
}

pub fn restore(config: &Config, file: &Path, talk: &mut dyn Talk) -> Result<()> {
    let (about, told) = backup::restore(config, file, talk)?;
    arrived("Restored", config, &about, &told, talk)
}

pub fn write_out(grove: &Grove, folder: &Path, talk: &mut dyn Talk) -> Result<()> {
    let told = export::write(grove, folder, talk)?;
    done(&format!("Exported to {}: {}.", folder.display(), told.words()), &told, talk)
}

pub fn bring_in(config: &Config, folder: &Path, talk: &mut dyn Talk) -> Result<()> {
    let (about, told) = export::import(config, folder, talk)?;
    arrived("Imported", config, &about, &told, talk)
}

fn arrived(verb: &str, config: &Config, about: &About, told: &Told, talk: &mut dyn Talk) -> Result<()> {
    let from = format!("as it was on {} ({}, Grove {})", about.created.rfc3339(), about.engine, about.program);
    let next = "The search index is built when it is served.";
    done(&format!("{verb} into {}: {}, {from}. {next}", config.data().display(), told.words()), told, talk)
}

fn done(sentence: &str, told: &Told, talk: &mut dyn Talk) -> Result<()> {
    talk.line(sentence)?;
    told.missing().map_or(Ok(()), |warning| talk.note(&warning))
}
