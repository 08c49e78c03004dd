//! Votes. Only favourites and offered bounties say who gave them.

use grove_kernel::intake::{Said, VoteRow, Voted};

use super::dump::{Dump, VOTES};
use super::list::take_all;
use super::people::People;
use super::posts::{Post, Posts};
use super::row::{Reason, Row};
use crate::import::ImportError;
use crate::import::run::Run;

pub(super) fn import(run: &mut Run<'_>, dump: &Dump, people: &People, posts: &Posts) -> Result<(), ImportError> {
    take_all(run, dump, VOTES, |row, _| read(row, people, posts), drop)
}

fn read(row: &Row, people: &People, posts: &Posts) -> Result<(i64, VoteRow), Reason> {
    let (id, post, number) = (row.id("Id")?, row.id("PostId")?, row.number("VoteTypeId")?);
    let found = posts.all.get(&post).ok_or("its post is not in this dump")?;
    let points = if row.get("BountyAmount").is_some() { row.number("BountyAmount")? } else { 0 };
    let what = kind(number, points)?;
    let on = match found {
        Post::Said(said) => *said,
        Post::ToCome => return Err("its answer was left out".into()),
        Post::Wiki => return Err("a vote on the words of a tag".into()),
    };
    if what == Voted::Accepted && !(matches!(on, Said::Reply(_)) && posts.accepted.contains(&post)) {
        return Err("an acceptance of what its question does not call accepted".into());
    }
    let member = row.some_id("UserId")?.and_then(|user| people.get(user));
    Ok((id, VoteRow { on, what, member, at: row.time("CreationDate")? }))
}

fn kind(number: i64, points: i64) -> Result<Voted, Reason> {
    let name = match number {
        1 => return Ok(Voted::Accepted),
        2 => return Ok(Voted::Up),
        3 => return Ok(Voted::Down),
        5 => return Ok(Voted::Favourite),
        8 => return Ok(Voted::BountyOffered(points)),
        9 => return Ok(Voted::BountyAwarded(points)),
        4 => "offensive",
        6 => "close",
        7 => "reopen",
        10 => "deletion",
        11 => "undeletion",
        12 => "spam",
        13 => "a word to the moderators",
        15 => "moderator review",
        16 => "approval of a suggested edit",
        _ => "unknown",
    };
    Err(format!("a kind of vote that Grove does not have: {name} ({number})").into())
}
