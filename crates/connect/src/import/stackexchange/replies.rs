//! Answers and comments, read side by side from their two files and taken in the order in which they
//! were said: the positions within a topic follow it.

use std::collections::{HashMap, HashSet};

use grove_kernel::ReplyId;
use grove_kernel::intake::{On, ReplyRow, Said};

use super::comments::Comment;
use super::dump::{COMMENTS, Dump, POSTS};
use super::list::{Became, TWICE};
use super::people::People;
use super::posts::{self, Post, Posts};
use super::reader::Rows;
use super::row::{Reason, Row};
use crate::import::run::{BYTES, ROWS, Run};
use crate::import::{FileReport, ImportError};

pub(super) fn import(run: &mut Run<'_>, dump: &Dump, people: &People, posts: &mut Posts) -> Result<(), ImportError> {
    let mut answers = Answers(dump.rows(POSTS)?);
    let mut comments = dump.rows(COMMENTS)?;
    let mut waiting = Waiting::default();
    let (mut answer, mut comment) = (answers.advance()?, comments.advance()?);
    while answer || comment {
        // Times are written so that their order is that of their letters.
        let comes_first = !comment || (answer && said_at(answers.0.row()) <= said_at(comments.row()));
        if comes_first {
            waiting.answer(answers.0.row(), people, posts, run.file(POSTS));
            answer = answers.advance()?;
        } else {
            waiting.comment(comments.row(), people, posts, run.file(COMMENTS));
            comment = comments.advance()?;
        }
        waiting.take_when_full(run, posts)?;
    }
    waiting.take(run, posts)?;
    late_comments(run, dump, people, posts, waiting)
}

/// Comments that stand before the answer they belong to: answers can be moved to an older question.
fn late_comments(run: &mut Run<'_>, dump: &Dump, people: &People, posts: &mut Posts, mut waiting: Waiting) -> Result<(), ImportError> {
    let late = std::mem::take(&mut waiting.late);
    if late.is_empty() {
        return Ok(());
    }
    let mut comments = dump.rows(COMMENTS)?;
    while comments.advance()? {
        if comments.row().id("Id").is_ok_and(|id| late.contains(&id)) {
            waiting.comment(comments.row(), people, posts, run.file(COMMENTS));
            waiting.take_when_full(run, posts)?;
        }
    }
    waiting.take(run, posts)?;
    for id in waiting.late {
        run.file(COMMENTS).leave("its answer was left out", id.to_string());
    }
    Ok(())
}

fn said_at(row: &Row) -> &str {
    row.get("CreationDate").unwrap_or_default()
}

/// The answers among the posts.
struct Answers(Rows);

impl Answers {
    fn advance(&mut self) -> Result<bool, ImportError> {
        while self.0.advance()? {
            if posts::kind(self.0.row()) == Ok(2) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Rows that wait for the next act. Two files share them, so they are counted apart.
#[derive(Default)]
struct Waiting {
    keys: Vec<i64>,
    rows: Vec<ReplyRow>,
    files: Vec<usize>,
    /// The places of answers that wait, by their numbers: comments may already hang on them.
    places: HashMap<i64, usize>,
    seen: HashSet<i64>,
    size: usize,
    late: HashSet<i64>,
}

impl Waiting {
    fn answer(&mut self, row: &Row, people: &People, posts: &Posts, report: &mut FileReport) {
        match answer(row, people, posts, report) {
            Ok((id, _)) if self.seen.contains(&id) => report.leave(TWICE, row.key()),
            Ok((id, reply)) => {
                self.places.insert(id, self.rows.len());
                self.push(id, reply, row.size(), POSTS);
            }
            Err(reason) => report.leave(reason, row.key()),
        }
    }

    fn comment(&mut self, row: &Row, people: &People, posts: &Posts, report: &mut FileReport) {
        let on = |post: i64| match (self.places.get(&post), posts.all.get(&post)) {
            (Some(place), _) => Comment::On(On::Row(*place)),
            (None, Some(Post::Said(said))) => Comment::On(On::Said(*said)),
            (None, Some(Post::ToCome)) => Comment::Late,
            (None, Some(Post::Wiki)) => Comment::No("a comment on the words of a tag"),
            (None, None) => Comment::No("its post is not in this dump"),
        };
        match super::comments::read(row, people, on, report) {
            Ok(Some((id, _))) if self.seen.contains(&super::comments::key(id)) => report.leave(TWICE, row.key()),
            Ok(Some((id, reply))) => self.push(super::comments::key(id), reply, row.size(), COMMENTS),
            Ok(None) => self.late.extend(row.id("Id")),
            Err(reason) => report.leave(reason, row.key()),
        }
    }

    fn push(&mut self, key: i64, row: ReplyRow, size: usize, file: usize) {
        self.seen.insert(key);
        self.keys.push(key);
        self.rows.push(row);
        self.files.push(file);
        self.size += size;
    }

    fn take_when_full(&mut self, run: &mut Run<'_>, posts: &mut Posts) -> Result<(), ImportError> {
        if self.rows.len() >= ROWS || self.size >= BYTES { self.take(run, posts) } else { Ok(()) }
    }

    fn take(&mut self, run: &mut Run<'_>, posts: &mut Posts) -> Result<(), ImportError> {
        let files = std::mem::take(&mut self.files);
        let became: Became = run.take_of(&files, std::mem::take(&mut self.keys), std::mem::take(&mut self.rows))?;
        for ((key, reply), file) in became.into_iter().zip(files) {
            if file == POSTS {
                posts.all.insert(key, Post::Said(Said::Reply(ReplyId::from_raw(reply))));
            }
        }
        self.places.clear();
        self.seen.clear();
        self.size = 0;
        Ok(())
    }
}

fn answer(row: &Row, people: &People, posts: &Posts, report: &mut FileReport) -> Result<(i64, ReplyRow), Reason> {
    let id = row.id("Id")?;
    let question = match posts.all.get(&row.id("ParentId")?) {
        Some(Post::Said(said @ Said::Topic(_))) => *said,
        Some(Post::Said(Said::Reply(_)) | Post::ToCome | Post::Wiki) => return Err("an answer to what is no question".into()),
        None => return Err("its question is not in this dump, or was left out".into()),
    };
    let reply = ReplyRow {
        on: On::Said(question),
        comment: false,
        at: row.time("CreationDate")?,
        edited: people.edited(row)?,
        votes: 0,
        accepted: posts.accepted.contains(&id),
        body: posts::html(row, report)?,
        author: people.author(row, "OwnerUserId", "OwnerDisplayName", report)?,
    };
    Ok((id, reply))
}
