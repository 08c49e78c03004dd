//! A menu behind a button: what is done now and then. It is a `<details>`, so it opens without a script;
//! the script only closes it again.

use maud::{Markup, html};

use super::button::Button;
use super::form::{Verb, action, form_key};
use crate::Page;
use crate::icon::small_icon;

/// One line of a menu.
#[derive(Clone, Debug)]
pub enum MenuItem {
    Link {
        label: String,
        href: String,
        icon: &'static str,
    },
    /// A form of one button.
    Act {
        label: String,
        url: String,
        verb: Verb,
        icon: &'static str,
        danger: bool,
    },
    /// A hairline between groups.
    Line,
}

impl MenuItem {
    pub fn link(label: impl Into<String>, href: impl Into<String>, icon: &'static str) -> Self {
        Self::Link { label: label.into(), href: href.into(), icon }
    }
    pub fn act(label: impl Into<String>, url: impl Into<String>, verb: Verb, icon: &'static str) -> Self {
        Self::Act { label: label.into(), url: url.into(), verb, icon, danger: false }
    }
    pub fn danger(label: impl Into<String>, url: impl Into<String>, verb: Verb, icon: &'static str) -> Self {
        Self::Act { label: label.into(), url: url.into(), verb, icon, danger: true }
    }
}

/// `(menu(page, button(page.t("more")).icon_only("ellipsis").quiet().small(), items))`; nothing when empty.
pub fn menu(page: &Page<'_>, opener: Button, items: &[MenuItem]) -> Markup {
    html! {
        @if !items.is_empty() {
            details.menu {
                (opener.summary())
                div.menu-list { @for item in items { (line(page, item)) } }
            }
        }
    }
}

fn line(page: &Page<'_>, item: &MenuItem) -> Markup {
    match item {
        MenuItem::Link { label, href, icon } => html! { a.menu-item href=(href) { (small_icon(icon)) (label) } },
        MenuItem::Act { label, url, verb, icon, danger } => html! {
            form method="post" action=(action(url, *verb)) {
                (form_key(page))
                button.menu-item.danger[*danger] { (small_icon(icon)) (label) }
            }
        },
        MenuItem::Line => html! { hr; },
    }
}
