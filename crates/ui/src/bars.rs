//! The bars of phones: on top the menu, the name and search; at the foot up to five places.

use maud::{Markup, html};

use crate::frame::{Frame, Unread};
use crate::icon::icon;
use crate::page::Page;
use crate::rail;

pub(crate) fn top(page: &Page<'_>, frame: &Frame) -> Markup {
    html! {
        header.topbar {
            (rail::opener(page))
            a.topbar-name href="/" dir="auto" { (frame.community.name) }
            @if !frame.search_href.is_empty() { a href=(frame.search_href) aria-label=(page.t("ui-search")) { (icon("search")) } }
            @if frame.member.is_none() && !frame.sign_in_href.is_empty() { a href=(frame.sign_in_href) aria-label=(page.t("ui-sign-in")) { (icon("log-in")) } }
        }
    }
}

pub(crate) fn bottom(page: &Page<'_>, frame: &Frame) -> Markup {
    html! {
        @if !frame.bottom.is_empty() {
            nav.bottom aria-label=(page.t("ui-bottom-bar")) {
                @for item in frame.bottom.iter().take(5) {
                    a href=(item.href) aria-current=[item.current.then_some("page")] {
                        (icon(&item.icon))
                        span { (item.label) }
                        @if item.unread != Unread::None { (rail::mark(page, item.unread)) }
                    }
                }
            }
        }
    }
}
