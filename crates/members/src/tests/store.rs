//! What moderation writes, for tests of who is out and who is quiet.

use std::time::Duration;

use grove_kernel::{MemberId, Outcome, ReportId};
use grove_store::{Cx, Write, params, sql};

sql! {
    write SANCTION = "INSERT INTO sanction (id, member, kind, rule, words, at, until) VALUES ($1, $2, $3, 1, '', $4, $5)";
}

/// For a minute.
pub fn sanction(cx: &mut Cx<'_, Write>, member: MemberId, kind: &str) -> Outcome<()> {
    let (id, now): (ReportId, _) = (cx.new_id(), cx.now());
    cx.write(&SANCTION, params![id, member, kind, now, now.plus(Duration::from_secs(60))]).map(drop)
}
