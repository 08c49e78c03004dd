//! A list of rows 64 px high: state, title and excerpt, faces, a number, a time. Unread is a dot and
//! weight, never colour alone.

use maud::{Markup, html};

use super::small::{dot, plus};
use crate::Page;
use crate::icon::icon;

/// One row.
#[derive(Debug, Default)]
pub struct Row<'a> {
    pub id: Option<String>,
    pub href: String,
    pub title: &'a str,
    /// One line under the title.
    pub excerpt: &'a str,
    /// An icon and the word it stands for: solved, pinned, closed.
    pub state: Option<(&'a str, String)>,
    /// Colours the icon.
    pub tone: super::Tone,
    pub unread: bool,
    /// New since the last visit.
    pub new: i64,
    pub tags: Markup,
    pub faces: Markup,
    /// An icon, a number in words for readers and the number.
    pub number: Option<(&'a str, String, String)>,
    pub when: Markup,
}

/// `(rows(page, topics.iter().map(|t| Row { href: …, title: &t.title, ..Row::default() })))`
pub fn rows<'a>(page: &Page<'_>, items: impl IntoIterator<Item = Row<'a>>) -> Markup {
    html! { ul.rows { @for row in items { (draw(page, &row)) } } }
}

fn draw(page: &Page<'_>, row: &Row<'_>) -> Markup {
    html! {
        li.row.new[row.unread] id=[&row.id] {
            @if let Some((name, word)) = &row.state { span class={ "row-state " (row.tone.class()) } title=(word) { (icon(name)) span.vh { (word) } } }
            @else { span.row-state {} }
            div.row-text {
                h2 { @if row.unread { (dot(page)) } a.whole href=(row.href) dir="auto" { (row.title) } (plus(page, row.new)) }
                p.row-line { (row.tags) @if !row.excerpt.is_empty() { span.row-excerpt dir="auto" { (row.excerpt) } } }
            }
            span.row-faces { (row.faces) }
            span.row-number {
                @if let Some((name, words, number)) = &row.number { (crate::icon::small_icon(name)) span aria-hidden="true" { (number) } span.vh { (words) } }
            }
            span.row-when { (row.when) }
        }
    }
}
