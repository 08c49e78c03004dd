//! The private socket of a running server, `grove.sock` in its data directory, mode 0600: other commands
//! are done by the process that holds the data. One command a connection, in lines of JSON.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use super::{Command, Talk};
use crate::cli::words;
use crate::config::Config;
use crate::weave::Grove;

/// What comes back.
#[derive(Debug, Serialize, Deserialize)]
enum Said {
    Line(String),
    Note(String),
    Progress(String, u64, u64),
    Done,
    Failed(String),
}

/// A running server, if there is one.
pub fn connect(config: &Config) -> Option<UnixStream> {
    UnixStream::connect(config.socket()).ok()
}

/// Has the server do it, and passes on what it says.
pub fn ask(mut stream: UnixStream, command: &Command, talk: &mut dyn Talk) -> Result<()> {
    writeln!(stream, "{}", serde_json::to_string(command)?)?;
    for line in BufReader::new(stream).lines() {
        match serde_json::from_str(&line?)? {
            Said::Line(text) => talk.line(&text)?,
            Said::Note(text) => talk.note(&text)?,
            Said::Progress(label, done, all) => talk.progress(&label, done, all)?,
            Said::Done => return Ok(()),
            Said::Failed(why) => bail!("{why}"),
        }
    }
    bail!("The server ended before it had answered. Look into its log, and at what it has done.")
}

/// Answers commands until the process ends.
pub fn listen(grove: Arc<Grove>) -> Result<()> {
    let path = grove.config.socket();
    // We hold the lock: a socket that is there was left by a process that died.
    let _stale = std::fs::remove_file(&path);
    let listener = UnixListener::bind(&path).with_context(|| format!("The socket {} cannot be made", path.display()))?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    std::thread::Builder::new().name("console".to_owned()).spawn(move || {
        for stream in listener.incoming().flatten() {
            let grove = grove.clone();
            std::thread::spawn(move || serve(&grove, stream));
        }
    })?;
    Ok(())
}

fn serve(grove: &Grove, stream: UnixStream) {
    let mut line = String::new();
    let mut talk = Wire(stream);
    let read = talk.0.try_clone().and_then(|stream| BufReader::new(stream).read_line(&mut line));
    let done = read.map_err(anyhow::Error::from).and_then(|_| super::answer(grove, &serde_json::from_str(&line)?, &mut talk));
    let last = match done {
        Ok(()) => Said::Done,
        Err(error) => Said::Failed(words(&error)),
    };
    if let Err(error) = talk.say(&last) {
        tracing::warn!(%error, "the command line went away");
    }
}

struct Wire(UnixStream);

impl Wire {
    fn say(&mut self, said: &Said) -> Result<()> {
        Ok(writeln!(self.0, "{}", serde_json::to_string(said)?)?)
    }
}

impl Talk for Wire {
    fn line(&mut self, text: &str) -> Result<()> {
        self.say(&Said::Line(text.to_owned()))
    }
    fn note(&mut self, text: &str) -> Result<()> {
        self.say(&Said::Note(text.to_owned()))
    }
    fn progress(&mut self, label: &str, done: u64, all: u64) -> Result<()> {
        self.say(&Said::Progress(label.to_owned(), done, all))
    }
}
