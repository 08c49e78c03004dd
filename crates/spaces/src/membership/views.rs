//! Asking to be let in, who is in a space, and who wants to be.

use grove_kernel::{Paged, Problems, SpaceRole, Visible};
use grove_members::identity::Face;
use grove_ui::components::{
    Button, Choice, Column, Empty, Pager, Size, Verb, avatar, button, empty, error_summary, form, page_head, pager, panel, post_button,
    role_badge, select_field, table, text_area, text_field,
};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::noun::{Request, role_word};
use super::policy::{Assign, Remove};
use crate::paths;
use crate::space::views::{Room, header, role_key, rooms};
use crate::space::{Person, SpaceHeader};

/// The few words that go with a request.
pub fn ask(page: &Page<'_>, head: &SpaceHeader, typed: &str, problems: &Problems) -> Sheet {
    let title = t!(page, "membership-ask-title", name = &head.space.name);
    let body = html! {
        (text_area(page, problems, "words", page.t("membership-words")).hint(page.t("membership-words-hint")).value(typed).max(1000).optional().focus())
        (button(page.t("space-ask")).primary())
    };
    Sheet::new(&title).narrow().main(html! {
        (page_head(&title).lede(&head.space.purpose))
        (error_summary(page, problems))
        (form(page, &paths::membership(&head.space.slug), Verb::Put, None, body))
    })
}

pub fn members(page: &Page<'_>, head: &SpaceHeader, members: &Paged<Visible<Person>>, typed: &str, problems: &Problems) -> Sheet {
    let slug = &head.space.slug;
    let columns =
        [Column::text(page.t("membership-who")), Column::text(page.t("membership-role")), Column::text(page.t("membership-since"))];
    let rows = members.items.iter().map(|p| vec![who(&p.face), role(page, head, p), html! { (page.day(p.since)) }]);
    let next = members.next.map(|cursor| format!("{}?after={cursor}", paths::members(slug)));
    Sheet::new(t!(page, "membership-members-title", name = &head.space.name)).wide().main(html! {
        (header(page, head))
        (rooms(page, head, Room::Members))
        @if head.space.may::<Assign>(page) { (panel(&page.t("membership-add"), add(page, slug, typed, problems))) }
        (table(page.t("space-tab-members"), &columns, rows))
        (pager(page, &Pager { next, ..Pager::default() }))
    })
}

fn add(page: &Page<'_>, slug: &str, typed: &str, problems: &Problems) -> Markup {
    html! {
        (error_summary(page, problems))
        (form(page, &paths::members(slug), Verb::Post, None, html! {
            (text_field(page, problems, "handle", page.t("membership-handle")).value(typed).hint(page.t("membership-handle-hint")).required())
            (roles(page, problems, SpaceRole::Member).within("add"))
            (button(page.t("membership-add-do")))
        }))
    }
}

fn roles<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, now: SpaceRole) -> grove_ui::components::Field<'a, 'p> {
    let choices = [SpaceRole::Member, SpaceRole::Moderator, SpaceRole::Host].map(|r| Choice::new(role_word(r), page.t(role_key(r))));
    select_field(page, problems, "role", page.t("membership-role")).choices(choices).value(role_word(now))
}

fn who(face: &Face) -> Markup {
    html! {
        span.person {
            (avatar(face.drawn(), Size::Tiny)) " "
            @if let Some(href) = face.href() { a.link href=(href) dir="auto" { (face.name) } } @else { span dir="auto" { (face.name) } }
            " " span.meta { "@" (face.handle) }
        }
    }
}

fn role(page: &Page<'_>, head: &SpaceHeader, person: &Person) -> Markup {
    let (slug, handle) = (&head.space.slug, &person.face.handle);
    let none = Problems::default();
    let change = format!("{}?_method=PATCH", paths::member(slug, handle));
    html! {
        (role_badge(&page.t(role_key(person.role))))
        @if head.space.may::<Assign>(page) {
            details.in-row {
                summary { (page.t("membership-change")) }
                (form(page, &change, Verb::Post, None, html! { (roles(page, &none, person.role).within(handle).hide_label()) (button(page.t("save")).small()) }))
                @if head.space.may::<Remove>(page) {
                    (post_button(page, paths::member(slug, handle), Verb::Delete, page.t("membership-remove")).look(|b| b.danger().small()))
                }
            }
        }
    }
}

pub fn requests(page: &Page<'_>, head: &SpaceHeader, requests: &[Visible<Request>]) -> Sheet {
    Sheet::new(t!(page, "membership-requests-title", name = &head.space.name)).wide().main(html! {
        (header(page, head))
        (rooms(page, head, Room::Requests))
        @if requests.is_empty() { (empty(Empty::AllDone, page.t("membership-requests-none"), page.t("membership-requests-none-why"), None)) }
        @for request in requests { (panel("", one(page, head, request))) }
    })
}

fn one(page: &Page<'_>, head: &SpaceHeader, request: &Visible<Request>) -> Markup {
    let (slug, handle) = (&head.space.slug, &request.face.handle);
    html! {
        p { (who(&request.face)) " " span.meta { (page.when(request.at)) } }
        @if !request.words.is_empty() { p.prose dir="auto" { (request.words) } }
        div.page-actions {
            (post_button(page, paths::approval(slug, handle), Verb::Post, page.t("membership-approve")))
            (post_button(page, paths::request(slug, handle), Verb::Delete, page.t("membership-decline")).look(Button::quiet))
        }
    }
}
