//! The pages of one's own settings.

use grove_kernel::{Problems, Visible};
use grove_ui::components::{
    Note, Tab, Tone, Verb, button, check_field, email_field, error_summary, form, note, page_head, panel, password_field, tabs, text_field,
};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::Account;
use crate::paths;

/// A page of one's settings: the tabs, and one of them. Other areas use it for theirs.
pub fn sheet(page: &Page<'_>, current: &str, body: Markup) -> Sheet {
    const TABS: [&str; 6] = ["profile", "account", "look", "sessions", "people", "tokens"];
    let items: Vec<Tab> =
        TABS.iter().map(|t| Tab::new(page.t(&format!("settings-{t}")), format!("{}/{t}", paths::SETTINGS), *t == current)).collect();
    Sheet::new(page.t("settings-title")).wide().no_index().main(html! {
        (page_head(page.t("settings-title")))
        div.rooms { (tabs(page, page.t("settings-title"), &items, html! {})) div.room { (body) } }
    })
}

pub fn account(page: &Page<'_>, account: &Visible<Account>, typed: &str, problems: &Problems) -> Sheet {
    sheet(
        page,
        "account",
        html! {
            (error_summary(page, problems))
            (panel(&page.t("account-email"), address(page, account, typed, problems)))
            (panel(&page.t("account-password"), password(page, account, problems)))
            (panel(&page.t("account-leave"), leaving(page, account, problems)))
        },
    )
}

fn address(page: &Page<'_>, account: &Visible<Account>, typed: &str, problems: &Problems) -> Markup {
    let fields = html! {
        (email_field(page, problems, "email", page.t("account-email-new")).value(typed).hint(page.t("account-email-hint")).required())
        (button(page.t("account-email-do")))
    };
    html! {
        @if let Some(email) = &account.email { p { (email) } }
        @if let Some((email, old, new)) = &account.new_email {
            (note(Note::new(Tone::Accent, t!(page, "account-email-waits", email = email))))
            ul {
                @if account.email.is_some() { li { (page.t(if *old { "account-old-yes" } else { "account-old-waits" })) } }
                li { (page.t(if *new { "account-new-yes" } else { "account-new-waits" })) }
            }
        }
        (form(page, paths::SETTINGS_EMAIL, Verb::Post, None, fields))
    }
}

fn password(page: &Page<'_>, account: &Visible<Account>, problems: &Problems) -> Markup {
    let fields = html! {
        @if account.has_password { (password_field(page, problems, "current", page.t("password-current")).hint(page.t("password-current-hint"))) }
        (password_field(page, problems, "password", page.t("password-new")).autocomplete("new-password").hint(page.t("password-new-hint")).required())
        (button(page.t("password-do")))
    };
    form(page, paths::SETTINGS_PASSWORD, Verb::Post, None, fields)
}

fn leaving(page: &Page<'_>, account: &Visible<Account>, problems: &Problems) -> Markup {
    let fields = html! {
        p { (page.t("account-leave-text")) }
        (text_field(page, problems, "handle", t!(page, "account-leave-handle", handle = &account.handle)).required())
        (check_field(page, problems, "forget", page.t("account-leave-forget")))
        (button(page.t("account-leave-do")).danger())
    };
    form(page, paths::SETTINGS_ACCOUNT, Verb::Delete, None, fields)
}
