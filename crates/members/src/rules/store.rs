//! SQL of the ground rules.

use grove_kernel::{HasViewer, MemberId, Outcome, Refusal, Sealed};
use grove_store::{Columns, Cx, Write, first, params, sql};

use super::Rules;

sql! {
    system NEWEST = "SELECT version, source, html, at FROM rules ORDER BY version DESC LIMIT 1";
    system COUNT = "SELECT COUNT(*) FROM rules";
    sealed VERSION = "SELECT version, source, html, at FROM rules WHERE version = $1";
    system NOT_ACCEPTED = "SELECT r.version FROM rules r WHERE r.version = (SELECT MAX(version) FROM rules) \
        AND NOT EXISTS (SELECT 1 FROM rules_acceptance a WHERE a.member = $1 AND a.version = r.version)";
    write ADD = "INSERT INTO rules (version, source, html, at, by_member) VALUES ($1, $2, $3, $4, $5)";
    write ACCEPT = "INSERT INTO rules_acceptance (member, version, at) VALUES ($1, $2, $3) ON CONFLICT (member, version) DO NOTHING";
    write NOTE_ON_MEMBER = "UPDATE member SET rules_version = $2, rules_accepted_at = $3 WHERE id = $1";
}

fn read(row: &mut Columns<'_>) -> Outcome<Rules> {
    Ok(Rules { version: row.take()?, source: row.take()?, html: row.take()?, at: row.take()? })
}

pub fn newest<M>(cx: &Cx<'_, M>) -> Outcome<Option<Rules>> {
    cx.system_one(&NEWEST, params![], read)
}

pub fn count<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    Ok(cx.system_one(&COUNT, params![], first)?.unwrap_or(0))
}

pub fn version<M>(cx: &Cx<'_, M>, version: i64) -> Outcome<Sealed<Rules>> {
    cx.one(&VERSION, params![version], read)?.ok_or(Refusal::NotFound)
}

pub fn not_accepted<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<i64>> {
    cx.system_one(&NOT_ACCEPTED, params![member], first)
}

pub fn add(cx: &mut Cx<'_, Write>, version: i64, source: &str, html: &str) -> Outcome<()> {
    let (now, by) = (cx.now(), cx.viewer().id());
    cx.write(&ADD, params![version, source, html, now, by]).map(drop)
}

pub fn accept(cx: &mut Cx<'_, Write>, member: MemberId, version: i64) -> Outcome<()> {
    let now = cx.now();
    cx.write(&ACCEPT, params![member, version, now])?;
    cx.write(&NOTE_ON_MEMBER, params![member, version, now]).map(drop)
}
