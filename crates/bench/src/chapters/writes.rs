//! Durable replies through the API.

use std::path::Path;

use anyhow::Result;

use super::Stand;
use crate::disk;
use crate::figures::{median, percent, short};
use crate::report::Section;
use crate::texts;
use crate::wrk::{self, Asked, Load};

const METHOD: &str = "Replies through the API to the topics of the first page in turn, each of the length of an answer; the answer comes when \
    the reply is on the disk. The writer's own CPU says how many it could do if nothing else used the core.";

pub fn measure(stand: &Stand<'_>, data: &Path) -> Result<Section> {
    let fsync = disk::fsync(data)?;
    let columns = ["writers", "replies/s", "× one writer", "writer's CPU ms", "share of what that CPU allows", "CPU ms in all"];
    let mut section = Section::new(&format!("Writes, {}", stand.engine), METHOD, &columns);
    let mut one = f64::NAN;
    for writers in [1, 16, 64] {
        let mut loads = Vec::new();
        let mut own = Vec::new();
        for _ in 0..stand.rounds {
            let before = stand.server.cpu_of_thread("writer");
            let load = wrk::run(stand.server, &asked(stand, writers)?)?;
            let requests = load.a_second * f64::from(stand.seconds);
            own.push((stand.server.cpu_of_thread("writer") - before) * 1000.0 / requests);
            loads.push(load);
        }
        let rate = median(&loads.iter().map(|l: &Load| l.a_second).collect::<Vec<_>>());
        let (own, cpu) = (median(&own), median(&loads.iter().map(|l| l.cpu).collect::<Vec<_>>()));
        if writers == 1 {
            one = rate;
        }
        let (own_text, share) = if own > 0.0 { (format!("{own:.3}"), percent(rate * own / 1000.0)) } else { Default::default() };
        section.row([writers.to_string(), short(rate), short(rate / one), own_text, share, format!("{cpu:.3}")]);
    }
    section.remarks.push(format!(
        "`fdatasync` of 4 KiB takes {} ms here (the median of 200). Aims: where it takes 2 ms or more, 64 writers do at least 10 × what one \
         does; else at least 60 % of what the writer's CPU alone would allow. CPU for a reply of 16 writers: ≤ 0.8 ms.",
        short(fsync)
    ));
    Ok(section)
}

fn asked(stand: &Stand<'_>, writers: usize) -> Result<Asked> {
    let text = texts::answers(stand.dump, 1)?.remove(0);
    let environment =
        [("TOKEN", stand.people.token.clone()), ("TOPICS", stand.people.topics.join(" ")), ("TEXT", text)].map(|(k, v)| (k.to_owned(), v));
    let script = crate::script("replies.lua");
    Ok(Asked { connections: writers, seconds: stand.seconds, script: Some((script, environment.to_vec())), ..Asked::page("/") })
}
