//! Questions and tag wikis. Answers come afterwards, together with the comments; here they are only
//! noted, because an answer may stand before its question in the file.

use std::collections::{HashMap, HashSet};

use grove_kernel::TopicId;
use grove_kernel::intake::{Body, Said, TagWords, TopicRow};
use grove_ui::markdown::{self, MAX_SOURCE, Options};

use super::dump::{Dump, POSTS};
use super::list::{Became, List};
use super::people::People;
use super::row::{Reason, Row};
use super::tags::Wikis;
use crate::import::run::Run;
use crate::import::{FileReport, ImportError};

/// What a post became.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Post {
    Said(Said),
    /// An answer that has not come yet.
    ToCome,
    /// The words of a tag, on which nothing hangs.
    Wiki,
}

#[derive(Default)]
pub(super) struct Posts {
    pub all: HashMap<i64, Post>,
    /// Answers that their question calls accepted.
    pub accepted: HashSet<i64>,
}

/// Formulas are read: a site that uses TeX does so everywhere.
const MATH: Options<'static> = Options { math: true, mentions: None, soft_wraps: false };

pub(super) fn import(run: &mut Run<'_>, dump: &Dump, people: &People, wikis: &Wikis) -> Result<Posts, ImportError> {
    let mut posts = Posts::default();
    let mut rows = dump.rows(POSTS)?;
    let (mut topics, mut words) = (List::of(POSTS), List::of(POSTS));
    while rows.advance()? {
        let row = rows.row();
        let report = run.file(POSTS);
        let taken = match kind(row) {
            Ok(1) => posts.question(row, people, report).and_then(|(key, topic)| topics.push(key, topic, row.size())),
            Ok(2) => posts.expect(row),
            Ok(4 | 5) => posts.wiki(row, people, wikis, report).and_then(|(key, wiki)| words.push(key, wiki, row.size())),
            Ok(other) => Err(other_kind(other)),
            Err(reason) => Err(reason),
        };
        if let Err(reason) = taken {
            run.file(POSTS).leave(reason, row.key());
        }
        posts.add(topics.take_when_full(run)?);
        words.take_when_full(run)?;
    }
    posts.add(topics.take(run)?);
    words.take(run)?;
    Ok(posts)
}

pub(super) fn kind(row: &Row) -> Result<i64, Reason> {
    row.number("PostTypeId")
}

fn other_kind(number: i64) -> Reason {
    let name = match number {
        3 => "an orphaned tag wiki",
        6 => "a moderator nomination",
        7 => "a placeholder of a wiki",
        8 => "words of a privilege",
        _ => "unknown",
    };
    format!("a kind of post that Grove does not have: {name} ({number})").into()
}

impl Posts {
    /// An answer, which comes later; what is wrong with it is said then.
    fn expect(&mut self, row: &Row) -> Result<(), Reason> {
        if let Ok(id) = row.id("Id") {
            self.all.insert(id, Post::ToCome);
        }
        Ok(())
    }

    fn add(&mut self, became: Became) {
        let topics = became.into_iter().map(|(key, topic)| (key, Post::Said(Said::Topic(TopicId::from_raw(topic)))));
        self.all.extend(topics);
    }

    fn question(&mut self, row: &Row, people: &People, report: &mut FileReport) -> Result<(i64, TopicRow), Reason> {
        let id = row.id("Id")?;
        let topic = TopicRow {
            title: row.text("Title")?.split_whitespace().collect::<Vec<_>>().join(" "),
            tags: row.get("Tags").map(tags).unwrap_or_default(),
            at: row.time("CreationDate")?,
            edited: people.edited(row)?,
            closed_at: row.some_time("ClosedDate")?,
            body: html(row, report)?,
            author: people.author(row, "OwnerUserId", "OwnerDisplayName", report)?,
        };
        self.accepted.extend(row.some_id("AcceptedAnswerId")?);
        Ok((id, topic))
    }

    fn wiki(&mut self, row: &Row, people: &People, wikis: &Wikis, report: &mut FileReport) -> Result<(i64, TagWords), Reason> {
        let id = row.id("Id")?;
        self.all.insert(id, Post::Wiki);
        let tag = wikis.get(&id).ok_or("the words of a tag that Tags.xml does not name")?;
        let words = TagWords {
            name: tag.name.clone(),
            number: tag.number,
            at: row.time("CreationDate")?,
            excerpt: kind(row)? == 4,
            body: html(row, report)?,
            author: people.author(row, "OwnerUserId", "OwnerDisplayName", report)?,
        };
        Ok((id, words))
    }
}

/// The text of a post: HTML, kept as it is and cleaned to be shown.
pub(super) fn html(row: &Row, report: &mut FileReport) -> Result<Body, Reason> {
    let source = row.text("Body")?;
    if source.len() > MAX_SOURCE {
        report.note(format!("longer than {MAX_SOURCE} bytes: the end is kept but not shown"), row.key());
    }
    let clean = markdown::clean_html(source, &MATH);
    report.note_times(ELSEWHERE, row.key(), clean.pictures_elsewhere);
    Ok(Body { format: "html", source: source.to_owned(), html: clean.html, text: clean.text })
}

/// Pages ask no other host for anything.
const ELSEWHERE: &str = "a picture of another host, which became a link to it";

/// The text of a comment: a little Markdown. Nobody is mentioned.
pub(super) fn markdown(source: &str, row: &Row, report: &mut FileReport) -> Body {
    let shown = markdown::render(source, &MATH);
    report.note_times(ELSEWHERE, row.key(), shown.pictures_elsewhere);
    Body { format: "markdown", source: source.to_owned(), html: shown.html, text: shown.text }
}

/// `<a><b>`, and in dumps since 2024 `|a|b|`.
fn tags(column: &str) -> Vec<String> {
    let names = column.split(['<', '>', '|']).map(|name| name.trim().to_lowercase());
    names.filter(|name| !name.is_empty()).collect()
}
