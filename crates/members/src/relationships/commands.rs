//! Avoiding somebody. It is nobody's business, so the activity log does not hear of it.

use grove_kernel::{Outcome, Permit};
use grove_store::{Cx, Write};

use super::{Avert, Between, Kind, store};

/// Twice is the same as once.
pub fn begin(cx: &mut Cx<'_, Write>, between: &Permit<'_, Avert, Between>, kind: Kind) -> Outcome<()> {
    store::add(cx, between.from, between.to, kind)
}

pub fn end(cx: &mut Cx<'_, Write>, between: &Permit<'_, Avert, Between>, kind: Kind) -> Outcome<()> {
    store::remove(cx, between.from, between.to, kind)
}
