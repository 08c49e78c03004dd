//! Tags, and which posts are their descriptions.

use std::collections::HashMap;

use grove_kernel::intake::TagRow;

use super::dump::{Dump, TAGS};
use super::list::take_all;
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
    take_all(run, dump, TAGS, |row, _| read(row, &mut wikis), drop)?;
    Ok(wikis)
}

fn read(row: &Row, wikis: &mut Wikis) -> Result<(i64, TagRow), Reason> {
    let number = row.id("Id")?;
    let name = row.text("TagName")?.trim().to_lowercase();
    if name.is_empty() {
        return Err("TagName is empty".into());
    }
    let posts = [row.some_id("ExcerptPostId")?, row.some_id("WikiPostId")?];
    for post in posts.into_iter().flatten() {
        wikis.insert(post, Described { name: name.clone(), number });
    }
    Ok((number, TagRow { name, number }))
}
