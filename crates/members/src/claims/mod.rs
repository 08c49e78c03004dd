//! Handing an imported account to the person whose it is. People who came along with an import have a
//! name and all they wrote, but no address: an admin sends the link, and whoever opens it takes the
//! account and gives it that address.
//!
//! Invariants: only an account without an address can be claimed. One link holds at a time, the newest.
//! Nobody sends a link for an account that outranks them: the link is the account.

mod claim;
mod commands;
mod policy;
mod routes;
mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub use claim::Claim;
pub use policy::SendClaim;
pub use routes::routes;

use grove_kernel::{HasViewer, Outcome, Sealed, Visible};
use grove_store::Cx;

use crate::profile::Member;

/// What an admin sees beside a member whose account nobody has taken yet.
pub(crate) fn offered<M>(cx: &Cx<'_, M>, member: &Visible<Member>) -> Outcome<Option<Visible<Claim>>> {
    if !cx.viewer().is_admin() {
        return Ok(None);
    }
    let claim = Sealed::new(store::of(cx, (**member).clone())?).visible_to(cx)?;
    Ok(Some(claim).filter(|claim| !claim.is_taken && claim.may::<SendClaim>(cx)))
}
