//! People from elsewhere, as an importer hands them in. They have no address and no password: nobody
//! signs in as one of them until an admin sends a claim link.
//!
//! Invariants: handles are made unique as everywhere (twins included), with the number somebody had
//! elsewhere put behind a handle that is taken; when they joined is when they joined there. Nobody is
//! written to.

mod handles;
mod store;

use grove_kernel::intake::MemberRow;
use grove_kernel::{MemberId, Outcome};
use grove_store::{AsOf, Cx, Write};

use crate::identity::acts::MemberJoined;
use crate::identity::only_admins_and_system;

/// Adds these people; their ids come back in the order of the rows.
pub fn take_members(cx: &mut Cx<'_, Write>, batch: i64, rows: &[MemberRow]) -> Outcome<Vec<MemberId>> {
    only_admins_and_system(cx)?;
    let handles = handles::free(cx, rows)?;
    let last = store::last_ordinal(cx)?;
    let mut ids = Vec::with_capacity(rows.len());
    for (ordinal, (row, handle)) in (last + 1..).zip(rows.iter().zip(&handles)) {
        let as_of = AsOf { at: row.joined_at, actor: None, bot: false, batch };
        ids.push(cx.as_of(as_of, |cx| {
            let id: MemberId = cx.new_id();
            store::insert(cx, batch, id, ordinal, handle, row)?;
            if !row.is_nobody {
                cx.record(MemberJoined { member: id, waits: false })?;
            }
            Ok(id)
        })?);
    }
    Ok(ids)
}
