//! wrk, a closed loop: as many requests as some connections can get answered.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::server::{LOAD_CORE, Server};

#[derive(Clone, Copy, Debug)]
pub struct Load {
    pub a_second: f64,
    /// Milliseconds of CPU of server and database, for one request.
    pub cpu: f64,
}

/// What is asked.
#[derive(Clone, Default)]
pub struct Asked {
    pub path: String,
    pub headers: Vec<String>,
    /// A Lua script of wrk, with what it finds in its environment.
    pub script: Option<(std::path::PathBuf, Vec<(String, String)>)>,
    pub connections: usize,
    pub seconds: u32,
}

impl Asked {
    pub fn page(path: &str) -> Self {
        Self { path: path.to_owned(), connections: 8, seconds: 5, ..Self::default() }
    }
    #[must_use]
    pub fn header(mut self, header: impl Into<String>) -> Self {
        self.headers.push(header.into());
        self
    }
}

pub fn run(server: &Server, asked: &Asked) -> Result<Load> {
    let mut command = Command::new("taskset");
    command.args(["-c", LOAD_CORE, "wrk", "--threads", "1", "--timeout", "30s"]);
    command.args(["--connections", &asked.connections.to_string(), "--duration", &format!("{}s", asked.seconds)]);
    for header in &asked.headers {
        command.args(["--header", header]);
    }
    if let Some((script, environment)) = &asked.script {
        command.arg("--script").arg(script).envs(environment.iter().cloned());
    }
    command.arg(format!("http://{}{}", server.address, asked.path));
    let before = server.cpu();
    let output = command.output().context("wrk runs; bin/bench installs it")?;
    let used = server.cpu() - before;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "wrk failed: {said}{}", String::from_utf8_lossy(&output.stderr));
    ensure!(!said.contains("Non-2xx"), "{} is not answered with 200: {said}", asked.path);
    let requests = number_before(&said, " requests in").context("wrk counts requests")?;
    let a_second = said.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:")).and_then(|n| n.trim().parse().ok());
    Ok(Load { a_second: a_second.context("wrk tells a rate")?, cpu: used * 1000.0 / requests })
}

fn number_before(text: &str, words: &str) -> Option<f64> {
    let line = text.lines().find(|line| line.contains(words))?;
    line.split(words).next()?.split_whitespace().last()?.parse().ok()
}
