//! Bringing people in without their own act is for the machine, imports and admins.

use grove_kernel::{HasViewer, Outcome, Reason, Refusal};

/// Only the system and admins add people, make links and tokens for them.
pub fn only_admins_and_system<'tx>(cx: &impl HasViewer<'tx>) -> Outcome<()> {
    let viewer = cx.viewer();
    if viewer.is_system() || viewer.is_admin() { Ok(()) } else { Err(Refusal::NotAllowed(Reason::AdminsOnly)) }
}
