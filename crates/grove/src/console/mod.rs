//! Commands that work on a community: on a running server through its socket, else on the data itself.
//! Each is a function over an open [`Grove`] and a place to talk to, so both ways run the same code.

mod admin;
mod archive;
mod doctor;
mod import;
mod keep;
pub mod socket;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use grove_kernel::{Credential, Why};
use grove_store::DataLock;
use serde::{Deserialize, Serialize};

use crate::cli::words;
use crate::config::{Config, Flags};
use crate::weave::Grove;

/// Who looks and acts for the person at the console.
const CONSOLE: Credential = Credential::System(Why::Console);

/// What can be asked of an open community.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum Command {
    /// Write the demo community into an empty data directory
    Demo,
    /// Bring another community in
    #[command(subcommand)]
    Import(import::Import),
    /// Write everything into one file, while the community goes on
    Backup {
        /// A new file, for its owner alone: it holds private conversations and password hashes
        file: PathBuf,
    },
    /// Read a backup back into an empty directory, and on PostgreSQL an empty database
    Restore { file: PathBuf },
    /// Write everything the community owns into a folder, as JSON Lines and files, without secrets
    Export {
        /// A new folder
        dir: PathBuf,
    },
    /// People who run the place, and their keys
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Bring the database up to this program
    Migrate,
    /// Look what is wrong, and say what to do
    Doctor,
    /// Drop a projection and build it again from the log
    Rebuild {
        /// Its name, or `all`
        projection: String,
    },
}

impl Command {
    /// Whether it makes sense where nothing is yet. The others find nothing there but a mistyped directory, and
    /// a backup of nothing every night is worse than an error.
    const fn may_begin(&self) -> bool {
        match self {
            Self::Demo | Self::Import(_) | Self::Restore { .. } | Self::Migrate => true,
            Self::Admin(admin) => admin.may_begin(),
            Self::Backup { .. } | Self::Export { .. } | Self::Doctor | Self::Rebuild { .. } => false,
        }
    }
    fn made_absolute(self) -> Result<Self> {
        Ok(match self {
            Self::Import(import) => Self::Import(import.made_absolute()?),
            Self::Backup { file } => Self::Backup { file: whole(&file)? },
            Self::Export { dir } => Self::Export { dir: whole(&dir)? },
            other => other,
        })
    }
}

/// Paths are read by the process that holds the data, which may stand in another directory.
fn whole(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("{} is not a path", path.display()))
}

/// Where a command talks: a terminal, or the socket to one.
pub trait Talk {
    fn line(&mut self, text: &str) -> Result<()>;
    /// Something to know that is no part of what was asked for.
    fn note(&mut self, text: &str) -> Result<()>;
    fn progress(&mut self, label: &str, done: u64, all: u64) -> Result<()>;
}

/// Runs a command where the community is: in the running server, or here.
pub fn run(config: Config, command: Command) -> Result<()> {
    let command = &command.made_absolute()?;
    let mut terminal = Terminal::default();
    match command {
        Command::Restore { file } => return archive::restore(&config, file, &mut terminal),
        Command::Import(import::Import::Grove { dir }) => return archive::bring_in(&config, dir, &mut terminal),
        _ => {}
    }
    if let Some(stream) = socket::connect(&config) {
        return socket::ask(stream, command, &mut terminal);
    }
    if !command.may_begin() {
        keep::somebody_lives_in(&config)?;
    }
    let Some(_lock) = DataLock::take(config.data())? else {
        bail!("A server is starting or stopping in {}. Try again in a moment.", config.data().display());
    };
    let grove = Grove::open(config)?;
    answer(&grove, command, &mut terminal)?;
    grove.projections.catch_up(&grove.db)?;
    Ok(())
}

/// Looks at everything, also when the settings do not read.
pub fn doctor(config: Result<Config>, flags: &Flags) -> Result<()> {
    let mut terminal = Terminal::default();
    let settings = config.as_ref().map(|_| ()).map_err(words);
    let config = config.unwrap_or_else(|_| Config::of_flags(flags));
    if let (Ok(()), Some(stream)) = (&settings, socket::connect(&config)) {
        return socket::ask(stream, &Command::Doctor, &mut terminal);
    }
    if settings.is_ok() {
        keep::somebody_lives_in(&config)?;
    }
    let Some(_lock) = DataLock::take(config.data())? else {
        bail!("A server is starting or stopping in {}. Try again in a moment.", config.data().display());
    };
    let grove = Grove::open(config.only_data());
    doctor::look(&doctor::Patient { config: &config, settings, grove: grove.as_ref() }, &mut terminal)
}

/// Does what was asked.
pub fn answer(grove: &Grove, command: &Command, talk: &mut dyn Talk) -> Result<()> {
    match command {
        Command::Demo => keep::demo(grove, talk),
        Command::Import(import) => import::answer(grove, import, talk),
        Command::Backup { file } => archive::back_up(grove, file, talk),
        Command::Export { dir } => archive::write_out(grove, dir, talk),
        Command::Restore { .. } => {
            bail!("A backup is restored into an empty directory, and here is a community. Choose another with --data.")
        }
        Command::Admin(admin) => admin::answer(grove, admin, talk),
        Command::Migrate => talk.line("The database is up to date."),
        Command::Doctor => doctor::look(&doctor::Patient { config: &grove.config, settings: Ok(()), grove: Ok(grove) }, talk),
        Command::Rebuild { projection } => keep::rebuild(grove, projection, talk),
    }
}

/// Plain lines; a bar for long work where somebody watches.
#[derive(Default)]
struct Terminal {
    bar: Option<indicatif::ProgressBar>,
    told: std::collections::HashMap<String, u64>,
}

impl Talk for Terminal {
    fn line(&mut self, text: &str) -> Result<()> {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        println!("{text}");
        Ok(())
    }
    fn note(&mut self, text: &str) -> Result<()> {
        eprintln!("{text}");
        Ok(())
    }
    fn progress(&mut self, label: &str, done: u64, all: u64) -> Result<()> {
        if std::io::stderr().is_terminal() {
            let bar = self.bar.get_or_insert_with(|| indicatif::ProgressBar::new(all));
            bar.set_length(all);
            bar.set_message(label.to_owned());
            bar.set_position(done);
            return Ok(());
        }
        // Elsewhere a line for each tenth.
        let tenth = done.saturating_mul(10).checked_div(all).unwrap_or(10);
        if self.told.insert(label.to_owned(), tenth) != Some(tenth) {
            eprintln!("{label}: {done} of {all}");
        }
        Ok(())
    }
}
