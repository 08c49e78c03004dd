//! The command line. `--data` and `--database` may stand before or after the subcommand.

mod words;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};

pub use words::{of_refusal, words};

use crate::config::{Config, Flags};
use crate::{console, serve};

#[derive(Debug, Parser)]
#[command(name = "grove", version, about = "The complete community system for a company or an association")]
struct Line {
    /// The directory that holds everything [default: data]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// postgres://… instead of the SQLite file in the data directory
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the community
    Serve {
        /// Address and port to listen on [default: 127.0.0.1:8080]
        #[arg(long, value_name = "ADDR")]
        listen: Option<String>,
        /// The address people use; https, or http on this machine only
        #[arg(long, value_name = "URL")]
        public_url: Option<String>,
    },
    /// Print completions for a shell
    Completions { shell: clap_complete::Shell },
    #[command(flatten)]
    Console(console::Command),
}

/// Runs what the command line says; an error is one plain sentence on stderr and a non-zero end.
pub fn main() -> ExitCode {
    match run(Line::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", words(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(line: Line) -> Result<()> {
    let mut flags = Flags { data: line.data, database: line.database, ..Flags::default() };
    match line.command {
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Line::command(), "grove", &mut std::io::stdout());
            Ok(())
        }
        Command::Serve { listen, public_url } => {
            (flags.listen, flags.public_url) = (listen, public_url);
            let config = Config::load(&flags)?;
            log(&config);
            serve::run(config)
        }
        Command::Console(console::Command::Doctor) => {
            let config = Config::load(&flags);
            log(config.as_ref().unwrap_or(&Config::of_flags(&flags)));
            console::doctor(config, &flags)
        }
        Command::Console(command) => {
            let config = Config::load(&flags)?;
            log(&config);
            console::run(config, command)
        }
    }
}

fn log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log).unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    // Colours are for eyes: a file or a journal gets plain lines.
    let coloured = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(coloured).with_writer(std::io::stderr).init();
}
