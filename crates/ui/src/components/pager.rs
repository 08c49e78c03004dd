//! Pages of a list by cursor: real addresses, so that Back works and the foot stays within reach.

use maud::{Markup, html};

use super::button::link_button;
use crate::{Page, small_icon};

/// Where the neighbours are.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    pub previous: Option<String>,
    pub next: Option<String>,
    /// "1 to 20 of 2,316", when it may be said.
    pub position: Option<String>,
    /// Keys of the words on the buttons; "Previous" and "Next" when empty.
    pub previous_label: Option<String>,
    pub next_label: Option<String>,
}

/// `(pager(page, &Pager { next: topics.next.map(|c| paths::list(c)), ..Pager::default() }))`
pub fn pager(page: &Page<'_>, pager: &Pager) -> Markup {
    let previous = pager.previous_label.clone().unwrap_or_else(|| page.t("ui-pager-previous"));
    let next = pager.next_label.clone().unwrap_or_else(|| page.t("ui-pager-next"));
    html! {
        @if pager.previous.is_some() || pager.next.is_some() || pager.position.is_some() {
            nav.pager aria-label=(page.t("ui-pager")) {
                @if let Some(position) = &pager.position { span.meta.num { (position) } }
                span.push {}
                @if let Some(href) = &pager.previous { (link_button(previous, href).quiet().small()) }
                @if let Some(href) = &pager.next { (link_button(next, href).small().arrow()) }
            }
        }
    }
}

/// The way to the same list in a feed reader, at the foot of a page.
pub fn feed_link(page: &Page<'_>, href: &str) -> Markup {
    html! { p.feed { a href=(href) type="application/atom+xml" { (small_icon("rss")) (page.t("ui-feed")) } } }
}
