//! `grove import …`: brings another community in.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::Subcommand;
use grove_connect::import::{Options, Phase, stackexchange};
use serde::{Deserialize, Serialize};

use super::{Talk, whole};
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
    /// What `grove export` wrote, into an empty directory, and on PostgreSQL an empty database
    Grove { dir: PathBuf },
}

impl Import {
    pub fn made_absolute(self) -> Result<Self> {
        Ok(match self {
            Self::Stackexchange { dir, into, dry_run, report } => {
                let report = report.as_deref().map(whole).transpose()?;
                Self::Stackexchange { dir: whole(&dir)?, into, dry_run, report }
            }
            Self::Grove { dir } => Self::Grove { dir: whole(&dir)? },
        })
    }
}

pub fn answer(grove: &Grove, import: &Import, talk: &mut dyn Talk) -> Result<()> {
    let Import::Stackexchange { dir, into, dry_run, report } = import else {
        bail!("An export is imported into an empty directory, and here is a community. Choose another with --data.");
    };
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
