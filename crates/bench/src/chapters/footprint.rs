//! What a small community needs: memory, the time to start, the bytes of a first visit.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::figures::{median, short};
use crate::report::Section;
use crate::server::{Place, Server};
use crate::wire::Wire;

const METHOD: &str = "The demo community on SQLite. Memory is RssAnon after 30 idle seconds. The start is from the process to the first 200, \
    with the files in the page cache. A first visit is a topic's page with its styles, scripts, icons and fonts, as they travel to a browser \
    that takes Brotli; pictures of people are drawn initials and cost nothing more.";

pub async fn measure(place: &Place, rounds: usize) -> Result<Section> {
    place.says(&["demo"])?;
    let mut section = Section::new("Footprint", METHOD, &["what", "figure", "aim"]);
    let mut starts = Vec::new();
    for _ in 0..rounds {
        starts.push(Server::start(place, None).await?.ready_after.as_secs_f64() * 1000.0);
    }
    let server = Server::start(place, None).await?;
    let bytes = first_visit(&server).await?;
    tokio::time::sleep(Duration::from_secs(30)).await;
    section.row(["memory when idle, MiB".to_owned(), short(server.memory("RssAnon")), "< 60".to_owned()]);
    section.row(["start to the first 200, ms".to_owned(), short(median(&starts)), "< 300".to_owned()]);
    section.row(["first visit, KB".to_owned(), short(bytes as f64 / 1000.0), "< 80".to_owned()]);
    Ok(section)
}

/// The page and every file of ours that it and its styles name.
async fn first_visit(server: &Server) -> Result<usize> {
    let mut wire = Wire::open(&server.address).await?;
    let home = wire.get("/", "").await?.text();
    let topic = named(&home, "/topics/").into_iter().find(|path| !path.contains("new")).context("a topic on the demo's home")?;
    wire.get(&topic, "").await?;
    let plain = wire.get(&topic, "").await?.text();
    let mut sum = wire.get(&topic, "accept-encoding: br\r\n").await?.body.len();
    let (mut waiting, mut seen) = (named(&plain, "/assets/"), BTreeSet::new());
    while let Some(path) = waiting.pop_first() {
        if seen.insert(path.clone()) {
            sum += wire.get(&path, "accept-encoding: br\r\n").await?.body.len();
            if path.ends_with(".css") {
                let styles = wire.get(&path, "").await?.text();
                waiting.extend(styles.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).map(|name| {
                    let name = name.trim_matches('"');
                    if name.starts_with('/') { name.to_owned() } else { format!("/assets/{name}") }
                }));
            }
        }
    }
    Ok(sum)
}

/// Addresses in a page that begin so, without what follows a `#`.
fn named(page: &str, beginning: &str) -> BTreeSet<String> {
    let quoted = page.split('"').filter(|part| part.starts_with(beginning));
    // The composer's script is fetched when somebody writes.
    let part = quoted.map(|path| path.split(['#', '?']).next().unwrap_or_default().to_owned());
    part.filter(|path| !path.contains("composer")).collect()
}
