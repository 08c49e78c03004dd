//! Entries as Atom (RFC 4287).

use atom_syndication::{Content, Entry as AtomEntry, Feed, FixedDateTime, Link, Person, Text};
use grove_kernel::{Moment, Visible};

use super::entry::Entry;
use crate::paths;

/// The feed of one page of the site.
pub struct About<'a> {
    pub origin: &'a str,
    pub title: &'a str,
    pub subtitle: &'a str,
    /// The paths of the feed and of the page it is about.
    pub feed: String,
    pub page: String,
}

pub fn feed(about: &About<'_>, entries: &[Visible<Entry>]) -> String {
    let url = |path: &str| format!("{}{path}", about.origin);
    let newest = entries.iter().map(|entry| entry.updated_at()).max().unwrap_or_default();
    Feed {
        title: Text::plain(about.title),
        subtitle: (!about.subtitle.is_empty()).then(|| Text::plain(about.subtitle)),
        id: url(&about.page),
        updated: date(newest),
        links: vec![link(url(&about.feed), "self"), link(url(&about.page), "alternate")],
        // Links in a text are paths of ours.
        base: Some(url("/")),
        entries: entries.iter().map(|entry| one(about.origin, entry)).collect(),
        ..Feed::default()
    }
    .to_string()
}

fn one(origin: &str, entry: &Entry) -> AtomEntry {
    let url = format!("{origin}{}", paths::topic(entry.id));
    AtomEntry {
        title: Text::plain(&entry.title),
        id: url.clone(),
        updated: date(entry.updated_at()),
        published: Some(date(entry.created_at)),
        authors: vec![Person { name: entry.author.clone(), ..Person::default() }],
        links: vec![link(url, "alternate")],
        content: Some(Content { value: Some(entry.html.clone()), content_type: Some("html".to_owned()), ..Content::default() }),
        ..AtomEntry::default()
    }
}

fn link(href: String, rel: &str) -> Link {
    Link { href, rel: rel.to_owned(), ..Link::default() }
}

fn date(at: Moment) -> FixedDateTime {
    at.rfc3339().parse().unwrap_or_default()
}
