//! The rules to read, and the form of those who write them.

use grove_kernel::{HasViewer, Problems};
use grove_ui::components::{Note, Tone, Verb, button, error_summary, form, link_button, middot, note, page_head, post_button, text_area};
use grove_ui::{Page, Sheet, t};
use maud::{PreEscaped, html};

use super::Rules;
use crate::paths;

pub fn rules(page: &Page<'_>, rules: &Rules, to_accept: bool) -> Sheet {
    let edit = html! { @if page.viewer().is_admin() { (link_button(page.t("rules-edit"), paths::RULES_EDIT).icon("pencil")) } };
    let facts = html! { p.meta { (t!(page, "rules-version", version = rules.version)) (middot()) (page.day(rules.at)) } };
    Sheet::new(page.t("rules-title")).main(html! {
        (page_head(page.t("rules-title")).below(facts).actions(edit))
        div.prose dir="auto" { (PreEscaped(&rules.html)) }
        @if to_accept {
            (note(Note::new(Tone::Accent, page.t("rules-new"))))
            (post_button(page, paths::RULES_ACCEPTANCE, Verb::Post, page.t("rules-accept")).hidden("version", rules.version.to_string()).look(|b| b.primary().icon("check")))
        }
    })
}

pub fn edit(page: &Page<'_>, source: &str, problems: &Problems) -> Sheet {
    let fields = html! {
        (error_summary(page, problems))
        (text_area(page, problems, "source", page.t("rules-text")).value(source).hint(page.t("rules-text-hint")).rows(20).required())
        (button(page.t("rules-publish")).primary())
    };
    Sheet::new(page.t("rules-edit")).narrow().main(html! {
        (page_head(page.t("rules-edit")).lede(page.t("rules-edit-lede")))
        (form(page, paths::RULES, Verb::Post, None, fields))
    })
}
