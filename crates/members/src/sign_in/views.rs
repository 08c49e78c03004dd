//! The pages of the door.

use grove_kernel::{Community, Problems, Visible};
use grove_ui::components::{
    Button, Size, Tone, Verb, button, email_field, error_summary, form, hidden, link_button, middot, page_head, panel, password_field,
    post_button, stack, state,
};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::beside::Beside;
use super::door::EnterForm;
use super::link::Link;
use super::{Purpose, Session};
use crate::identity::Face;
use crate::paths;
use crate::settings::CommunitySettings;

/// The half beside a door: what the place is for, and who is in it.
pub fn beside(page: &Page<'_>, beside: &Beside) -> Markup {
    let faces: Vec<_> = beside.faces.iter().map(Face::drawn).collect();
    html! {
        p.say dir="auto" { (beside.words.clone().unwrap_or_else(|| page.t("door-say"))) }
        @if !faces.is_empty() { div.line { (stack(page, &faces, faces.len(), Size::Medium)) span.t2 { (t!(page, "door-people", count = beside.people)) } } }
    }
}

pub fn sign_in(page: &Page<'_>, community: &CommunitySettings, aside: &Beside, next: &str, email: &str, problems: &Problems) -> Sheet {
    let fields = html! {
        (error_summary(page, problems))
        (hidden("next", next))
        (email_field(page, problems, "email", page.t("email")).value(email).required().focus())
        (password_field(page, problems, "password", page.t("password")).hint(page.t("sign-in-password-hint")))
        (button(page.t("sign-in-do")).primary().wide())
        (button(page.t("sign-in-link")).wide().icon("mail").to(paths::SIGN_IN_LINK))
    };
    Sheet::new(page.t("sign-in-title")).door().no_index().aside(beside(page, aside)).aside_label(page.t("door-about")).main(html! {
        (page_head(t!(page, "sign-in-head", community = &community.name)).lede(&community.tagline))
        (form(page, paths::SIGN_IN, Verb::Post, None, fields))
        p.meta { (page.t("sign-in-new")) " " a.link href=(paths::JOIN) { (page.t("sign-in-join")) } }
    })
}

pub fn sent(page: &Page<'_>) -> Sheet {
    Sheet::new(page.t("sent-title")).door().no_index().main(html! {
        (page_head(page.t("sent-title")).lede(page.t("sent-text")))
        p.meta { (page.t("sent-help")) " " a.link href=(paths::SIGN_IN) { (page.t("sent-again")) } }
    })
}

/// What the link does, and the button that does it.
pub(super) fn enter(page: &Page<'_>, community: &CommunitySettings, link: &Link, asked: &EnterForm, problems: &Problems) -> Sheet {
    let asks = link.purpose == Purpose::Join && community.access == Community::Gated && asked.invitation.is_none();
    let key = format!("enter-{}", if asks { "ask" } else { link.purpose.name() });
    let chooses = matches!(link.purpose, Purpose::Join | Purpose::Claim);
    let fields = html! {
        (error_summary(page, problems))
        (hidden("secret", &asked.secret))
        @if let Some(next) = &asked.next { (hidden("next", next)) }
        @if let Some(invitation) = &asked.invitation { (hidden("invitation", invitation)) }
        @if chooses {
            (password_field(page, problems, "password", page.t("enter-password")).autocomplete("new-password").optional().hint(page.t("enter-password-hint")))
        }
        (button(page.t(&format!("{key}-do"))).primary().wide())
    };
    Sheet::new(page.t(&key)).door().no_index().main(html! {
        (page_head(page.t(&key)).lede(t!(page, &format!("{key}-text"), community = &community.name, email = &link.email)))
        (form(page, paths::ENTER, Verb::Post, None, fields))
    })
}

pub fn spent(page: &Page<'_>) -> Sheet {
    Sheet::new(page.t("link-spent")).door().no_index().main(html! {
        (page_head(page.t("link-spent")).lede(page.t("problem-link-spent")))
        (link_button(page.t("link-spent-do"), paths::SIGN_IN).primary().wide())
    })
}

pub fn sessions(page: &Page<'_>, mine: &[Visible<Session>]) -> Sheet {
    let list = html! {
        ul.people { @for session in mine { li { (one_session(page, session)) } } }
        (post_button(page, paths::SETTINGS_SESSIONS, Verb::Delete, page.t("sessions-end-all")).look(|b| b.danger().icon("log-out")))
    };
    crate::account::sheet(page, "sessions", panel(&page.t("sessions-title"), list))
}

/// Ends the session of this device.
pub fn sign_out(page: &Page<'_>, look: impl FnOnce(Button) -> Button) -> Markup {
    html! { (post_button(page, paths::SIGN_OUT, Verb::Post, page.t("sessions-end")).look(look)) }
}

fn one_session(page: &Page<'_>, session: &Visible<Session>) -> Markup {
    let device = if session.device.is_empty() { page.t("sessions-unknown") } else { session.device.clone() };
    html! {
        div.line {
            div.grow {
                p.strong { (device) @if session.is_this { " " (state("check", page.t("sessions-this"), Tone::Good)) } }
                p.meta { (page.t("sessions-since")) " " (page.day(session.created_at)) (middot()) (page.t("sessions-seen")) " " (page.when(session.last_seen_at)) }
            }
            @if session.is_this { (sign_out(page, |b| b.quiet().small())) }
            @else { (post_button(page, paths::session(session.id), Verb::Delete, page.t("sessions-end")).look(|b| b.quiet().small())) }
        }
    }
}
