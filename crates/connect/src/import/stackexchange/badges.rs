//! Badges, by the names they had.

use super::dump::{BADGES, Dump};
use super::list::take_all;
use super::people::People;
use super::row::{Reason, Row};
use crate::import::ImportError;
use crate::import::run::Run;
use crate::import::taken::BadgeRow;

pub(super) fn import(run: &mut Run<'_>, dump: &Dump, people: &People) -> Result<(), ImportError> {
    take_all(run, dump, BADGES, |row, _| read(row, people), drop)
}

fn read(row: &Row, people: &People) -> Result<(i64, BadgeRow), Reason> {
    let badge = BadgeRow {
        member: people.get(row.id("UserId")?).ok_or("its owner is not in this dump")?,
        name: row.text("Name")?.trim().chars().take(100).collect(),
        class: row.number("Class")?,
        for_tag: row.get("TagBased") == Some("True"),
        at: row.time("Date")?,
    };
    Ok((row.id("Id")?, badge))
}
