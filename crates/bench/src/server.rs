//! Grove as a process, held to one core, and what it uses. PostgreSQL's processes count with it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::wire::Wire;

/// Where the measured program runs, and where the load comes from.
pub const SERVER_CORE: &str = "0";
pub const LOAD_CORE: &str = "1";

/// The program and its data.
#[derive(Clone)]
pub struct Place {
    pub grove: PathBuf,
    pub data: PathBuf,
    pub database: Option<String>,
}

impl Place {
    /// On the server's core.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut pinned = Command::new("taskset");
        pinned.args(["-c", SERVER_CORE]).arg(&self.grove);
        self.with(pinned, arguments)
    }
    /// On every core there is.
    pub fn unpinned(&self, arguments: &[&str]) -> Command {
        self.with(Command::new(&self.grove), arguments)
    }
    fn with(&self, mut command: Command, arguments: &[&str]) -> Command {
        command.args(arguments).arg("--data").arg(&self.data);
        command.env_remove("GROVE_DATABASE");
        if let Some(url) = &self.database {
            command.args(["--database", url]);
        }
        command
    }

    /// What a command prints.
    pub fn says(&self, arguments: &[&str]) -> Result<String> {
        let output = self.command(arguments).stderr(Stdio::inherit()).output()?;
        ensure!(output.status.success(), "grove {} failed", arguments.join(" "));
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    }

    /// One address asks more than any person would.
    pub fn without_limits(&self) -> Result<()> {
        fs::create_dir_all(&self.data)?;
        let limits: String = ["reads", "writes", "tries", "machine"].map(|what| format!("{what} = 4000000000\n")).concat();
        Ok(fs::write(self.data.join("grove.toml"), format!("[limits]\n{limits}"))?)
    }
}

pub struct Server {
    child: Child,
    pub address: String,
    /// From the start of the process to the first 200.
    pub ready_after: Duration,
    postmaster: Option<u32>,
}

impl Server {
    pub async fn start(place: &Place, postmaster: Option<u32>) -> Result<Self> {
        let address = free_address()?;
        let mut command = place.command(&["serve", "--listen", &address]);
        let started = Instant::now();
        let child = command.stdout(Stdio::piped()).spawn().context("the server starts")?;
        Self::ready(child, address, started, postmaster).await
    }

    /// The same bytes from memory, by the same HTTP server.
    pub async fn fixed(files: &Path) -> Result<Self> {
        let address = free_address()?;
        let this = std::env::current_exe()?;
        let mut command = Command::new("taskset");
        command.args(["-c", SERVER_CORE]).arg(this).arg("fixed").arg(&address).arg(files);
        let started = Instant::now();
        let child = command.stdout(Stdio::piped()).spawn().context("the fixed answer starts")?;
        Self::ready(child, address, started, None).await
    }

    async fn ready(mut child: Child, address: String, started: Instant, postmaster: Option<u32>) -> Result<Self> {
        let mut said = String::new();
        BufReader::new(child.stdout.take().context("piped")?).read_line(&mut said)?;
        let mut server = Self { child, address, ready_after: Duration::ZERO, postmaster };
        loop {
            if let Ok(mut wire) = Wire::open(&server.address).await
                && wire.get("/readyz", "").await.is_ok_and(|answer| answer.status == 200)
            {
                server.ready_after = started.elapsed();
                return Ok(server);
            }
            if started.elapsed() > Duration::from_secs(120) {
                bail!("the server is not ready after two minutes; it said {said:?}");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Seconds of CPU so far, of the server and of its database.
    pub fn cpu(&self) -> f64 {
        let database: f64 = self.postmaster.map_or(0.0, |postmaster| family(postmaster).into_iter().map(cpu_of).sum());
        cpu_of(self.pid()) + database
    }

    /// Seconds of CPU of one of its threads.
    pub fn cpu_of_thread(&self, name: &str) -> f64 {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.pid())).into_iter().flatten().flatten();
        let named = tasks.filter(|task| fs::read_to_string(task.path().join("comm")).is_ok_and(|comm| comm.trim() == name));
        named.map(|task| cpu_in(&task.path().join("stat"))).sum()
    }

    /// A line of `/proc/PID/status`, in MiB: `RssAnon`, `VmHWM`.
    pub fn memory(&self, what: &str) -> f64 {
        memory_of(self.pid(), what)
    }

    /// The same of the server and its database; shared buffers count once for each process that touched them.
    pub fn memory_with_database(&self, what: &str) -> f64 {
        let database: f64 = self.postmaster.map_or(0.0, |postmaster| family(postmaster).into_iter().map(|pid| memory_of(pid, what)).sum());
        self.memory(what) + database
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _told = Command::new("kill").args(["-TERM", &self.pid().to_string()]).status();
        let _ended = self.child.wait();
    }
}

fn free_address() -> Result<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

pub fn memory_of(pid: u32, what: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn cpu_of(pid: u32) -> f64 {
    cpu_in(Path::new(&format!("/proc/{pid}/stat")))
}

/// User and system time, in ticks of a hundredth; of children that ended too, as PostgreSQL's do.
fn cpu_in(stat: &Path) -> f64 {
    let text = fs::read_to_string(stat).unwrap_or_default();
    let fields = text.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ');
    fields.skip(11).take(4).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// A process and its children.
fn family(parent: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    all.filter(|pid| *pid == parent || parent_of(*pid) == Some(parent)).collect()
}

fn parent_of(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
}
