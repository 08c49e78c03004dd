//! SQL of approval.

use grove_kernel::{HasViewer, MemberId, Outcome, Sealed};
use grove_store::{Columns, Cx, Write, first, params, sql};

use super::Application;

sql! {
    sealed WAITING = "SELECT id, handle, name, application, joined_at, COALESCE(email, '') FROM member \
        WHERE approved_at IS NULL AND left_at IS NULL AND (joined_at, id) > ($1, $2) ORDER BY joined_at, id LIMIT $3";
    sealed FIND = "SELECT id, handle, name, application, joined_at, COALESCE(email, '') FROM member \
        WHERE id = $1 AND approved_at IS NULL AND left_at IS NULL";
    system DECIDERS = "SELECT id FROM member WHERE role >= 2 AND left_at IS NULL ORDER BY id";
    system COUNT = "SELECT COUNT(*) FROM member WHERE approved_at IS NULL AND left_at IS NULL";
    write APPROVE = "UPDATE member SET approved_at = $2, approved_by = $3, joined_at = $2 WHERE id = $1 AND approved_at IS NULL AND left_at IS NULL";
}

fn read(row: &mut Columns<'_>) -> Outcome<Application> {
    Ok(Application {
        member: row.take()?,
        handle: row.take()?,
        name: row.take()?,
        words: row.take()?,
        asked_at: row.take()?,
        email: row.take()?,
    })
}

pub fn waiting<M>(cx: &Cx<'_, M>, after: grove_kernel::Cursor, limit: usize) -> Outcome<Vec<Sealed<Application>>> {
    cx.many(&WAITING, params![after.key, after.id, limit], read)
}

pub fn find<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Sealed<Application>>> {
    cx.one(&FIND, params![member], read)
}

pub fn count<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    Ok(cx.system_one(&COUNT, params![], first)?.unwrap_or(0))
}

/// Moderators, admins, owners.
pub fn deciders<M>(cx: &Cx<'_, M>) -> Outcome<Vec<MemberId>> {
    cx.system(&DECIDERS, params![], first)
}

pub fn approve(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<bool> {
    let (now, by) = (cx.now(), cx.viewer().id());
    Ok(cx.write(&APPROVE, params![member, now, by])? > 0)
}
