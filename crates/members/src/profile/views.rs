//! Somebody's page, the directory, and the form of one's own profile.

use grove_kernel::{HasViewer, Problems, Role, Visible};
use grove_ui::components::{
    Empty, Face, MenuItem, Pager, Size, Tab, Verb, avatar, button, empty, error_summary, file_field, form, link_button, menu, page_head,
    pager, panel as boxed, post_button, role_badge, tabs, text_area, text_field, upload_form,
};
use grove_ui::{Page, Sheet, small_icon, t};
use maud::{Markup, PreEscaped, html};

use super::directory::Asked;
use super::edit::ProfileForm;
use super::panel::{self, Panel};
use super::{EditProfile, Member};
use crate::claims::Claim;
use crate::relationships::Kind;
use crate::sign_in::views::sign_out;
use crate::{claims, paths, roles};

pub fn profile(
    page: &Page<'_>,
    member: &Visible<Member>,
    open: Option<(&'static str, Panel)>,
    avoided: &[Kind],
    claim: Option<&Visible<Claim>>,
) -> Sheet {
    let current = open.as_ref().map(|(name, _)| *name);
    let body = match open {
        Some((_, panel)) => (panel.make)(page),
        None => about(page, member),
    };
    let face = member.face();
    let above = html! { (avatar(Face { id: member.id.raw(), name: &member.name, url: face.avatar.as_deref() }, Size::Huge)) };
    let below = html! { p.meta { "@" (member.handle) " " (badges(page, member)) } };
    let sheet = Sheet::new(&member.name).canonical(paths::profile(&member.handle)).open_graph("profile", None).main(html! {
        (page_head(&member.name).above(above).below(below).actions(actions(page, member, avoided)))
        (profile_tabs(page, member, current))
        (body)
    });
    if member.may::<roles::SetFlags>(page) { sheet.aside(for_admins(page, member, claim)) } else { sheet }
}

fn for_admins(page: &Page<'_>, member: &Visible<Member>, claim: Option<&Visible<Claim>>) -> Markup {
    html! {
        (roles::views::beside(page, member))
        @if let Some(claim) = claim { (claims::views::beside(page, claim)) }
    }
}

fn profile_tabs(page: &Page<'_>, member: &Member, current: Option<&str>) -> Markup {
    let mut items = vec![Tab::new(page.t("profile-about"), paths::profile(&member.handle), current.is_none())];
    for panel in panel::all() {
        items.push(Tab::new(page.t(panel.title), paths::profile_tab(&member.handle, panel.name), current == Some(panel.name)));
    }
    html! { @if items.len() > 1 { (tabs(page, page.t("profile-views"), &items, html! {})) } }
}

fn about(page: &Page<'_>, member: &Member) -> Markup {
    html! {
        @if member.bio_html.is_empty() { p.meta { (page.t("profile-no-bio")) } } @else { div.prose dir="auto" { (PreEscaped(&member.bio_html)) } }
        p.meta { (page.t("profile-since")) " " (page.day(member.joined_at)) }
    }
}

/// What somebody is here, in words.
pub fn badges(page: &Page<'_>, member: &Member) -> Markup {
    html! {
        @if member.role > Role::Member { (role_badge(&page.t(roles::key(member.role)))) }
        @if member.is_staff { (role_badge(&page.t("flag-staff"))) }
        @if member.is_bot { (role_badge(&page.t("flag-bot"))) }
        @if member.is_brand { (role_badge(&page.t("flag-brand"))) }
    }
}

fn actions(page: &Page<'_>, member: &Visible<Member>, avoided: &[Kind]) -> Markup {
    let turn = |kind: Kind, path: String, on: &str, off: &str, icon| {
        if avoided.contains(&kind) {
            MenuItem::Act { label: page.t(off), url: path, verb: Verb::Delete, icon, danger: false }
        } else {
            MenuItem::Act { label: page.t(on), url: path, verb: Verb::Put, icon, danger: kind == Kind::Block }
        }
    };
    let mut more = vec![
        turn(Kind::Mute, paths::mute(&member.handle), "mute", "unmute", "volume-x"),
        turn(Kind::Block, paths::block(&member.handle), "block", "unblock", "ban"),
    ];
    more.extend(panel::desks(page.viewer()).map(|desk| MenuItem::Link {
        label: page.t(desk.title),
        href: (desk.href)(&member.handle),
        icon: desk.icon,
    }));
    html! {
        @if member.may::<EditProfile>(page) {
            (link_button(page.t("profile-edit"), paths::SETTINGS_PROFILE).icon("pencil"))
            (sign_out(page, |b| b.quiet().icon("log-out")))
        } @else if page.viewer().is_member() {
            (menu(page, button(page.t("more")).icon_only("ellipsis").quiet(), &more))
        }
    }
}

pub fn directory(page: &Page<'_>, people: &[Visible<Member>], all: i64, asked: &Asked, next: Option<&str>) -> Sheet {
    let by_name = asked.sort == "name";
    let list = |sort: &str, after: &str| format!("/members?sort={sort}&q={}{after}", paths::encode(&asked.q));
    let order =
        [Tab::new(page.t("members-newest"), list("newest", ""), !by_name), Tab::new(page.t("members-by-name"), list("name", ""), by_name)];
    let next = next.map(|cursor| list(if by_name { "name" } else { "newest" }, &format!("&after={cursor}")));
    Sheet::new(page.t("members-title")).canonical("/members").main(html! {
        (page_head(page.t("members-title")).lede(t!(page, "members-count", count = all)))
        form.search-box method="get" action="/members" role="search" {
            (small_icon("search"))
            label.vh for="member-search" { (page.t("members-search")) }
            input #member-search.in type="search" name="q" value=(asked.q) placeholder=(page.t("members-search")) dir="auto";
        }
        (tabs(page, page.t("members-order"), &order, html! {}))
        @if people.is_empty() { (empty(Empty::NothingMatches, page.t("members-none"), page.t("members-none-text"), Some(link_button(page.t("members-all"), "/members")))) }
        ul.people { @for member in people { li { (person(page, member)) } } }
        (pager(page, &Pager { next, ..Pager::default() }))
    })
}

fn person(page: &Page<'_>, member: &Visible<Member>) -> Markup {
    let face = member.face();
    html! {
        div.line {
            (avatar(face.drawn(), Size::Medium))
            div.grow {
                p { a.strong href=(paths::profile(&member.handle)) dir="auto" { (member.name) } " " (badges(page, member)) }
                p.meta { "@" (member.handle) }
            }
            span.meta { (page.day(member.joined_at)) }
        }
    }
}

pub fn edit(page: &Page<'_>, member: &Visible<Member>, typed: &ProfileForm, problems: &Problems) -> Sheet {
    let value = |typed: &Option<String>, kept: &str| typed.clone().unwrap_or_else(|| kept.to_owned());
    let fields = html! {
        (error_summary(page, problems))
        (text_field(page, problems, "name", page.t("name")).value(value(&typed.name, &member.name)).max(60).required())
        (text_field(page, problems, "handle", page.t("handle")).value(value(&typed.handle, &member.handle)).hint(page.t("profile-handle-hint")).required())
        (text_area(page, problems, "bio", page.t("profile-bio")).value(value(&typed.bio, &member.bio)).hint(page.t("profile-bio-hint")).rows(6).max(5_000).optional())
        (button(page.t("save")).primary())
    };
    let words = form(page, "/me?_method=PATCH", Verb::Post, None, fields);
    crate::account::sheet(page, "profile", html! { (boxed(&page.t("profile-picture"), picture(page, member))) (words) })
}

/// The picture: another one, or none and initials again.
fn picture(page: &Page<'_>, member: &Member) -> Markup {
    let (face, none) = (member.face(), Problems::default());
    let fields = html! {
        (file_field(page, &none, "file", page.t("profile-picture-file"), "image/jpeg,image/png,image/gif,image/webp").hint(page.t("profile-picture-hint")).required())
        (button(page.t("profile-picture-do")))
    };
    html! {
        div.line {
            (avatar(face.drawn(), Size::Large))
            @if face.avatar.is_some() { (post_button(page, paths::MY_AVATAR, Verb::Delete, page.t("profile-picture-none")).look(|b| b.quiet().small())) }
        }
        (upload_form(page, paths::MY_AVATAR, Verb::Put, fields))
    }
}
