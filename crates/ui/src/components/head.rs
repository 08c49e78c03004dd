//! The head of a page: where it is, its one `h1`, a line about it, and its one primary action.

use maud::{Markup, Render, html};

use crate::Page;
use crate::icon::directed_icon;

/// A step of the way here. The last has no address.
#[derive(Clone, Debug)]
pub struct Crumb {
    pub label: String,
    pub href: Option<String>,
}

impl Crumb {
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: Some(href.into()) }
    }
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// The way here: `(breadcrumbs(page, &[Crumb::new("Garden", paths::space(id)), Crumb::here("Rules")]))`.
pub fn breadcrumbs(page: &Page<'_>, steps: &[Crumb]) -> Markup {
    html! {
        nav.crumbs aria-label=(page.t("ui-breadcrumbs")) {
            ol {
                @for step in steps {
                    li {
                        @if let Some(href) = &step.href { a href=(href) dir="auto" { (step.label) } (directed_icon("chevron-right")) }
                        @else { span aria-current="page" dir="auto" { (step.label) } }
                    }
                }
            }
        }
    }
}

/// The head of a page; put it into `html!`.
#[derive(Debug, Default)]
#[must_use]
pub struct PageHead {
    title: String,
    drawn: Option<Markup>,
    above: Markup,
    lede: Option<String>,
    below: Markup,
    actions: Markup,
    beside: Markup,
}

/// `(page_head(&topic.title).above(space_line).below(tags).actions(html! { (link_button(…).primary()) }))`
pub fn page_head(title: impl Into<String>) -> PageHead {
    PageHead { title: title.into(), ..PageHead::default() }
}

impl PageHead {
    /// A line of `meta` over the title, such as the space with its icon.
    pub fn above(mut self, markup: Markup) -> Self {
        self.above = markup;
        self
    }
    /// The title with its formulas; safe HTML of a line, as [`markdown::line`](crate::markdown::line) gives it.
    pub fn drawn(mut self, markup: Markup) -> Self {
        self.drawn = Some(markup);
        self
    }
    /// One sentence under the title.
    pub fn lede(mut self, text: impl Into<String>) -> Self {
        self.lede = Some(text.into());
        self
    }
    /// State and tags.
    pub fn below(mut self, markup: Markup) -> Self {
        self.below = markup;
        self
    }
    /// Before the title: the icon of a [`cover`](super::cover).
    pub(super) fn beside(mut self, markup: Markup) -> Self {
        self.beside = markup;
        self
    }
    pub fn actions(mut self, markup: Markup) -> Self {
        self.actions = markup;
        self
    }
}

impl Render for PageHead {
    fn render(&self) -> Markup {
        html! {
            header.page-head {
                (self.beside)
                div.page-words {
                    @if !self.above.0.is_empty() { div.above.meta { (self.above) } }
                    h1 dir="auto" { @if let Some(drawn) = &self.drawn { (drawn) } @else { (self.title) } }
                    @if let Some(lede) = &self.lede { p.lede dir="auto" { (lede) } }
                    @if !self.below.0.is_empty() { div.below { (self.below) } }
                }
                @if !self.actions.0.is_empty() { div.page-actions { (self.actions) } }
            }
        }
    }
}
