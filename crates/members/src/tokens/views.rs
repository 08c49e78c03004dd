//! One's tokens, and a new one, once.

use grove_kernel::{Problems, Scopes, Visible};
use grove_ui::components::{
    Choice, Note, Tone, Verb, button, copy_box, error_summary, form, link_button, note, panel, post_button, select_field, tag, text_field,
};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::{RevokeToken, Token};
use crate::paths;

pub fn tokens(page: &Page<'_>, mine: &[Visible<Token>], may_admin: bool, typed: &str, problems: &Problems) -> Sheet {
    let list = html! { ul.people { @for token in mine { li { (one(page, token)) } } } };
    crate::account::sheet(
        page,
        "tokens",
        html! {
            p { (page.t("tokens-lede")) }
            @if !mine.is_empty() { (panel(&page.t("tokens-yours"), list)) }
            (panel(&page.t("tokens-new"), new_form(page, may_admin, typed, problems)))
        },
    )
}

fn one(page: &Page<'_>, token: &Visible<Token>) -> Markup {
    html! {
        div.line {
            div.grow { p.strong dir="auto" { (token.name) " " (tag(&page.t(scope_key(token.scopes)), None)) } p.meta { (page.day(token.created_at)) } }
            @if token.may::<RevokeToken>(page) {
                (post_button(page, paths::token(token.id), Verb::Delete, page.t("tokens-revoke")).look(|b| b.quiet().small()))
            }
        }
    }
}

const fn scope_key(scopes: Scopes) -> &'static str {
    match (scopes.admin, scopes.write) {
        (true, _) => "scope-admin",
        (false, true) => "scope-write",
        (false, false) => "scope-read",
    }
}

fn new_form(page: &Page<'_>, may_admin: bool, typed: &str, problems: &Problems) -> Markup {
    let scopes = ["read", "write", "admin"].into_iter().filter(|s| may_admin || *s != "admin");
    let choices = scopes.map(|s| Choice::new(s, page.t(&format!("scope-{s}"))));
    let fields = html! {
        (error_summary(page, problems))
        (text_field(page, problems, "name", page.t("tokens-name")).value(typed).hint(page.t("tokens-name-hint")).max(60).required())
        (select_field(page, problems, "scope", page.t("tokens-scope")).choices(choices).value("read"))
        (button(page.t("tokens-make")).primary())
    };
    form(page, paths::SETTINGS_TOKENS, Verb::Post, None, fields)
}

/// The secret, this once.
pub fn made(page: &Page<'_>, name: &str, secret: &str) -> Sheet {
    crate::account::sheet(
        page,
        "tokens",
        html! {
            (note(Note::new(Tone::Warn, page.t("tokens-once")).title(t!(page, "tokens-made", name = name))))
            (copy_box(page, page.t("tokens-secret"), secret))
            p { (link_button(page.t("tokens-back"), paths::SETTINGS_TOKENS)) }
        },
    )
}
