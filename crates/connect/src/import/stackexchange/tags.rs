//! Tags, and which posts are their descriptions.

use std::collections::HashMap;

use grove_kernel::intake::TagRow;

use super::dump::{Dump, TAGS};
use super::list::List;
use super::people::each;
use super::row::{Reason, Row};
use crate::import::ImportError;
use crate::import::run::Run;

/// The tag that a post describes.
#[derive(Clone)]
pub(super) struct Described {
    pub name: String,
    pub number: i64,
}

/// Tags by the posts that describe them. As many as there are tags: tens of thousands on the largest site.
pub(super) type Wikis = HashMap<i64, Described>;

pub(super) fn import(run: &mut Run<'_>, dump: &Dump) -> Result<Wikis, ImportError> {
    let mut wikis = Wikis::new();
    let mut list = List::of(TAGS);
    each(run, &mut dump.rows(TAGS)?, TAGS, |run, row| {
        match read(row, &mut wikis) {
            Ok(tag) => list.push(tag.number, tag, row.size()),
            Err(reason) => return Ok(Err(reason)),
        };
        list.take_when_full(run)?;
        Ok(Ok(()))
    })?;
    list.take(run)?;
    Ok(wikis)
}

fn read(row: &Row, wikis: &mut Wikis) -> Result<TagRow, Reason> {
    let number = row.id("Id")?;
    let name = row.text("TagName")?.trim().to_lowercase();
    if name.is_empty() {
        return Err("TagName is empty".into());
    }
    let posts = [row.some_id("ExcerptPostId")?, row.some_id("WikiPostId")?];
    for post in posts.into_iter().flatten() {
        wikis.insert(post, Described { name: name.clone(), number });
    }
    Ok(TagRow { name, number })
}
