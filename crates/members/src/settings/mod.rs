//! What the owner decided about the place: its name, what it is for, who may join, how it looks.
//!
//! Invariants: a setting that was never made has a default good enough to run on. Read with one
//! statement in the snapshot that needs it and kept nowhere else, so a change holds at once. Every
//! change is recorded with who made it.

mod commands;
mod community;
mod policy;
mod routes;
mod store;
mod views;

pub use commands::{Changes, change};
pub use community::{CommunitySettings, checked_accent, days};
pub use policy::ChangeSettings;
pub use routes::routes;
pub use views::summary;

use grove_kernel::{Community, Outcome};
use grove_store::{Cx, Read};

/// The settings in force.
pub fn community<M>(cx: &Cx<'_, M>) -> Outcome<CommunitySettings> {
    store::load(cx)
}

/// How open the community is; the hook of `web`.
pub fn openness(cx: &Cx<'_, Read>) -> Outcome<Community> {
    Ok(community(cx)?.access)
}
