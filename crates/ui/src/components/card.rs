//! A card: one item of a feed, with where it is from, its title, two lines of text and who is in it.
//! The whole card leads to the item; links and buttons on it keep their own meaning.

use maud::{Markup, html};

/// One item of a feed. `head`, `body` and `foot` are free.
#[derive(Debug, Default)]
pub struct Card<'a> {
    /// The id of the element, when a fragment replaces it.
    pub id: Option<String>,
    pub href: String,
    pub title: &'a str,
    /// The same with parts of it marked; nothing marks none.
    pub title_marked: Option<Markup>,
    /// Where it is from and when; a line of `meta` pieces.
    pub head: Markup,
    /// Shown at most two lines high.
    pub excerpt: &'a str,
    /// Pictures or a date block.
    pub body: Markup,
    /// Faces, replies, reactions.
    pub foot: Markup,
    pub new: bool,
}

/// `(card(&Card { href: paths::topic(id), title: &topic.title, head, excerpt: &topic.excerpt, foot, ..Card::default() }))`
pub fn card(card: &Card<'_>) -> Markup {
    html! {
        article.card.new[card.new] id=[&card.id] {
            div.card-head.meta { (card.head) }
            h2 { a.whole href=(card.href) dir="auto" { @match &card.title_marked { Some(marked) => (marked), None => (card.title) } } }
            @if !card.excerpt.is_empty() { p.clamp dir="auto" { (card.excerpt) } }
            (card.body)
            @if !card.foot.0.is_empty() { div.card-foot { (card.foot) } }
        }
    }
}

/// A surface with a heading for a group of settings or facts.
pub fn panel(title: &str, body: Markup) -> Markup {
    html! { section.panel { @if !title.is_empty() { h2 { (title) } } (body) } }
}

/// A section of the context column.
pub fn side(title: &str, body: Markup) -> Markup {
    html! { section.side { @if !title.is_empty() { h2 { (title) } } (body) } }
}
