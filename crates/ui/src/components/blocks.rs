//! Larger pieces of a page: a cover with an icon, a box for what was chosen, a section's head, a day, a
//! person in a line, and the box that says what happened since the last visit.

use grove_kernel::Moment;
use maud::{Markup, html};

use super::avatar::{Face, Size, avatar};
use super::button::Button;
use super::head::PageHead;
use crate::Page;
use crate::icon::icon;

/// A page head under a cover: `(cover("message-circle-question-mark", None, page_head(&space.name).lede(…).actions(…)))`.
/// Without a picture of its own the cover is drawn.
pub fn cover(icon_name: &str, picture: Option<&str>, head: PageHead) -> Markup {
    html! {
        div.with-cover {
            div.cover { @if let Some(url) = picture { img src=(url) alt=""; } @else { (leaves()) } }
            (head.beside(html! { span.cover-icon { (icon(icon_name)) } }))
        }
    }
}

/// Leaves along a stem; the colours come from the accent.
pub fn leaves() -> Markup {
    html! {
        svg.leaves viewBox="0 0 1016 96" preserveAspectRatio="xMidYMid slice" aria-hidden="true" fill="currentColor" {
            @for i in 0..17 {
                @let (x, up) = (i * 64 - 16, i % 2 == 0);
                @let (y, tip) = if up { (46, 8) } else { (52, 90) };
                path opacity=(if i % 3 == 0 { "0.9" } else { "0.55" })
                    d=(format!("M{x} {y}C{} {} {} {} {} {} C{} {} {} {} {x} {y}Z", x + 4, (y + tip) / 2, x + 26, tip, x + 62, tip, x + 58, (y + tip) / 2, x + 36, y)) {}
            }
            path d="M-10 50C240 38 500 60 1026 46" fill="none" stroke="currentColor" stroke-width="2.5" {}
        }
    }
}

/// A box around what was chosen among others: the accepted answer, the official reply.
pub fn chosen(id: &str, label: impl Into<String>, head: Markup, body: Markup) -> Markup {
    html! { section.accepted id=(id) aria-label=(label.into()) { header { (head) } (body) } }
}

/// The heading of a part of the page; `end` stands at the far end: how the list is sorted.
pub fn section_head(title: impl Into<String>, end: Markup) -> Markup {
    html! { div.section-head { h2 { (title.into()) } @if !end.0.is_empty() { span.meta { (end) } } } }
}

/// The day of something that will happen: 28 over Nov.
pub fn date_block(page: &Page<'_>, at: Moment) -> Markup {
    let (day, month) = page.day_and_month(at);
    html! { time.date-block datetime=(at.rfc3339()) { b { (day) } (month) } }
}

/// Somebody in a line: face, name, a word about them, something to do.
pub fn person(face: Face<'_>, href: &str, about: Markup, end: Markup) -> Markup {
    html! {
        div.person {
            (avatar(face, Size::Small))
            span.grow { a.strong href=(href) dir="auto" { (face.name) } @if !about.0.is_empty() { span.meta { (about) } } }
            (end)
        }
    }
}

/// What happened since the last visit, in one sentence with one thing to do.
pub fn since(title: impl Into<String>, text: impl Into<String>, action: Option<Button>) -> Markup {
    html! {
        section.since {
            h2 { (title.into()) }
            p { (text.into()) }
            @if let Some(action) = action { (action) }
        }
    }
}
