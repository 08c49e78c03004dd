//! The header that every page of a space begins with, and the words on who can see it.

use grove_kernel::{Floor, SpaceRole};
use grove_ui::components::{
    Button, Crumb, Face, Size, Tab, Tone, Verb, breadcrumbs, cover, link_button, page_head, post_button, role_badge, stack, state_pill,
    tabs,
};
use grove_ui::{Page, small_icon, t};
use maud::{Markup, html};

use super::header::SpaceHeader;
use super::noun::{Joining, Space};
use super::policy::Change;
use crate::membership::{AskToJoin, Join};
use crate::paths;

/// The header with the viewer's own way in or out at its end.
pub fn header(page: &Page<'_>, header: &SpaceHeader) -> Markup {
    header_with(page, header, None)
}

/// [`header`], with one more action: what one comes to this space to do. Where there is one, it is the
/// primary one, and the way in stands back.
pub fn header_with(page: &Page<'_>, header: &SpaceHeader, action: Option<Markup>) -> Markup {
    let space = &header.space;
    let way_in = way_in(page, header, action.is_some());
    html! {
        @if !header.above.is_empty() { (way_here(page, header)) }
        (cover(&space.icon, None, page_head(&space.name).lede(&space.purpose).below(below(page, header)).actions(html! { (way_in) @if let Some(action) = action { (action) } })))
    }
}

fn way_here(page: &Page<'_>, header: &SpaceHeader) -> Markup {
    let mut steps = vec![Crumb::new(page.t("spaces-title"), paths::SPACES)];
    steps.extend(header.above.iter().map(|s| Crumb::new(&s.name, paths::space(&s.slug))));
    steps.push(Crumb::here(&header.space.name));
    breadcrumbs(page, &steps)
}

fn below(page: &Page<'_>, header: &SpaceHeader) -> Markup {
    let people: Vec<Face<'_>> = header.faces.iter().map(|p| p.face.drawn()).collect();
    html! {
        @if header.inside {
            (stack(page, &people, usize::try_from(header.members).unwrap_or(0), Size::Small))
            span.meta { (t!(page, "space-members", count = header.members)) }
        }
        (audience(page, &header.space))
        @if header.mine > SpaceRole::Outsider { (role_badge(&page.t(role_key(header.mine)))) }
    }
}

/// The name of a role in a space.
pub const fn role_key(role: SpaceRole) -> &'static str {
    match role {
        SpaceRole::Host => "space-role-host",
        SpaceRole::Moderator => "space-role-moderator",
        SpaceRole::Member => "space-role-member",
        SpaceRole::Outsider => "space-role-outsider",
    }
}

/// Who can see this space, in words; what holds in effect, not what the space says itself.
pub fn audience(page: &Page<'_>, space: &Space) -> Markup {
    let (icon, key) = audience_words(space);
    state_pill(icon, page.t(key), Tone::Plain, None)
}

const fn audience_words(space: &Space) -> (&'static str, &'static str) {
    let place = &space.place;
    match (place.content, place.card) {
        (Floor::Everyone, _) => (OPEN, "space-seen-by-everyone"),
        (Floor::Members, _) => ("users-round", "space-seen-by-members"),
        (Floor::Moderators, Floor::Everyone | Floor::Members) => ("key-round", "space-seen-by-joined"),
        (Floor::Moderators, Floor::Moderators | Floor::Admins) => ("key-round", "space-seen-by-joined-above"),
        (Floor::Admins, Floor::Everyone | Floor::Members) => ("lock", "space-seen-by-joined"),
        (Floor::Admins, Floor::Moderators | Floor::Admins) => ("lock", "space-seen-by-few"),
    }
}

/// [`audience`] as an icon with its words for readers, where a line has no room; nothing for what all read.
pub fn audience_mark(page: &Page<'_>, space: &Space) -> Markup {
    let (icon, key) = audience_words(space);
    html! { @if icon != OPEN { span.audience title=(page.t(key)) { (small_icon(icon)) span.vh { (page.t(key)) } } } }
}

/// The icon of what everybody reads.
const OPEN: &str = "globe";

/// Join, ask to join, or leave: what holds for this viewer.
fn way_in(page: &Page<'_>, header: &SpaceHeader, stands_back: bool) -> Markup {
    let space = &header.space;
    let look = |b: Button| if stands_back { b } else { b.primary() };
    let own = paths::membership(&space.slug);
    html! {
        @if header.mine > SpaceRole::Outsider {
            (post_button(page, own, Verb::Delete, page.t("space-leave")).look(Button::quiet))
        } @else if let Some(at) = header.asked {
            span.meta { (page.t("space-asked")) " " (page.when(at)) }
            (post_button(page, own, Verb::Delete, page.t("space-ask-withdraw")).look(Button::quiet))
        } @else if space.may::<Join>(page) {
            (post_button(page, own, Verb::Put, page.t("space-join")).look(look))
        } @else if space.may::<AskToJoin>(page) {
            (look(link_button(page.t("space-ask"), paths::ask(&space.slug))))
        } @else if !page.signed_in() && space.joining != Joining::Invitation {
            (link_button(page.t("sign-in"), grove_members::paths::sign_in(&paths::space(&space.slug))).primary())
        }
        @if space.may::<Change>(page) { (link_button(page.t("space-settings"), paths::settings(&space.slug)).icon_only("settings").quiet()) }
    }
}

/// The views of one space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Content,
    Members,
    Requests,
    Invitations,
    Settings,
}

/// The tabs under the header, for those who are inside.
pub fn rooms(page: &Page<'_>, header: &SpaceHeader, current: Room) -> Markup {
    let slug = &header.space.slug;
    let tab = |key, href, room| Tab::new(page.t(key), href, current == room);
    let mut items = vec![
        tab("space-tab-content", paths::space(slug), Room::Content),
        tab("space-tab-members", paths::members(slug), Room::Members).count(header.members),
    ];
    if header.space.may::<crate::membership::Welcome>(page) {
        items.push(tab("space-tab-requests", paths::requests(slug), Room::Requests).count(header.requests));
    }
    if header.space.may::<Change>(page) {
        items.push(tab("space-tab-invitations", paths::invitations(slug), Room::Invitations));
        items.push(tab("space-tab-settings", paths::settings(slug), Room::Settings));
    }
    html! { @if header.inside { (tabs(page, page.t("space-tabs"), &items, html! {})) } }
}
