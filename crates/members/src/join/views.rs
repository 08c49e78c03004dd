//! The form to join, and the word to those who wait.

use grove_kernel::{Community, Problems};
use grove_ui::components::Note;
use grove_ui::components::{
    Tone, Verb, button, email_field, error_summary, form, hidden, note, page_head, post_button, text_area, text_field,
};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, PreEscaped, html};

use super::applicant::JoinForm;
use crate::paths;
use crate::rules::Rules;
use crate::settings::{CommunitySettings, summary};
use crate::sign_in::beside::Beside;
use crate::sign_in::views::beside;

pub fn join(
    page: &Page<'_>,
    community: &CommunitySettings,
    aside: &Beside,
    rules: Option<&Rules>,
    typed: &JoinForm,
    problems: &Problems,
) -> Sheet {
    let fields = html! {
        (error_summary(page, problems))
        @if let Some(invitation) = &typed.invitation { (hidden("invitation", invitation)) }
        @if let Some(next) = &typed.next { (hidden("next", next)) }
        (text_field(page, problems, "name", page.t("name")).value(&typed.name).hint(page.t("join-name-hint")).autocomplete("name").required().focus())
        (text_field(page, problems, "handle", page.t("handle")).value(&typed.handle).hint(page.t("join-handle-hint")).autocomplete("username").optional())
        (email_field(page, problems, "email", page.t("email")).value(&typed.email).hint(page.t("join-email-hint")).required())
        @if community.access == Community::Gated && typed.invitation.is_none() {
            (text_area(page, problems, "words", page.t("join-words")).value(&typed.words).hint(page.t("join-words-hint")).max(2_000).optional())
        }
        @if let Some(rules) = rules { (accept(page, rules, problems)) }
        (button(page.t("join-do")).primary().wide())
    };
    Sheet::new(page.t("join-title")).door().aside(beside(page, aside)).aside_label(page.t("door-about")).main(html! {
        (page_head(t!(page, "join-head", community = &community.name)).lede(&community.tagline))
        @if community.access == Community::Gated {
            (summary(community))
            @if typed.invitation.is_none() { (note(Note::new(Tone::Plain, page.t("join-gated")))) }
        }
        (form(page, paths::JOIN, Verb::Post, None, fields))
        p.meta { (page.t("join-known")) " " a.link href=(paths::SIGN_IN) { (page.t("sign-in-do")) } }
    })
}

/// The rules to read, and a tick that names their version.
fn accept(page: &Page<'_>, rules: &Rules, problems: &Problems) -> Markup {
    html! {
        details.rules open { summary { (page.t("rules-title")) } div.prose dir="auto" { (PreEscaped(&rules.html)) } }
        div.field.check {
            label { input type="checkbox" name="rules" value=(rules.version) required; span { (page.t("join-rules")) } }
            @for problem in problems.of("rules") { p.errors { (page.problem(problem)) } }
        }
    }
}

pub fn waiting(page: &Page<'_>, community: &CommunitySettings) -> Sheet {
    Sheet::new(page.t("waiting-title")).door().no_index().main(html! {
        (page_head(page.t("waiting-title")).lede(t!(page, "waiting-text", community = &community.name)))
        (post_button(page, paths::SIGN_OUT, Verb::Post, page.t("sign-out")).look(|b| b.wide().icon("log-out")))
    })
}
