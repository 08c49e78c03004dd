//! Badges, by the names they had.

use super::dump::{BADGES, Dump};
use super::list::List;
use super::people::{People, each};
use super::row::{Reason, Row};
use crate::import::ImportError;
use crate::import::run::Run;
use crate::import::taken::BadgeRow;

pub(super) fn import(run: &mut Run<'_>, dump: &Dump, people: &People) -> Result<(), ImportError> {
    let mut list = List::of(BADGES);
    each(run, &mut dump.rows(BADGES)?, BADGES, |run, row| {
        match read(row, people) {
            Ok((key, badge)) => list.push(key, badge, row.size()),
            Err(reason) => return Ok(Err(reason)),
        };
        list.take_when_full(run)?;
        Ok(Ok(()))
    })?;
    list.take(run).map(drop)
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
