//! The rail at the start of the page: the community, search, the spaces and the person's own place. On
//! tablets it folds to icons, on phones it is a sheet behind a button; all without a script.

use maud::{Markup, html};

use crate::components::{Face, Size, avatar, count, dot, link_button};
use crate::frame::{Frame, NavGroup, NavItem, Unread};
use crate::icon::{icon, small_icon};
use crate::page::Page;

pub(crate) fn rail(page: &Page<'_>, frame: &Frame) -> Markup {
    html! {
        nav.rail id="rail" popover aria-label=(page.t("ui-rail")) {
            div.rail-head { (brand(page, frame)) (close(page)) }
            (find(page, frame))
            div.rail-nav { @for nav in &frame.nav { (group(page, nav)) } }
            div.rail-foot {
                @for item in &frame.foot { (link(page, item)) }
                (person(page, frame))
            }
        }
    }
}

pub(crate) fn brand(page: &Page<'_>, frame: &Frame) -> Markup {
    let community = &frame.community;
    html! {
        a.brand href="/" title=(page.t("ui-home")) {
            @if let Some(logo) = &community.logo { img.mark src=(logo) alt="" width="32" height="32"; }
            @else { span.mark aria-hidden="true" { (icon("sprout")) } }
            span.label { b dir="auto" { (community.name) } @if !community.tagline.is_empty() { small dir="auto" { (community.tagline) } } }
        }
    }
}

fn close(page: &Page<'_>) -> Markup {
    html! { button.rail-close type="button" popovertarget="rail" popovertargetaction="hide" aria-label=(page.t("close")) { (icon("x")) } }
}

fn find(page: &Page<'_>, frame: &Frame) -> Markup {
    html! {
        @if !frame.search_href.is_empty() {
            a.find href=(frame.search_href) title=(page.t("ui-search")) data-search { (small_icon("search")) span.label { (page.t("ui-search")) } kbd aria-hidden="true" { "/" } }
        }
    }
}

fn group(page: &Page<'_>, nav: &NavGroup) -> Markup {
    html! {
        @if let Some(label) = &nav.label { hr.sep; p.nav-group.label dir="auto" { (label) } }
        @for item in &nav.items { (link(page, item)) }
    }
}

pub(crate) fn link(page: &Page<'_>, item: &NavItem) -> Markup {
    let depth = item.depth.min(3);
    html! {
        a class={ "nav depth-" (depth) @if item.unread != Unread::None { " unread" } } href=(item.href) title=(item.label) aria-current=[item.current.then_some("page")] {
            (icon(&item.icon))
            span.label dir="auto" { (item.label) }
            @if item.locked { span.nav-lock { (small_icon("lock")) span.vh { (page.t("ui-private")) } } }
            (mark(page, item.unread))
        }
    }
}

pub(crate) fn mark(page: &Page<'_>, unread: Unread) -> Markup {
    match unread {
        Unread::None => html! {},
        Unread::Dot => dot(page),
        Unread::Count(n) => count(page, n),
    }
}

fn person(page: &Page<'_>, frame: &Frame) -> Markup {
    html! {
        @if let Some(member) = &frame.member {
            a.nav href=(member.href) title=(member.name) {
                (avatar(Face { id: member.id, name: &member.name, url: member.avatar.as_deref() }, Size::Tiny))
                span.label dir="auto" { (member.name) }
            }
        } @else {
            div.rail-join.label {
                @if !frame.join_href.is_empty() { (link_button(page.t("ui-join"), &frame.join_href).wide()) }
                @if !frame.sign_in_href.is_empty() { (link_button(page.t("ui-sign-in"), &frame.sign_in_href).wide().quiet()) }
            }
            @if !frame.sign_in_href.is_empty() { a.nav.folded href=(frame.sign_in_href) title=(page.t("ui-sign-in")) { (icon("log-in")) } }
        }
    }
}

/// The button of phones that opens the rail.
pub(crate) fn opener(page: &Page<'_>) -> Markup {
    html! { button type="button" popovertarget="rail" aria-label=(page.t("ui-open-rail")) { (icon("menu")) } }
}
