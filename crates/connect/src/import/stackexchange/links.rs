//! Links between questions: related ones, and those that ask the same.

use grove_kernel::TopicId;
use grove_kernel::intake::{LinkRow, Said};

use super::dump::{Dump, LINKS};
use super::list::take_all;
use super::posts::{Post, Posts};
use super::row::{Reason, Row};
use crate::import::ImportError;
use crate::import::run::Run;

pub(super) fn import(run: &mut Run<'_>, dump: &Dump, posts: &Posts) -> Result<(), ImportError> {
    take_all(run, dump, LINKS, |row, _| read(row, posts), drop)
}

fn read(row: &Row, posts: &Posts) -> Result<(i64, LinkRow), Reason> {
    let duplicate = match row.number("LinkTypeId")? {
        1 => false,
        3 => true,
        other => return Err(format!("a kind of link that Grove does not have ({other})").into()),
    };
    let (topic, other) = (question(row.id("PostId")?, posts)?, question(row.id("RelatedPostId")?, posts)?);
    Ok((row.id("Id")?, LinkRow { topic, other, duplicate, at: row.time("CreationDate")? }))
}

fn question(post: i64, posts: &Posts) -> Result<TopicId, Reason> {
    match posts.all.get(&post) {
        Some(Post::Said(Said::Topic(topic))) => Ok(*topic),
        Some(Post::Said(Said::Reply(_)) | Post::ToCome | Post::Wiki) => Err("a link with what is no question".into()),
        None => Err("one of its posts is not in this dump".into()),
    }
}
