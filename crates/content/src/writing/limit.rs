//! How much somebody may write in their first days.

use grove_kernel::{HasViewer, Outcome, Reason, Refusal, Standing, Viewer};
use grove_store::Cx;

use super::store;

/// Refuses a newcomer who has written as much in the last 24 hours as the community allows.
pub fn within_limit<M>(cx: &Cx<'_, M>) -> Outcome<()> {
    if !is_limited(cx.viewer()) {
        return Ok(());
    }
    let most = grove_members::settings::community(cx)?.newcomer_posts_a_day;
    let written = u64::try_from(store::written_lately(cx)?).unwrap_or(0);
    if written < most { Ok(()) } else { Err(Refusal::NotAllowed(Reason::NewcomerLimit)) }
}

/// Only newcomers are counted.
pub fn is_limited(viewer: &Viewer) -> bool {
    match viewer.standing() {
        Some(Standing::New) => true,
        Some(Standing::Pending | Standing::Active | Standing::Silenced) | None => false,
    }
}
