//! Full-text search with what people looked for.

use anyhow::Result;

use super::Stand;
use crate::figures::{median, short};
use crate::open_loop::{self, Plan};
use crate::report::Section;
use crate::texts;
use crate::wire::Wire;
use crate::wrk::{self, Asked};

const METHOD: &str = "The titles of questions that somebody linked to another, one after another, by a signed-in member: wrk with 8 \
    connections for the CPU, an open loop at 30 % of that rate for the times.";

pub async fn measure(stand: &Stand<'_>) -> Result<Section> {
    let paths: Vec<String> =
        texts::linked_titles(stand.dump)?.iter().map(|title| format!("/search?q={}", title.replace(' ', "+"))).collect();
    let file = stand.work.join("searches");
    std::fs::write(&file, paths.join("\n"))?;
    let cookie = format!("cookie: {}", stand.people.cookie);
    // Nothing is measured before the index knows every word: the first search after a commit counts them.
    let mut wire = Wire::open(&stand.server.address).await?;
    for path in &paths {
        wire.get(path, &format!("{cookie}\r\n")).await?;
    }
    let script = (crate::script("paths.lua"), vec![("PATHS".to_owned(), file.display().to_string())]);
    let asked = Asked { seconds: stand.seconds, script: Some(script), ..Asked::page("/") }.header(cookie.clone());
    let loads = (0..stand.rounds).map(|_| wrk::run(stand.server, &asked)).collect::<Result<Vec<_>>>()?;
    let rate = median(&loads.iter().map(|l| l.a_second).collect::<Vec<_>>());
    let cpu = median(&loads.iter().map(|l| l.cpu).collect::<Vec<_>>());
    let (address, headers, seconds) = (stand.server.address.clone(), format!("{cookie}\r\n"), f64::from(stand.seconds) * 2.0);
    let times = open_loop::run(&Plan { address, paths, headers, a_second: rate * 0.3, seconds, connections: 16 }).await?;
    let columns = ["searches/s", "CPU ms", "aim", "p50 ms", "p95 ms", "aim", "p99 ms"];
    let mut section = Section::new(&format!("Search, {}", stand.engine), METHOD, &columns);
    section.row([
        short(rate),
        short(cpu),
        "≤ 1.0".to_owned(),
        short(times.at(0.5)),
        short(times.at(0.95)),
        "< 20".to_owned(),
        short(times.at(0.99)),
    ]);
    Ok(section)
}
