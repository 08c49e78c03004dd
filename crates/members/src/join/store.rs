//! SQL of joining.

use grove_kernel::{Moment, Outcome};
use grove_store::{Columns, Cx, Write, first, params, sql};

use super::applicant::Applicant;
use crate::identity::Handle;

sql! {
    quiet KEEP = "INSERT INTO joining (email, name, handle, words, rules_version, at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (email) DO UPDATE SET name = excluded.name, handle = excluded.handle, words = excluded.words, \
        rules_version = excluded.rules_version, at = excluded.at";
    write TAKE = "DELETE FROM joining WHERE email = $1 RETURNING email, name, handle, words, rules_version";
    system IS_JOINING = "SELECT COUNT(*) FROM joining WHERE email = $1";
    write APPROVE_AT_ONCE = "UPDATE member SET approved_at = $2 WHERE id = $1 AND approved_at IS NULL";
    quiet SWEEP = "DELETE FROM joining WHERE at < $1";
}

pub fn keep(cx: &mut Cx<'_, Write>, who: &Applicant) -> Outcome<()> {
    let now = cx.now();
    cx.write(&KEEP, params![&who.email, &who.name, who.handle.as_str(), &who.words, who.rules_version, now]).map(drop)
}

pub fn take(cx: &mut Cx<'_, Write>, email: &str) -> Outcome<Option<Applicant>> {
    Ok(cx.write_returning(&TAKE, params![email], read)?.into_iter().next())
}

fn read(row: &mut Columns<'_>) -> Outcome<Applicant> {
    let (email, name): (String, String) = (row.take()?, row.take()?);
    let handle: String = row.take()?;
    let handle = Handle::parse(&handle).unwrap_or_else(|_| crate::identity::propose(&name));
    Ok(Applicant { name, handle, email, words: row.take()?, rules_version: row.take()?, has_letter: false })
}

pub fn is_joining<M>(cx: &Cx<'_, M>, email: &str) -> Outcome<bool> {
    Ok(cx.system_one(&IS_JOINING, params![email], first::<i64>)?.unwrap_or(0) > 0)
}

pub fn approve_at_once(cx: &mut Cx<'_, Write>, member: grove_kernel::MemberId) -> Outcome<()> {
    let now = cx.now();
    cx.write(&APPROVE_AT_ONCE, params![member, now]).map(drop)
}

pub fn sweep(cx: &mut Cx<'_, Write>, before: Moment) -> Outcome<()> {
    cx.write(&SWEEP, params![before]).map(drop)
}
