//! The history of posts, where the dump has it: who changed a text and when. The words of then are not
//! kept. One change of title, text and tags at once has a row for each; it is one edit.

use grove_kernel::intake::{EditRow, Edited};

use super::dump::{Dump, HISTORY};
use super::list::take_all;
use super::people::People;
use super::posts::{Post, Posts};
use super::row::{Reason, Row};
use crate::import::run::Run;
use crate::import::{FileReport, ImportError};

pub(super) fn import(run: &mut Run<'_>, dump: &Dump, people: &People, posts: &Posts) -> Result<(), ImportError> {
    let mut before = String::new();
    let one_edit = |row: &Row, _: &mut FileReport| {
        let edit = read(row, people, posts)?;
        let revision = row.get("RevisionGUID").unwrap_or_default();
        if !revision.is_empty() && revision == before {
            return Err("a part of the edit in the row before it".into());
        }
        revision.clone_into(&mut before);
        Ok(edit)
    };
    take_all(run, dump, HISTORY, one_edit, drop)
}

fn read(row: &Row, people: &People, posts: &Posts) -> Result<(i64, EditRow), Reason> {
    match row.number("PostHistoryTypeId")? {
        4..=9 => {}
        1..=3 => return Err("the first version, which the post is".into()),
        other => return Err(format!("an event that Grove does not keep ({other})").into()),
    }
    let on = match posts.all.get(&row.id("PostId")?) {
        Some(Post::Said(said)) => *said,
        Some(Post::Wiki) => return Err("an edit of the words of a tag".into()),
        Some(Post::ToCome) => return Err("its answer was left out".into()),
        None => return Err("its post is not in this dump".into()),
    };
    let by = row.some_id("UserId")?.and_then(|user| people.get(user));
    Ok((row.id("Id")?, EditRow { on, edited: Edited { at: row.time("CreationDate")?, by } }))
}
