//! The SQL of visibility: causes in, rows out.

use std::collections::HashMap;

use grove_kernel::{Floor, MemberId, Outcome, Reach, Refusal, Role, SpaceId, SpaceRole};
use grove_members::settings::community;
use grove_store::{Cx, Value, Write, first, params, sql};

use super::level::{Floors, Level, Person, Row, Tree, Visibility};

sql! {
    system LEVELS = "SELECT id, parent, visibility FROM space";
    system NAMED_IN = "SELECT m.member, p.role, m.role FROM membership m JOIN member p ON p.id = m.member \
        WHERE m.space = $1 AND p.left_at IS NULL";
    system PERSON = "SELECT role FROM member WHERE id = $1 AND left_at IS NULL";
    system NAMED_AS = "SELECT space, role FROM membership WHERE member = $1";
    system ROWS_OF_SPACE = "SELECT grantee, reach, role FROM space_access WHERE space = $1";
    system ROWS_OF_MEMBER = "SELECT grantee, reach, role FROM space_access WHERE space = $1 AND grantee = $2";
    write SET_FLOORS = "UPDATE space SET card_floor = $2, content_floor = $3 WHERE id = $1 AND (card_floor <> $2 OR content_floor <> $3)";
    write DROP_ROW = "DELETE FROM space_access WHERE space = $1 AND grantee = $2 AND reach = $3";
    write DROP_ALL = "DELETE FROM space_access WHERE grantee = $1";
    write DROP_ROWS = "DELETE FROM space_access WHERE space = $1 AND reach = $2 AND grantee IN ($3, $4, $5, $6, $7, $8, $9, $10, \
        $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)";
    write ADD_ROW = "INSERT INTO space_access (space, grantee, reach, role) VALUES ($1, $2, $3, $4)";
    write ADD_ROWS = "INSERT INTO space_access (space, reach, role, grantee) VALUES ($1, $2, $3, $4), ($1, $2, $3, $5), ($1, $2, $3, $6), \
        ($1, $2, $3, $7), ($1, $2, $3, $8), ($1, $2, $3, $9), ($1, $2, $3, $10), ($1, $2, $3, $11), ($1, $2, $3, $12), ($1, $2, $3, $13), \
        ($1, $2, $3, $14), ($1, $2, $3, $15), ($1, $2, $3, $16), ($1, $2, $3, $17), ($1, $2, $3, $18), ($1, $2, $3, $19), \
        ($1, $2, $3, $20), ($1, $2, $3, $21), ($1, $2, $3, $22), ($1, $2, $3, $23), ($1, $2, $3, $24), ($1, $2, $3, $25), \
        ($1, $2, $3, $26), ($1, $2, $3, $27), ($1, $2, $3, $28), ($1, $2, $3, $29), ($1, $2, $3, $30), ($1, $2, $3, $31), \
        ($1, $2, $3, $32), ($1, $2, $3, $33), ($1, $2, $3, $34), ($1, $2, $3, $35)";
}

/// How many grantees the padded statements take.
const BATCH: usize = 32;

pub(crate) fn tree<M>(cx: &Cx<'_, M>) -> Outcome<Tree> {
    let levels = cx.system(&LEVELS, params![], |row| {
        let (id, parent, visibility) = (row.take()?, row.take()?, row.take::<String>()?);
        let visibility = Visibility::parse(&visibility).ok_or_else(|| Refusal::broken("a visibility that is none"))?;
        Ok(Level { id, parent, visibility })
    })?;
    Ok(Tree::new(community(cx)?.access, levels))
}

/// Everybody who is named in one of these spaces.
pub(super) fn people<M>(cx: &Cx<'_, M>, spaces: impl IntoIterator<Item = SpaceId>) -> Outcome<Vec<Person>> {
    let mut people: HashMap<MemberId, Person> = HashMap::new();
    for space in spaces {
        let named = cx.system(&NAMED_IN, params![space], |row| Ok((row.take()?, Role::from_number(row.take()?), row.take()?)))?;
        for (member, role, in_space) in named {
            let person = people.entry(member).or_insert_with(|| Person { member, role, named: HashMap::new() });
            person.named.insert(space, SpaceRole::from_number(in_space));
        }
    }
    Ok(people.into_values().collect())
}

/// One member, with every space they are named in; nobody when they have left.
pub(super) fn person<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Person>> {
    let Some(role) = cx.system_one(&PERSON, params![member], first)? else { return Ok(None) };
    let named = cx.system(&NAMED_AS, params![member], |row| Ok((row.take()?, SpaceRole::from_number(row.take()?))))?;
    Ok(Some(Person { member, role: Role::from_number(role), named: named.into_iter().collect() }))
}

/// Takes away everything that names a member: they have left.
pub(super) fn drop_all(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    cx.write(&DROP_ALL, params![member]).map(drop)
}

fn read_row(row: &mut grove_store::Columns<'_>) -> Outcome<Row> {
    Ok(Row { grantee: row.take()?, reach: Reach::from_number(row.take()?), role: SpaceRole::from_number(row.take()?) })
}

pub(super) fn rows<M>(cx: &Cx<'_, M>, space: SpaceId) -> Outcome<Vec<Row>> {
    cx.system(&ROWS_OF_SPACE, params![space], read_row)
}

pub(super) fn rows_of<M>(cx: &Cx<'_, M>, space: SpaceId, member: MemberId) -> Outcome<Vec<Row>> {
    cx.system(&ROWS_OF_MEMBER, params![space, member], read_row)
}

pub(super) fn set_floors(cx: &mut Cx<'_, Write>, space: SpaceId, floors: Floors) -> Outcome<()> {
    let number = |floor: Floor| floor.grantee();
    cx.write(&SET_FLOORS, params![space, number(floors.card), number(floors.content)]).map(drop)
}

/// Makes the rows `before` into the rows `after`, touching only those that differ.
pub(super) fn replace(cx: &mut Cx<'_, Write>, space: SpaceId, before: &[Row], after: &[Row]) -> Outcome<()> {
    let kinds = [Reach::Card, Reach::Content];
    for reach in kinds {
        let gone: Vec<i64> = missing(before, after).filter(|r| r.reach == reach).map(|r| r.grantee).collect();
        drop_rows(cx, space, reach, &gone)?;
    }
    for reach in kinds {
        for role in [SpaceRole::Outsider, SpaceRole::Member, SpaceRole::Moderator, SpaceRole::Host] {
            let new: Vec<i64> = missing(after, before).filter(|r| r.reach == reach && r.role == role).map(|r| r.grantee).collect();
            add_rows(cx, space, reach, role, &new)?;
        }
    }
    Ok(())
}

/// The rows of `these` that `those` lack.
fn missing<'a>(these: &'a [Row], those: &[Row]) -> impl Iterator<Item = &'a Row> {
    let those: std::collections::HashSet<(i64, i64, i64)> = those.iter().map(key).collect();
    these.iter().filter(move |row| !those.contains(&key(row)))
}

const fn key(row: &Row) -> (i64, i64, i64) {
    (row.grantee, row.reach.number(), row.role.number())
}

fn drop_rows(cx: &mut Cx<'_, Write>, space: SpaceId, reach: Reach, grantees: &[i64]) -> Outcome<()> {
    if let [one] = grantees {
        return cx.write(&DROP_ROW, params![space, *one, reach.number()]).map(drop);
    }
    for some in grantees.chunks(BATCH) {
        let mut values = vec![space.into(), reach.number().into()];
        values.extend(some.iter().copied().map(Value::Int));
        values.resize(BATCH + 2, Value::Null);
        cx.write(&DROP_ROWS, &values)?;
    }
    Ok(())
}

fn add_rows(cx: &mut Cx<'_, Write>, space: SpaceId, reach: Reach, role: SpaceRole, grantees: &[i64]) -> Outcome<()> {
    let whole = grantees.chunks_exact(BATCH);
    for one in whole.remainder() {
        cx.write(&ADD_ROW, params![space, *one, reach.number(), role.number()])?;
    }
    for some in whole {
        let mut values = vec![space.into(), reach.number().into(), role.number().into()];
        values.extend(some.iter().copied().map(Value::Int));
        cx.write(&ADD_ROWS, &values)?;
    }
    Ok(())
}
