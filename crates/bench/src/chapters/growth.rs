//! What a request costs as the community grows.

use anyhow::Result;

use super::Stand;
use crate::figures::median;
use crate::report::Section;
use crate::wrk::{self, Asked};

const METHOD: &str = "CPU for one request in milliseconds, signed in, 8 connections (16 for replies), in the imported community once, 10 times \
    and 50 times over. What grows faster than the logarithm of the data is said below the table.";

/// The same questions in each size.
pub const QUESTIONS: [&str; 5] = ["topic page", "home", "space", "search", "reply"];

/// What the first three cost, before anything is written.
pub fn reading(stand: &Stand<'_>) -> Result<[f64; 3]> {
    let page = |path: &str| -> Result<f64> {
        let asked = Asked { seconds: stand.seconds, ..Asked::page(path) }.header(format!("cookie: {}", stand.people.cookie));
        let loads = (0..stand.rounds).map(|_| wrk::run(stand.server, &asked)).collect::<Result<Vec<_>>>()?;
        Ok(median(&loads.iter().map(|l| l.cpu).collect::<Vec<_>>()))
    };
    let topic = page(&format!("/topics/{}", stand.people.topic))?;
    Ok([topic, page("/")?, page(&format!("/spaces/{}", stand.people.space))?])
}

pub fn section(engine: &str, sizes: &[(i64, [f64; 5])]) -> Section {
    let mut columns = vec!["request".to_owned()];
    columns.extend(sizes.iter().map(|(times, _)| format!("{times} ×")));
    let mut section = Section { columns, ..Section::new(&format!("Growth, {engine}"), METHOD, &[]) };
    for (n, question) in QUESTIONS.iter().enumerate() {
        let cells = sizes.iter().map(|(_, costs)| format!("{:.3}", costs[n]));
        section.row(std::iter::once((*question).to_owned()).chain(cells));
    }
    section
}
