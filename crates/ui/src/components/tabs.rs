//! Tabs (views of one place, each with its own address) and filters (chips that narrow a list).

use maud::{Markup, html};

use crate::Page;

/// One tab or chip.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    pub label: String,
    pub href: String,
    pub current: bool,
    /// How many are behind it.
    pub count: Option<i64>,
}

impl Tab {
    pub fn new(label: impl Into<String>, href: impl Into<String>, current: bool) -> Self {
        Self { label: label.into(), href: href.into(), current, count: None }
    }
    #[must_use]
    pub const fn count(mut self, n: i64) -> Self {
        self.count = Some(n);
        self
    }
}

/// `(tabs(page, page.t("space-views"), &[Tab::new(…, …, true)], html! {}))`; `end` stands at the far end:
/// how the list is sorted, for example.
pub fn tabs(page: &Page<'_>, label: impl Into<String>, items: &[Tab], end: Markup) -> Markup {
    html! {
        nav.tabs aria-label=(label.into()) {
            @for tab in items {
                a href=(tab.href) aria-current=[tab.current.then_some("page")] { (tab.label) @if let Some(n) = tab.count { " " span.num { (page.number(n)) } } }
            }
            @if !end.0.is_empty() { span.push.meta { (end) } }
        }
    }
}

/// Chips that narrow the list below; `end` as in [`tabs`].
pub fn filters(page: &Page<'_>, label: impl Into<String>, items: &[Tab], end: Markup) -> Markup {
    html! {
        nav.filters aria-label=(label.into()) {
            @for tab in items {
                a.chip href=(tab.href) aria-current=[tab.current.then_some("true")] { (tab.label) @if let Some(n) = tab.count { " " b.num { (page.number(n)) } } }
            }
            @if !end.0.is_empty() { span.push.meta { (end) } }
        }
    }
}
