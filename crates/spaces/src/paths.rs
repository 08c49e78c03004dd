//! Where the pages of spaces are.

use std::fmt::Display;

pub const SPACES: &str = "/spaces";
pub const NEW: &str = "/spaces/new";
pub const INVITATIONS: &str = "/invitations";

pub fn space(slug: &str) -> String {
    format!("/spaces/{slug}")
}
/// Founding a space under another.
pub fn new_under(slug: &str) -> String {
    format!("/spaces/new?parent={slug}")
}
/// Where the settings form goes: `PATCH /spaces/{slug}`, as a browser can say it.
pub fn change(slug: &str) -> String {
    format!("/spaces/{slug}?_method=PATCH")
}
pub fn settings(slug: &str) -> String {
    format!("/spaces/{slug}/settings")
}
pub fn visibility(slug: &str) -> String {
    format!("/spaces/{slug}/visibility")
}
pub fn place(slug: &str) -> String {
    format!("/spaces/{slug}/place")
}
pub fn step(slug: &str) -> String {
    format!("/spaces/{slug}/step")
}
pub fn membership(slug: &str) -> String {
    format!("/spaces/{slug}/membership")
}
pub fn members(slug: &str) -> String {
    format!("/spaces/{slug}/members")
}
pub fn member(slug: &str, handle: &str) -> String {
    format!("/spaces/{slug}/members/{handle}")
}
pub fn requests(slug: &str) -> String {
    format!("/spaces/{slug}/requests")
}
pub fn request(slug: &str, handle: &str) -> String {
    format!("/spaces/{slug}/requests/{handle}")
}
pub fn approval(slug: &str, handle: &str) -> String {
    format!("/spaces/{slug}/requests/{handle}/approval")
}
pub fn invitations(slug: &str) -> String {
    format!("/spaces/{slug}/invitations")
}
/// The landing page of a secret; also, by its id, the invitation itself.
pub fn invitation(secret_or_id: impl Display) -> String {
    format!("/invitations/{secret_or_id}")
}
/// The few words that go with asking to be let in.
pub fn ask(slug: &str) -> String {
    format!("/spaces/{slug}/ask")
}
