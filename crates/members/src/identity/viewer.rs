//! The viewer: two statements on every request. The first finds the person behind what was shown and
//! everything that limits them; the second, the spaces that name them.

use std::collections::HashMap;
use std::time::Duration;

use grove_kernel::place::Reach;
use grove_kernel::viewer::Found;
use grove_kernel::{Credential, Moment, Outcome, Role, Scopes, SpaceId, SpaceRole, Standing, Viewer, Why};
use grove_store::{Columns, Cx, Read, SystemSql, Value, params};

use super::store;
use crate::settings;

/// Who shows this credential: the store's hook. Whoever cannot be found is a visitor.
pub fn load_viewer(cx: &Cx<'_, Read>, credential: &Credential) -> Outcome<Viewer> {
    match credential {
        // The store itself makes the system's viewer; here it would be nobody.
        Credential::None | Credential::System(_) => Ok(Viewer::visitor()),
        Credential::Session(hash) => load(cx, &store::BY_SESSION, Value::from(hash.hex().as_str())),
        Credential::Token(hash) => load(cx, &store::BY_TOKEN, Value::from(hash.hex().as_str())),
        Credential::Member(id, Why::Identity | Why::Mail | Why::Maintenance | Why::Console | Why::Import) => {
            load(cx, &store::BY_MEMBER, Value::from(*id))
        }
    }
}

fn load(cx: &Cx<'_, Read>, sql: &'static SystemSql, shown: Value<'_>) -> Outcome<Viewer> {
    let now = cx.now();
    let Some(mut found) = cx.system_one(sql, &[shown, now.into()], |row| read(row, now))? else { return Ok(Viewer::visitor()) };
    if found.standing != Standing::Pending {
        found.spaces = spaces(cx, &found)?;
    }
    Ok(Viewer::loaded(found))
}

fn read(row: &mut Columns<'_>, now: Moment) -> Outcome<Found> {
    let (member, role, joined) = (row.take()?, Role::from_number(row.take()?), row.take()?);
    let approved: bool = row.take()?;
    let (is_staff, is_bot, is_brand) = (row.take()?, row.take()?, row.take()?);
    let silenced: bool = row.take()?;
    let newcomer_days = settings::days(row.take::<Option<String>>()?.as_deref());
    let scopes = Scopes { read: row.take()?, write: row.take()?, admin: row.take()? };
    let standing = standing(approved, silenced, role, now.since(joined), newcomer_days);
    Ok(Found { member, role, standing, scopes, spaces: HashMap::new(), joined, is_staff, is_bot, is_brand })
}

/// What somebody may do at all. Roles above member are never new: they were chosen.
pub(super) fn standing(approved: bool, silenced: bool, role: Role, here_for: Duration, newcomer_days: u64) -> Standing {
    let is_new = role == Role::Member && here_for < Duration::from_secs(newcomer_days * 86_400);
    match (approved, silenced, is_new) {
        (false, _, _) => Standing::Pending,
        (true, true, _) => Standing::Silenced,
        (true, false, true) => Standing::New,
        (true, false, false) => Standing::Active,
    }
}

fn spaces(cx: &Cx<'_, Read>, found: &Found) -> Outcome<HashMap<SpaceId, (SpaceRole, Reach)>> {
    let read = |row: &mut Columns<'_>| Ok((row.take::<SpaceId>()?, SpaceRole::from_number(row.take()?), Reach::from_number(row.take()?)));
    let mut spaces: HashMap<SpaceId, (SpaceRole, Reach)> = HashMap::new();
    for (space, role, reach) in cx.system(&store::SPACES, params![found.member], read)? {
        let known = spaces.entry(space).or_insert((role, reach));
        *known = (known.0.max(role), known.1.max(reach));
    }
    Ok(spaces)
}
