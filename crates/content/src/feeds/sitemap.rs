//! The sitemap: the addresses that a visitor can read, for search engines. Beyond one part it becomes an
//! index of parts.

use std::fmt::Write;

use grove_kernel::{Floor, Moment, Outcome, Refusal};
use grove_spaces::space;
use grove_store::{Cx, Read};

use super::store;
use crate::paths;

/// Topics of one part; the protocol allows 50,000 addresses, and a part is made in one piece.
const PART: usize = 10_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SCHEMA: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The whole map, or the index of its parts; with a number (from 1), that part.
pub fn make(cx: &Cx<'_, Read>, origin: &str, part: Option<usize>) -> Outcome<String> {
    let parts = store::public_count(cx)?.div_ceil(PART).max(1);
    match part {
        None if parts > 1 => Ok(index(origin, parts)),
        None => urls(cx, origin, 0),
        Some(part) if (1..=parts).contains(&part) => urls(cx, origin, part - 1),
        Some(_) => Err(Refusal::NotFound),
    }
}

fn index(origin: &str, parts: usize) -> String {
    let mut map = format!("{HEAD}<sitemapindex xmlns=\"{SCHEMA}\">");
    for part in 1..=parts {
        let _infallible = write!(map, "<sitemap><loc>{}</loc></sitemap>", escaped(&format!("{origin}/sitemap.xml?part={part}")));
    }
    map + "</sitemapindex>\n"
}

fn urls(cx: &Cx<'_, Read>, origin: &str, part: usize) -> Outcome<String> {
    let mut map = format!("{HEAD}<urlset xmlns=\"{SCHEMA}\">");
    if part == 0 {
        add(&mut map, &format!("{origin}/"), None);
        for space in space::listed(cx)?.iter().filter(|space| space.place.content == Floor::Everyone) {
            add(&mut map, &format!("{origin}{}", grove_spaces::paths::space(&space.slug)), None);
        }
    }
    for (topic, active_at) in store::public(cx, PART, part * PART)? {
        add(&mut map, &format!("{origin}{}", paths::topic(topic)), Some(active_at));
    }
    Ok(map + "</urlset>\n")
}

fn add(map: &mut String, url: &str, at: Option<Moment>) {
    let changed = at.map(|at| format!("<lastmod>{}</lastmod>", at.rfc3339())).unwrap_or_default();
    let _infallible = write!(map, "<url><loc>{}</loc>{changed}</url>", escaped(url));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
