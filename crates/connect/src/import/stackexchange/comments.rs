//! One comment. Its votes are only known as a number, and stand in the table without an activity.

use grove_kernel::intake::{On, ReplyRow};

use super::people::People;
use super::posts::markdown;
use super::row::{Reason, Row};
use crate::import::FileReport;

/// What a comment hangs on.
pub(super) enum Comment {
    On(On),
    /// An answer that has not come yet.
    Late,
    /// Nothing, and why.
    No(&'static str),
}

/// Comments and posts are numbered apart; in `imported` comments stand below zero.
pub(super) const fn key(id: i64) -> i64 {
    -id - 2
}

/// The comment, or nothing yet.
pub(super) fn read(
    row: &Row,
    people: &People,
    on: impl Fn(i64) -> Comment,
    report: &mut FileReport,
) -> Result<Option<(i64, ReplyRow)>, Reason> {
    let id = row.id("Id")?;
    let on = match on(row.id("PostId")?) {
        Comment::On(on) => on,
        Comment::Late => return Ok(None),
        Comment::No(reason) => return Err(reason.into()),
    };
    let text = row.text("Text")?;
    let votes = if row.get("Score").is_some() { row.number("Score")? } else { 0 };
    let at = row.time("CreationDate")?;
    let author = people.author(row, "UserId", "UserDisplayName", report)?;
    let body = markdown(text, row, report);
    Ok(Some((id, ReplyRow { on, comment: true, author, body, at, edited: None, votes, accepted: false })))
}
