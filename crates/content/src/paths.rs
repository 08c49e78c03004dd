//! Where things of this area live.

use grove_kernel::{ReplyId, TopicId};

use crate::said::Target;

pub fn topic(id: TopicId) -> String {
    format!("/topics/{id}")
}
/// The page of replies that begins after a position.
pub fn topic_after(id: TopicId, position: i64) -> String {
    if position == 0 { topic(id) } else { format!("/topics/{id}?after={position}") }
}
/// Where somebody's reading of it goes on.
pub fn topic_at_new(id: TopicId) -> String {
    format!("/topics/{id}?at=new")
}
/// Tells that a page was shown to somebody whose browser runs no script.
pub fn shown_up_to(id: TopicId, position: i64) -> String {
    format!("/topics/{id}/read-position?shown={position}")
}
pub fn edit(id: TopicId) -> String {
    format!("/topics/{id}/edit")
}
pub fn closure(id: TopicId) -> String {
    format!("/topics/{id}/closure")
}
pub fn pin(id: TopicId) -> String {
    format!("/topics/{id}/pin")
}
pub fn place(id: TopicId) -> String {
    format!("/topics/{id}/place")
}
pub fn restoration(id: TopicId) -> String {
    format!("/topics/{id}/restoration")
}
pub fn replies(id: TopicId) -> String {
    format!("/topics/{id}/replies")
}
pub fn read_position(id: TopicId) -> String {
    format!("/topics/{id}/read-position")
}
/// The permalink of a reply: it finds the page the reply stands on and jumps there.
pub fn reply(id: ReplyId) -> String {
    format!("/replies/{id}")
}
/// The form for what hangs on a reply.
pub fn comment_on(id: ReplyId) -> String {
    format!("/replies/{id}/comment")
}
pub fn edit_reply(id: ReplyId) -> String {
    format!("/replies/{id}/edit")
}
pub fn restore_reply(id: ReplyId) -> String {
    format!("/replies/{id}/restoration")
}
pub fn acceptance(id: TopicId) -> String {
    format!("/topics/{id}/acceptance")
}
pub fn vote(target: Target) -> String {
    format!("{}/vote", target.path())
}
pub fn reaction(target: Target, kind: &str) -> String {
    format!("{}/reactions/{kind}", target.path())
}
pub const TAGS: &str = "/tags";
pub fn tags_after(position: &str) -> String {
    format!("/tags?after={}", escape(position))
}
pub fn tag_feed(name: &str) -> String {
    format!("{}/feed", tag(name))
}
pub fn space_feed(slug: &str) -> String {
    format!("/spaces/{slug}/feed")
}
pub fn draft(key: &str) -> String {
    format!("/drafts/{}", escape(key))
}
/// Topics of a space, and the form that begins one.
pub fn topics_of(slug: &str) -> String {
    format!("/spaces/{slug}/topics")
}
/// How a text would look there.
pub fn preview(slug: &str) -> String {
    format!("/spaces/{slug}/preview")
}
/// Who can be mentioned there.
pub fn mentionable(slug: &str) -> String {
    format!("/spaces/{slug}/mentionable")
}
/// The same, with the people of a topic first.
pub fn mentionable_in(slug: &str, topic: TopicId) -> String {
    format!("/spaces/{slug}/mentionable?topic={topic}")
}
pub fn new_topic(slug: &str) -> String {
    format!("/spaces/{slug}/topics/new")
}
/// Moderation's pages, by the text of an id: areas lead to one another, they do not call one another.
pub fn report(id: impl std::fmt::Display) -> String {
    format!("/reports/new?target={id}")
}
pub fn removal(id: impl std::fmt::Display) -> String {
    format!("/moderation/removals/new?target={id}")
}
pub fn tag(name: &str) -> String {
    format!("/tags/{}", escape(name))
}

/// Adds to a path who was mentioned and cannot see the place; the page says so to the author.
pub fn with_unseen(path: &str, handles: &[String]) -> String {
    if handles.is_empty() {
        return path.to_owned();
    }
    let joint = if path.contains('?') { '&' } else { '?' };
    let named: Vec<String> = handles.iter().map(|handle| escape(handle)).collect();
    format!("{path}{joint}unseen={}", named.join(","))
}

/// Tags may hold `#` and `+`, which mean something else in an address.
fn escape(segment: &str) -> String {
    let mut out = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
