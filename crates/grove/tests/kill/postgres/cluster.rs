//! A PostgreSQL cluster of a test's own, to be stopped, cut off and started again.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::store;
use crate::process::free_port;

pub struct Cluster {
    folder: tempfile::TempDir,
    pub port: u16,
    server: Option<Child>,
}

/// How a server is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// As an update does.
    Fast,
    /// At once, without a farewell; a start recovers.
    Immediate,
    /// `kill -9` for the server; its children go with it.
    Kill,
}

impl Cluster {
    /// A new cluster with an empty database `grove`. Durable: what it acknowledges is on the disk.
    pub fn start() -> Self {
        let cluster = Self::bare();
        cluster.must(&["initdb", "-D", &cluster.data(), "-U", "grove", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
        let mut cluster = cluster;
        cluster.run(&[]);
        cluster.sql("postgres", "CREATE DATABASE grove");
        cluster
    }

    pub fn bare() -> Self {
        let folder = tempfile::tempdir().expect("a directory");
        if is_root() {
            let given = Command::new("chown").arg("postgres").arg(folder.path()).status();
            assert!(given.is_ok_and(|status| status.success()), "there is a user postgres");
        }
        Self { folder, port: free_port(), server: None }
    }

    pub fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }
    pub fn url(&self) -> String {
        format!("postgres://grove@127.0.0.1:{}/grove", self.port)
    }

    /// Starts the server and waits until it takes connections.
    pub fn run(&mut self, settings: &[&str]) {
        let log = std::fs::File::options().create(true).append(true).open(self.folder.path().join("log")).expect("a log");
        let mut command = self.program("postgres");
        command.args(["-D", &self.data(), "-p", &self.port.to_string(), "-k"]).arg(self.folder.path());
        command.args(["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=60"]);
        for setting in settings {
            command.args(["-c", setting]);
        }
        self.server = Some(command.stdout(log.try_clone().expect("a log")).stderr(log).spawn().expect("PostgreSQL starts"));
        let started = Instant::now();
        while !self.asked("postgres", store::ALIVE).0 {
            assert!(started.elapsed() < Duration::from_secs(60), "PostgreSQL does not start; see {}", self.folder.path().display());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn stop(&mut self, how: Stop) {
        let Some(mut server) = self.server.take() else { return };
        let signal = match how {
            Stop::Fast => "-INT",
            Stop::Immediate => "-QUIT",
            Stop::Kill => "-KILL",
        };
        let told = Command::new("kill").args([signal, &server.id().to_string()]).status();
        assert!(told.is_ok_and(|status| status.success()), "kill runs");
        server.wait().expect("it ends");
        let gone = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            assert!(gone.elapsed() < Duration::from_secs(10), "the port stays open");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Runs SQL, which has to succeed; what it answers.
    pub fn sql(&self, database: &str, text: &str) -> String {
        let (well, said) = self.asked(database, text);
        assert!(well, "{text}: {said}");
        said
    }

    fn asked(&self, database: &str, text: &str) -> (bool, String) {
        let output = self.psql(database, text).output().expect("psql runs");
        let said = if output.status.success() { output.stdout } else { output.stderr };
        (output.status.success(), String::from_utf8_lossy(&said).trim().to_owned())
    }

    /// A session that goes on beside the test.
    pub fn session(&self, text: &str) -> Child {
        self.psql("grove", text).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("psql runs")
    }

    fn psql(&self, database: &str, text: &str) -> Command {
        let mut command = Command::new(binary("psql"));
        // Whatever the server's default is.
        command.env("PGOPTIONS", "-c default_transaction_read_only=off");
        command.args(["-X", "-q", "-t", "-A", "-h", "127.0.0.1", "-U", "grove", "-d", database, "-p", &self.port.to_string(), "-c", text]);
        command
    }

    /// A program of PostgreSQL's, as a user that it accepts.
    pub fn program(&self, name: &str) -> Command {
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", "postgres", "--regid", "postgres", "--init-groups"]).arg(binary(name));
            command
        } else {
            Command::new(binary(name))
        };
        command.current_dir(self.folder.path());
        command
    }

    pub fn must(&self, arguments: &[&str]) {
        let output = self.program(arguments[0]).args(&arguments[1..]).output().expect("it runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop(Stop::Immediate);
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0)
}

fn binary(name: &str) -> PathBuf {
    let debian = Path::new("/usr/lib/postgresql/15/bin").join(name);
    if debian.exists() { debian } else { PathBuf::from(name) }
}
