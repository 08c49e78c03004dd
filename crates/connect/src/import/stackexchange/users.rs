//! Users become members, without an address and a password. Reputation, location, web site and picture
//! have no place here and are not kept.

use grove_kernel::intake::{Body, MemberRow};
use grove_ui::markdown::{self, Options};

use super::dump::{Dump, USERS};
use super::list::take_all;
use super::people::{People, ROBOT};
use super::row::{Reason, Row};
use crate::import::ImportError;
use crate::import::run::Run;

pub(super) fn import(run: &mut Run<'_>, dump: &Dump) -> Result<People, ImportError> {
    let mut people = People::new(run.nobody);
    take_all(run, dump, USERS, |row, _| read(row), |became| people.add(became))?;
    run.robot = people.get(ROBOT);
    Ok(people)
}

fn read(row: &Row) -> Result<(i64, MemberRow), Reason> {
    let id = row.id("Id")?;
    let name = row.get("DisplayName").filter(|name| !name.trim().is_empty());
    let about = markdown::clean_html(row.get("AboutMe").unwrap_or_default(), &Options::default());
    let member = MemberRow {
        name: name.map_or_else(|| format!("user{id}"), str::to_owned),
        handle: String::new(),
        number: id,
        // People edit their bio as Markdown, so its source is the plain text.
        bio: Body { format: "markdown", source: about.text.clone(), html: about.html, text: about.text },
        joined_at: row.time("CreationDate")?,
        last_seen_at: row.some_time("LastAccessDate")?,
        is_bot: id == ROBOT,
        is_nobody: false,
    };
    Ok((id, member))
}
