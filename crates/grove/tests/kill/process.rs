//! The program as a process: a data directory, a server in it, other commands beside it.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use grove::{Config, Grove};
use grove_kernel::{Outcome, Role, Scopes};
use grove_members::commands::{NewMember, add_member, new_token};
use grove_store::Database;
use grove_testkit::on_postgres;

use crate::wire::Wire;
use crate::writers::{WRITERS, Writer};

/// Where a community lives: a directory, a port, and on PostgreSQL a database.
pub struct Place {
    pub data: tempfile::TempDir,
    pub database: Option<String>,
    pub port: u16,
    /// What the program finds in its environment.
    pub env: Vec<(&'static str, String)>,
    /// The database goes with it.
    owner: bool,
}

impl Place {
    pub fn new() -> Self {
        Self::with(grove_store::fresh_database)
    }

    /// Where no migration has run.
    pub fn bare() -> Self {
        Self::with(grove_store::bare_database)
    }

    fn with(database: fn(&str) -> Outcome<String>) -> Self {
        let database = on_postgres().map(|url| database(&url).expect("a database"));
        Self { data: tempfile::tempdir().expect("a directory"), database, port: free_port(), env: Vec::new(), owner: true }
    }

    /// With a PostgreSQL database that somebody else looks after.
    pub fn with_database(url: &str) -> Self {
        let data = tempfile::tempdir().expect("a directory");
        Self { data, database: Some(url.to_owned()), port: free_port(), env: Vec::new(), owner: false }
    }

    /// With a SQLite database, on a disk of its own.
    pub fn on(disk: &Path) -> Self {
        let data = tempfile::tempdir_in(disk).expect("a directory");
        Self { data, database: None, port: free_port(), env: Vec::new(), owner: true }
    }

    pub fn config(&self) -> Config {
        Config { data: self.data.path().to_owned(), database: self.database.clone(), ..Config::default() }
    }

    /// People who may write as much as they like: tokens of admins are machines.
    pub fn settle(&self, seed: u64) -> Vec<Writer> {
        let grove = Grove::open(self.config()).expect("a community opens");
        let tokens = grove.as_console(|cx| {
            (0..WRITERS)
                .map(|n| {
                    let role = if n == 0 { Role::Owner } else { Role::Admin };
                    let new = NewMember { handle: handle(n), name: format!("Writer {n}"), role, approved: true, ..NewMember::default() };
                    let id = add_member(cx, &new)?;
                    Ok(new_token(cx, id, "writing", Scopes::ALL)?.secret)
                })
                .collect()
        });
        let tokens: Vec<String> = tokens.expect("people move in");
        tokens.into_iter().enumerate().map(|(n, token)| Writer::new(n, token, seed)).collect()
    }

    /// The program with these arguments, in this place.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_grove"));
        command.args(arguments).arg("--data").arg(self.data.path()).env_remove("GROVE_DATABASE").envs(self.env.clone());
        if let Some(url) = &self.database {
            command.arg("--database").arg(url);
        }
        command
    }
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program starts")
    }
}

impl Place {
    pub fn database(&self) -> Database {
        self.database.clone().map_or_else(|| Database::Sqlite(self.data.path().join("grove.sqlite")), Database::Postgres)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((server, database)) = on_postgres().zip(self.database.take()).filter(|_| self.owner) {
            let _left_for_the_cluster = grove_store::drop_database(&server, &database);
        }
    }
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port()
}

pub fn handle(writer: usize) -> String {
    format!("writer-{writer}")
}

pub struct Server {
    child: Child,
    pub address: SocketAddr,
    pub ready_after: Duration,
}

impl Server {
    /// Starts it and waits until it answers.
    pub fn start(place: &Place) -> Self {
        Self::try_start(place).unwrap_or_else(|why| panic!("{why}; its log:\n{}", log_text(place.data.path())))
    }

    /// The same, where it may end before it answers.
    pub fn try_start(place: &Place) -> Result<Self, String> {
        let started = Instant::now();
        let listen = format!("127.0.0.1:{}", place.port);
        let log = std::fs::File::options().create(true).append(true).open(log_of(place.data.path())).expect("a log");
        let mut command = place.command(&["serve", "--listen", &listen]);
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().expect("the server starts");
        let mut line = String::new();
        let said = BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line);
        let mut server = Self { child, address: listen.parse().expect("an address"), ready_after: Duration::ZERO };
        if said.is_err() || !line.contains(&listen) {
            return Err(format!("the server said {line:?} and ended with {:?}", server.ends_within(Duration::from_secs(10))));
        }
        while Wire::new(server.address).get("/readyz", "").is_none_or(|answer| answer.status != 200) {
            if started.elapsed() > Duration::from_secs(30) || server.ends_within(Duration::ZERO).is_some() {
                return Err("the server did not become ready".to_owned());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        server.ready_after = started.elapsed();
        Ok(server)
    }

    /// What it holds in memory of its own, in kB.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
        line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
    }

    /// How it ended, if it does in this time.
    pub fn ends_within(&mut self, time: Duration) -> Option<ExitStatus> {
        let until = Instant::now() + time;
        loop {
            match self.child.try_wait().expect("a child") {
                None if Instant::now() < until => std::thread::sleep(Duration::from_millis(5)),
                ended => return ended,
            }
        }
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().expect("the server runs");
        self.child.wait().expect("the server ends");
    }

    /// As a service manager stops it.
    pub fn stop(mut self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status().expect("kill runs");
        let ended = self.child.wait().expect("the server ends");
        assert!(told.success() && ended.success(), "the server ended with {ended}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that failed leaves no server behind.
        let _gone = self.child.kill();
        let _ended = self.child.wait();
    }
}

fn log_of(data: &Path) -> std::path::PathBuf {
    data.join("server.log")
}
pub fn log_text(data: &Path) -> String {
    std::fs::read_to_string(log_of(data)).unwrap_or_default()
}
