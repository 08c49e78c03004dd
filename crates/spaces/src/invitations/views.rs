//! Making and listing invitations, and what somebody sees who opens one.

use grove_kernel::{Problems, Visible};
use grove_members::identity::Face;
use grove_members::settings::CommunitySettings;
use grove_ui::components::{
    Column, Empty, Size, Tone, Verb, avatar, button, copy_box, email_field, empty, error_summary, form, input_field, link_button,
    page_head, panel, post_button, state, table, text_area,
};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::noun::{Invitation, Offer, State};
use super::policy::Revoke;
use super::routes::InviteForm;
use crate::fields::Count;
use crate::paths;
use crate::space::SpaceHeader;
use crate::space::views::{Room, header, rooms};

pub fn list(page: &Page<'_>, head: Option<&SpaceHeader>, items: &[Visible<Invitation>], typed: &InviteForm, problems: &Problems) -> Sheet {
    let url = head.map_or_else(|| paths::INVITATIONS.to_owned(), |h| paths::invitations(&h.space.slug));
    let title = page.t("invitations-title");
    Sheet::new(&title).wide().main(html! {
        @if let Some(head) = head { (header(page, head)) (rooms(page, head, Room::Invitations)) }
        @else { (page_head(&title).lede(page.t("invitations-lede"))) }
        (panel(&page.t("invitation-new"), new(page, &url, typed, problems)))
        @if items.is_empty() { (empty(Empty::NothingYet, page.t("invitations-none"), page.t("invitations-none-why"), None)) }
        @else { (all(page, items)) }
    })
}

fn new(page: &Page<'_>, url: &str, typed: &InviteForm, problems: &Problems) -> Markup {
    let digits = |count: &Option<Count>, otherwise: &str| match count {
        Some(Count::Digits(digits)) => digits.clone(),
        Some(Count::Number(n)) => n.to_string(),
        None => otherwise.to_owned(),
    };
    let text = |typed: &Option<String>| typed.clone().unwrap_or_default();
    html! {
        (error_summary(page, problems))
        (form(page, url, Verb::Post, None, html! {
            (email_field(page, problems, "email", page.t("invitation-email")).hint(page.t("invitation-email-hint")).value(text(&typed.email)).autocomplete("off").optional())
            (text_area(page, problems, "note", page.t("invitation-note")).value(text(&typed.note)).max(500).optional())
            (input_field(page, problems, "days", page.t("invitation-days"), "number").value(digits(&typed.days, "14")))
            (input_field(page, problems, "uses", page.t("invitation-uses"), "number").hint(page.t("invitation-uses-hint")).value(digits(&typed.uses, "10")))
            (button(page.t("invitation-make")).primary())
        }))
    }
}

fn all(page: &Page<'_>, items: &[Visible<Invitation>]) -> Markup {
    let column = |key: &str| Column::text(page.t(key));
    let columns = ["invitation-for", "invitation-by", "invitation-used", "invitation-until", "invitation-state"].map(column);
    let rows = items.iter().map(|i| {
        vec![
            html! { @match &i.email { Some(email) => span dir="ltr" { (email) }, None => (page.t("invitation-anyone")) } },
            html! { span dir="auto" { (i.by.name) } },
            html! { (t!(page, "invitation-uses-of", done = i.bounds.uses, all = i.bounds.most_uses)) },
            html! { (page.day(i.bounds.expires_at)) },
            standing(page, i),
        ]
    });
    table(page.t("invitations-title"), &columns, rows)
}

fn standing(page: &Page<'_>, invitation: &Visible<Invitation>) -> Markup {
    let (icon, key, tone) = match invitation.bounds.state(page.now()) {
        State::Open => ("mail", "invitation-open", Tone::Good),
        State::UsedUp => ("check", "invitation-used-up", Tone::Plain),
        State::Expired => ("clock", "invitation-expired", Tone::Plain),
        State::Revoked => ("ban", "invitation-revoked", Tone::Plain),
    };
    let is_open = key == "invitation-open";
    html! {
        (state(icon, page.t(key), tone))
        @if is_open && invitation.may::<Revoke>(page) {
            " " (post_button(page, paths::invitation(invitation.id), Verb::Delete, page.t("invitation-revoke")).look(|b| b.quiet().small()))
        }
    }
}

/// The link, shown once.
pub fn made(page: &Page<'_>, url: &str, back: &str) -> Sheet {
    let title = page.t("invitation-made");
    Sheet::new(&title).narrow().main(html! {
        (page_head(&title).lede(page.t("invitation-made-lede")))
        (copy_box(page, page.t("invitation-link"), url))
        (link_button(page.t("invitation-back"), back))
    })
}

/// Who invites into what.
pub fn offer(page: &Page<'_>, secret: &str, offer: &Visible<Offer>, by: &Face, community: &CommunitySettings) -> Sheet {
    let title = match offer.space {
        Some(_) => t!(page, "invitation-offer-space", name = &by.name, space = &offer.space_name, community = &community.name),
        None => t!(page, "invitation-offer-community", name = &by.name, community = &community.name),
    };
    let about = if offer.space.is_some() { &offer.space_purpose } else { &community.tagline };
    let here = paths::invitation(secret);
    Sheet::new(&title).door().no_index().main(html! {
        p { (avatar(by.drawn(), Size::Large)) }
        (page_head(&title).lede(about))
        @if !offer.note.is_empty() { blockquote dir="auto" { (offer.note) } }
        @if offer.email.is_some() { p.meta { (page.t("invitation-offer-letter")) } }
        div.page-actions {
            @if page.signed_in() { (post_button(page, &here, Verb::Post, page.t("invitation-accept")).look(|b| b.primary().wide())) }
            @else {
                (link_button(page.t("invitation-join"), grove_members::paths::join(Some(secret))).primary().wide())
                (link_button(page.t("invitation-sign-in"), grove_members::paths::sign_in(&here)).quiet().wide())
            }
        }
    })
}

/// It was good once. Says nothing about what it led to.
pub fn over(page: &Page<'_>) -> Sheet {
    let title = page.t("invitation-over");
    Sheet::new(&title).door().no_index().main(html! { (empty(Empty::NotAllowed, &title, page.t("invitation-over-why"), None)) })
}
