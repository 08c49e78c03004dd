//! Connections that wait for news.

use anyhow::{Result, ensure};
use tokio::time::Instant;

use super::Stand;
use crate::figures::{median, short};
use crate::live::Listeners;
use crate::report::Section;
use crate::wire::Wire;

const MANY: usize = 5_000;
const METHOD: &str = "5,000 visitors listen to one topic and nothing happens; then replies are posted one after another. Memory is what the \
    process itself holds (RssAnon), before and after; the time is from the post until the last of them has heard.";

pub async fn measure(stand: &Stand<'_>) -> Result<Section> {
    let mut section = Section::new("Live updates", METHOD, &["connections", "KiB each", "aim", "all have heard after ms", "aim"]);
    let before = stand.server.memory("RssAnon");
    let mut listeners = Listeners::open(&stand.server.address, &stand.people.topic, MANY).await?;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let each = (stand.server.memory("RssAnon") - before) * 1024.0 / MANY as f64;
    let mut wire = Wire::open(&stand.server.address).await?;
    let headers = format!("authorization: Bearer {}\r\ncontent-type: application/json\r\n", stand.people.token);
    let mut times = Vec::new();
    for n in 0..stand.rounds {
        let path = format!("/api/v1/topics/{}/replies", stand.people.topic);
        let posted = Instant::now();
        let answer = wire.send("POST", &path, &headers, &format!("{{\"body\":\"Who hears number {n}?\"}}")).await?;
        ensure!(answer.status == 201, "a reply answers {}", answer.status);
        times.push(listeners.all_hear(posted).await?);
    }
    section.row(["5,000".to_owned(), short(each), "< 20".to_owned(), short(median(&times)), "< 500".to_owned()]);
    Ok(section)
}
