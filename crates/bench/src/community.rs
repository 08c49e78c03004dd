//! A community to measure: the imported one, so many times over, with people in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::copies;
use crate::server::{Place, Server};
use crate::texts;
use crate::wire::Wire;

/// Replies on the page that is measured.
const REPLIES: usize = 20;

/// How the import went.
pub struct Imported {
    pub rows: u64,
    pub seconds: f64,
    /// MiB at most: what the process held itself, and with the pages of the database that it looked at.
    pub anonymous: f64,
    pub resident: f64,
}

/// Copies the dump and imports it into an empty place.
pub fn import(place: &Place, dump: &Path, times: i64) -> Result<Imported> {
    let copied = tempfile::tempdir_in(place.data.parent().context("a place to work")?)?;
    let rows = copies::write(dump, copied.path(), times)?;
    place.without_limits()?;
    let started = Instant::now();
    // Reading, writing and indexing go side by side: it may use the whole machine.
    let mut command = place.unpinned(&["import", "stackexchange"]);
    let mut child = command.arg(copied.path()).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn()?;
    let (mut anonymous, mut resident) = (0.0, 0.0);
    let status = loop {
        anonymous = f64::max(anonymous, crate::server::memory_of(child.id(), "RssAnon"));
        resident = f64::max(resident, crate::server::memory_of(child.id(), "VmRSS"));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    ensure!(status.success(), "the import failed");
    Ok(Imported { rows, seconds: started.elapsed().as_secs_f64(), anonymous, resident })
}

/// Who asks, and what is asked for.
#[derive(Clone)]
pub struct People {
    /// Of the owner, with every scope: a machine's.
    pub token: String,
    /// The session of an ordinary member.
    pub cookie: String,
    pub space: String,
    /// A question with twenty answers.
    pub topic: String,
    /// Where replies are posted.
    pub topics: Vec<String>,
}

impl People {
    /// Moves in beside a running server.
    pub async fn settle(place: &Place, server: &Server, dump: &Path) -> Result<Self> {
        place.says(&["admin", "owner", "--email", "ada@example.org", "--name", "Ada"])?;
        let token = place.says(&["admin", "token", "--member", "ada", "--scopes", "read,write,admin"])?;
        let mut api = Api { wire: Wire::open(&server.address).await?, token };
        let spaces = api.get("/spaces").await?;
        let space = spaces["items"][0]["slug"].as_str().context("a space")?.to_owned();
        let (topic, topics) = (api.ask_and_answer(&space, dump).await?, api.ids("/topics", "id").await?);
        let members = api.ids("/members", "handle").await?;
        let member = members.into_iter().find(|handle| handle != "ada").context("a member")?;
        let cookie = sign_in(place, server, &member).await?;
        Ok(Self { token: api.token, cookie, space, topic, topics })
    }
}

struct Api {
    wire: Wire,
    token: String,
}

impl Api {
    async fn send(&mut self, method: &str, path: &str, body: &str) -> Result<Value> {
        let headers = format!("authorization: Bearer {}\r\ncontent-type: application/json\r\n", self.token);
        let answer = self.wire.send(method, &format!("/api/v1{path}"), &headers, body).await?;
        ensure!(answer.status < 300, "{method} {path} answers {}: {}", answer.status, answer.text());
        Ok(serde_json::from_slice(&answer.body)?)
    }
    async fn get(&mut self, path: &str) -> Result<Value> {
        self.send("GET", path, "").await
    }
    async fn ids(&mut self, path: &str, key: &str) -> Result<Vec<String>> {
        let list = self.get(path).await?;
        let items = list["items"].as_array().context("a list")?;
        Ok(items.iter().filter_map(|item| item[key].as_str().map(str::to_owned)).collect())
    }
    /// A question of the length that questions have, with as many answers.
    async fn ask_and_answer(&mut self, space: &str, dump: &Path) -> Result<String> {
        let texts = texts::answers(dump, REPLIES + 1)?;
        let asked = json!({ "kind": "question", "title": "How much does a page cost?", "body": texts[0], "tags": ["speed"] });
        let topic = self.send("POST", &format!("/spaces/{space}/topics"), &asked.to_string()).await?;
        let id = topic["id"].as_str().context("an id")?.to_owned();
        for text in &texts[1..] {
            self.send("POST", &format!("/topics/{id}/replies"), &json!({ "body": text }).to_string()).await?;
        }
        Ok(id)
    }
}

/// Takes the member's link, as they would.
async fn sign_in(place: &Place, server: &Server, member: &str) -> Result<String> {
    let link = place.says(&["admin", "link", "--member", member])?;
    let secret = link.split("secret=").nth(1).and_then(|s| s.split_whitespace().next()).context("a link")?;
    let headers = format!("content-type: application/x-www-form-urlencoded\r\norigin: http://{}\r\n", server.address);
    let answer = Wire::open(&server.address).await?.send("POST", "/enter", &headers, &format!("secret={secret}")).await?;
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next()).context("a session")?;
    Ok(cookie.to_owned())
}

/// Where a community of a size is kept between runs.
pub fn place(grove: &Path, work: &Path, times: i64, database: Option<&str>) -> Result<Place> {
    let kind = if database.is_some() { "postgres" } else { "sqlite" };
    let data: PathBuf = work.join(format!("{kind}-{times}"));
    if data.exists() {
        fs::remove_dir_all(&data)?;
    }
    let database = database.map(|server| fresh_database(server, times)).transpose()?;
    Ok(Place { grove: grove.to_owned(), data, database })
}

fn fresh_database(server: &str, times: i64) -> Result<String> {
    let name = format!("bench_{times}");
    let mut client = postgres::Client::connect(server, postgres::NoTls)?;
    client.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?;
    client.batch_execute(&format!("CREATE DATABASE {name}"))?;
    let (base, _) = server.rsplit_once('/').context("a URL")?;
    Ok(format!("{base}/{name}"))
}
