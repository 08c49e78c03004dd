//! Addresses of this area's pages, so that nobody writes one by hand.

use grove_kernel::{SessionId, TokenId, UploadId};

pub fn profile(handle: &str) -> String {
    format!("/members/{handle}")
}
/// One tab of a profile.
pub fn profile_tab(handle: &str, tab: &str) -> String {
    format!("/members/{handle}?tab={tab}")
}
pub fn members() -> String {
    "/members".to_owned()
}
pub fn picture(upload: UploadId) -> String {
    format!("/media/{upload}")
}
pub fn block(handle: &str) -> String {
    format!("/members/{handle}/block")
}
pub fn mute(handle: &str) -> String {
    format!("/members/{handle}/mute")
}
pub fn role(handle: &str) -> String {
    format!("/members/{handle}/role")
}
pub fn flags(handle: &str) -> String {
    format!("/members/{handle}/flags")
}
pub fn claim(handle: &str) -> String {
    format!("/members/{handle}/claim")
}
pub fn session(id: SessionId) -> String {
    format!("/settings/sessions/{id}")
}
pub fn token(id: TokenId) -> String {
    format!("/settings/tokens/{id}")
}
/// Where a mailed link leads; `next` is a path of ours.
pub fn enter(secret: &str, next: Option<&str>) -> String {
    match next {
        Some(next) => format!("/enter?secret={secret}&next={}", encode(next)),
        None => format!("/enter?secret={secret}"),
    }
}
/// The form to join; with an invitation it opens gated and private communities.
pub fn join(invitation: Option<&str>) -> String {
    invitation.map_or_else(|| "/join".to_owned(), |secret| format!("/join?invitation={}", encode(secret)))
}
pub fn sign_in(next: &str) -> String {
    format!("/sign-in?next={}", encode(next))
}

pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_IN_LINK: &str = "/sign-in/link";
pub const SENT: &str = "/sign-in/sent";
pub const SIGN_OUT: &str = "/sign-out";
pub const ENTER: &str = "/enter";
pub const JOIN: &str = "/join";
pub const WAITING: &str = "/join/waiting";
pub const RULES: &str = "/rules";
pub const RULES_EDIT: &str = "/rules/edit";
pub const RULES_ACCEPTANCE: &str = "/rules/acceptance";
pub const PENDING: &str = "/admin/pending";
pub const SET_UP: &str = "/set-up";
pub const ADMIN_SETTINGS: &str = "/admin/settings";
pub const ME: &str = "/me";
pub const SETTINGS: &str = "/settings";
pub const SETTINGS_PROFILE: &str = "/settings/profile";
/// Where `media` takes one's picture.
pub const MY_AVATAR: &str = "/me/avatar";
pub const SETTINGS_ACCOUNT: &str = "/settings/account";
pub const SETTINGS_EMAIL: &str = "/settings/email";
pub const SETTINGS_PASSWORD: &str = "/settings/password";
pub const SETTINGS_LOOK: &str = "/settings/look";
pub const SETTINGS_SESSIONS: &str = "/settings/sessions";
pub const SETTINGS_TOKENS: &str = "/settings/tokens";
pub const SETTINGS_PEOPLE: &str = "/settings/people";

/// For a value in a query.
pub(crate) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
