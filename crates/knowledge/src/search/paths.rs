//! Where search lives, and where hits lead.

pub use grove_members::paths::profile as member;
pub use grove_spaces::paths::space;

use super::document::Key;
use super::routes::Asked;

pub const SEARCH: &str = "/search";

pub fn hit(key: Key) -> String {
    match key {
        Key::Topic(id) => format!("/topics/{id}"),
        Key::Reply(id) => format!("/replies/{id}"),
    }
}
/// Asking the question to people instead.
pub fn ask(slug: &str) -> String {
    format!("{}/topics/new?kind=question", space(slug))
}

/// The same search further on.
pub fn next(asked: &Asked, cursor: &str) -> String {
    let mut url = format!("{SEARCH}?cursor={}", escape(cursor));
    for (name, value) in asked.fields() {
        url.push_str(&format!("&{name}={}", escape(value)));
    }
    url
}

fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
