//! A list of rows 64 px high: state, title and excerpt, faces, a number, a time. Unread is a dot and
//! weight, never colour alone. A column that no row of the list fills takes no room.

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
    /// Whose words the excerpt are.
    pub voice: Option<&'a str>,
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
    let items: Vec<Row<'a>> = items.into_iter().collect();
    let cells = Cells {
        states: items.iter().any(|row| row.state.is_some()),
        faces: items.iter().any(|row| !row.faces.0.is_empty()),
        numbers: items.iter().any(|row| row.number.is_some()),
        times: items.iter().any(|row| !row.when.0.is_empty()),
    };
    html! { ul.rows { @for row in &items { (draw(page, cells, row)) } } }
}

/// What at least one row of a list has; the others leave room for it, so that the columns align.
#[derive(Clone, Copy)]
struct Cells {
    states: bool,
    faces: bool,
    numbers: bool,
    times: bool,
}

fn draw(page: &Page<'_>, cells: Cells, row: &Row<'_>) -> Markup {
    html! {
        li.row.new[row.unread] id=[&row.id] {
            @if let Some((name, word)) = &row.state { span class={ "row-state " (row.tone.class()) } title=(word) { (icon(name)) span.vh { (word) } } }
            @else if cells.states { span.row-state {} }
            div.row-text {
                h2 { @if row.unread { (dot(page)) } a.whole href=(row.href) dir="auto" { (row.title) } (plus(page, row.new)) }
                p.row-line { (row.tags) @if !row.excerpt.is_empty() { span.row-excerpt dir="auto" { @if let Some(name) = row.voice { bdi { (name) } ": " } (row.excerpt) } } }
            }
            @if cells.faces { span.row-faces { (row.faces) } }
            @if cells.numbers {
                span.row-number {
                    @if let Some((name, words, number)) = &row.number { (crate::icon::small_icon(name)) span aria-hidden="true" { (number) } span.vh { (words) } }
                }
            }
            @if cells.times { span.row-when { (row.when) } }
        }
    }
}
