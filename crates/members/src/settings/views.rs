//! The set-up page and the settings page: the same few questions, asked once and later.

use grove_kernel::Problems;
use grove_ui::components::{
    Choice, Verb, button, error_summary, form, input_field, link_button, page_head, post_button, radio_cards, text_area, text_field,
};
use grove_ui::{Page, Sheet, markdown};
use maud::{Markup, PreEscaped, html};

use super::CommunitySettings;
use super::community::access_name;
use crate::paths;

pub fn set_up(page: &Page<'_>, settings: &CommunitySettings, problems: &Problems) -> Sheet {
    let fields = html! {
        (error_summary(page, problems))
        (first_questions(page, settings, problems))
        (button(page.t("set-up-do")).primary().wide().arrow())
    };
    Sheet::new(page.t("set-up-title")).door().no_index().main(html! {
        (page_head(page.t("set-up-title")).lede(page.t("set-up-lede")))
        (form(page, paths::SET_UP, Verb::Post, None, fields))
        (post_button(page, paths::SET_UP, Verb::Post, page.t("set-up-skip")).look(|b| b.quiet().wide()))
    })
}

pub fn settings(page: &Page<'_>, settings: &CommunitySettings, problems: &Problems) -> Sheet {
    let fields = html! {
        (error_summary(page, problems))
        (first_questions(page, settings, problems))
        (text_area(page, problems, "summary", page.t("community-summary")).value(&settings.summary).hint(page.t("community-summary-hint")).max(2_000).optional())
        (input_field(page, problems, "newcomer_days", page.t("community-newcomer-days"), "number").value(settings.newcomer_days.to_string()).hint(page.t("community-newcomer-hint")))
        (input_field(page, problems, "newcomer_posts_a_day", page.t("community-newcomer-posts"), "number").value(settings.newcomer_posts_a_day.to_string()))
        (button(page.t("save")).primary())
    };
    let actions = html! {
        (link_button(page.t("rules-edit"), paths::RULES_EDIT).icon("scale"))
        (link_button(page.t("pending-title"), paths::PENDING).icon("user-check"))
    };
    Sheet::new(page.t("community-title")).narrow().main(html! {
        (page_head(page.t("community-title")).actions(actions))
        (form(page, paths::ADMIN_SETTINGS, Verb::Put, None, fields))
    })
}

fn first_questions(page: &Page<'_>, settings: &CommunitySettings, problems: &Problems) -> Markup {
    let choice = |name: &str, icon: &'static str| {
        Choice::new(name, page.t(&format!("access-{name}"))).about(page.t(&format!("access-{name}-about"))).icon(icon)
    };
    html! {
        (text_field(page, problems, "name", page.t("community-name")).value(&settings.name).max(60).required().large())
        (text_field(page, problems, "tagline", page.t("community-tagline")).value(&settings.tagline).hint(page.t("community-tagline-hint")).max(140).optional())
        (input_field(page, problems, "accent", page.t("community-accent"), "color").value(&settings.accent).hint(page.t("community-accent-hint")))
        (radio_cards(page, problems, "access", page.t("community-access")).value(access_name(settings.access))
            .choices([choice("public", "globe"), choice("gated", "lock-open"), choice("private", "lock")]))
    }
}

/// What the community says about itself, as it was written: Markdown.
pub fn summary(settings: &CommunitySettings) -> Markup {
    let html = markdown::render(&settings.summary, &markdown::Options::default()).html;
    html! { @if !settings.summary.is_empty() { div.prose dir="auto" { (PreEscaped(html)) } } }
}
