//! `grove import …`: brings another community in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Subcommand;
use grove_connect::import::{Options, Phase, stackexchange};
use serde::{Deserialize, Serialize};

use super::Talk;
use crate::intake::Areas;
use crate::weave::Grove;

#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum Import {
    /// A Stack Exchange data dump: the folder with Users.xml, Posts.xml and so on
    Stackexchange {
        dir: PathBuf,
        /// The slug of the space it goes into [default: from the name of the folder]
        #[arg(long)]
        into: Option<String>,
        /// Read everything, write nothing, and say what would happen
        #[arg(long)]
        dry_run: bool,
        /// Write the report to this file as well, as JSON, with every row that was left out
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
}

impl Import {
    /// Paths are read by the process that holds the data, which may stand in another directory.
    pub fn made_absolute(self) -> Result<Self> {
        let whole = |path: &Path| std::path::absolute(path).with_context(|| format!("{} is not a path", path.display()));
        let Self::Stackexchange { dir, into, dry_run, report } = self;
        let report = report.as_deref().map(whole).transpose()?;
        Ok(Self::Stackexchange { dir: whole(&dir)?, into, dry_run, report })
    }
}

pub fn answer(grove: &Grove, import: &Import, talk: &mut dyn Talk) -> Result<()> {
    let Import::Stackexchange { dir, into, dry_run, report } = import;
    let options = Options { into: into.clone(), dry_run: *dry_run, report: report.clone(), ..Options::default() };
    let report = stackexchange::run(&grove.db, Arc::new(Areas), dir, &options, &mut |progress| {
        let label = match progress.phase {
            Phase::Checking => "looking at the rows",
            Phase::Importing => "bringing them in",
        };
        // Nobody who looks is no reason to stop.
        let _said = talk.progress(label, progress.rows, progress.of);
    })?;
    talk.line(&report.to_string())
}
