//! Leases: work that one process does for all. Kept in the database and renewed inside the very
//! transaction that does the work, so that two holders cannot both commit.

use std::time::Duration;

use grove_kernel::Outcome;

use crate::cx::{Cx, Write};
use crate::{params, sql};

/// After this long without renewal another process takes over.
pub const LASTS: Duration = Duration::from_secs(10);

sql! {
    quiet HOLD = "INSERT INTO lease (name, holder, until) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE \
        SET holder = excluded.holder, until = excluded.until WHERE lease.holder = excluded.holder OR lease.until < $4";
}

/// Takes or renews a lease; false when another process holds it.
pub fn hold(cx: &mut Cx<'_, Write>, name: &str) -> Outcome<bool> {
    let holder = cx.engine.process;
    let until = cx.now().plus(LASTS);
    let now = cx.now();
    Ok(cx.write(&HOLD, params![name, holder, until, now])? > 0)
}
