//! The answers of unsafe requests that carried an `Idempotency-Key`, kept in the act's own transaction
//! for 24 hours: a request that is sent again gets the first answer again, and happens once.

use std::time::Duration;

use grove_kernel::{Outcome, Refusal};

use crate::cx::{Cx, Write};
use crate::{params, sql};

const KEPT: Duration = Duration::from_secs(24 * 3600);

sql! {
    system FIND = "SELECT request_hash, status, location, content_type, body FROM idempotency WHERE owner = $1 AND name = $2 AND created_at > $3";
    quiet KEEP = "INSERT INTO idempotency (owner, name, request_hash, status, location, content_type, body, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (owner, name) DO UPDATE SET request_hash = excluded.request_hash, \
        status = excluded.status, location = excluded.location, content_type = excluded.content_type, body = excluded.body, created_at = excluded.created_at";
    quiet FORGET = "DELETE FROM idempotency WHERE created_at <= $1";
}

/// An answer as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub status: i64,
    pub location: Option<String>,
    pub content_type: String,
    pub body: String,
}

/// What was answered to this key, if it was; a key used for another request is a conflict.
pub fn recall<M>(cx: &Cx<'_, M>, owner: &str, key: &str, request_hash: &str) -> Outcome<Option<Kept>> {
    let since = cx.now().minus(KEPT);
    let found = cx.system_one(&FIND, params![owner, key, since], |row| {
        Ok((row.take::<String>()?, Kept { status: row.take()?, location: row.take()?, content_type: row.take()?, body: row.take()? }))
    })?;
    match found {
        None => Ok(None),
        Some((hash, kept)) if hash == request_hash => Ok(Some(kept)),
        Some(_) => Err(Refusal::Conflict("conflict-idempotency-key")),
    }
}

pub fn keep(cx: &mut Cx<'_, Write>, owner: &str, key: &str, request_hash: &str, kept: &Kept) -> Outcome<()> {
    let now = cx.now();
    cx.write(&KEEP, params![owner, key, request_hash, kept.status, &kept.location, &kept.content_type, &kept.body, now]).map(drop)
}

/// Forgets what is older than a day; a schedule calls it.
pub fn forget_old(cx: &mut Cx<'_, Write>) -> Outcome<usize> {
    let before = cx.now().minus(KEPT);
    cx.write(&FORGET, params![before])
}
