//! How sanctions look: what was done about a member, and the form to do more.

use std::collections::HashMap;

use grove_kernel::{MemberId, Problems, Visible};
use grove_members::identity::Face;
use grove_ui::components::{
    Choice, Column, Size, Verb, avatar, button, error_summary, form, hidden, page_head, post_button, select_field, table,
};
use grove_ui::{Page, Sheet, t};
use grove_web::Ask;
use maud::{Markup, html};

use super::policy::Punish;
use super::sanction::{Kind, Lasts, Sanction, Subject};
use crate::paths;
use crate::reports::views::{self as reports, act_fields};
use crate::rules::Rule;

/// What the form was filled with.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub days: String,
    pub report: String,
    pub act: reports::Typed,
}

impl Typed {
    pub fn of(ask: &Ask) -> Self {
        let text = |field| ask.typed(field).unwrap_or_default();
        Self { days: text("days"), report: text("report"), act: reports::Typed::of(ask) }
    }
}

pub struct Shown {
    pub subject: Visible<Subject>,
    pub sanctions: Vec<Visible<Sanction>>,
    pub people: HashMap<MemberId, Face>,
    pub rules: Vec<Rule>,
}

pub fn page(page: &Page<'_>, shown: &Shown, typed: &Typed, problems: &Problems) -> Sheet {
    let face = &shown.subject.face;
    let title = t!(page, "sanctions-title", name = &face.name);
    let main = html! {
        (page_head(&title).above(html! { (avatar(face.drawn(), Size::Small)) " @" (face.handle) }))
        (error_summary(page, problems))
        @if shown.sanctions.is_empty() { p.lede { (page.t("sanctions-none")) } } @else { (past(page, shown)) }
        (lifting(page, shown))
        @if shown.subject.may::<Punish>(page) { (punishing(page, shown, typed, problems)) }
        @else if let grove_kernel::Verdict::No(reason) = shown.subject.verdict::<Punish>(page) { p.hint { (page.t(reason.key())) } }
    };
    Sheet::new(title).main(main).no_index()
}

fn kind_words(page: &Page<'_>, kind: Kind) -> String {
    match kind {
        Kind::Silence => page.t("sanction-silence"),
        Kind::Suspension => page.t("sanction-suspension"),
    }
}

fn past(page: &Page<'_>, shown: &Shown) -> Markup {
    let columns = ["sanction-what", "sanction-rule", "sanction-from", "sanction-until", "sanction-by"].map(|key| Column::text(page.t(key)));
    let rows = shown.sanctions.iter().map(|s| {
        let by = s.by.and_then(|by| shown.people.get(&by)).map(|face| face.name.clone()).unwrap_or_default();
        let end = match (s.lifted_at, s.is_endless()) {
            (Some(at), true | false) => html! { (page.t("sanction-lifted")) " " (page.when(at)) },
            (None, true) => html! { (page.t("sanction-endless")) },
            (None, false) => page.when(s.until),
        };
        let rule = html! { (reports::rule_named(page, &shown.rules, s.rule)) br; span.meta dir="auto" { (s.words) } };
        vec![html! { (kind_words(page, s.kind)) }, rule, page.when(s.at), end, html! { span dir="auto" { (by) } }]
    });
    table(page.t("sanctions-past"), &columns, rows)
}

fn lifting(page: &Page<'_>, shown: &Shown) -> Markup {
    let handle = &shown.subject.face.handle;
    let in_force = |kind| shown.sanctions.iter().any(|s| s.kind == kind && s.is_in_force(page.now()));
    html! {
        @if shown.subject.may::<Punish>(page) {
            @if in_force(Kind::Silence) { (post_button(page, paths::silence(handle), Verb::Delete, page.t("sanction-end-silence"))) }
            @if in_force(Kind::Suspension) { (post_button(page, paths::suspension(handle), Verb::Delete, page.t("sanction-end-suspension"))) }
        }
    }
}

fn punishing(page: &Page<'_>, shown: &Shown, typed: &Typed, problems: &Problems) -> Markup {
    let handle = &shown.subject.face.handle;
    let days = Lasts::PRESETS.map(|n| Choice::new(n.to_string(), t!(page, "sanction-days", count = n)));
    let endless = Choice::new("0", page.t("sanction-endless"));
    let chosen = if typed.days.is_empty() { "3" } else { &typed.days };
    let body = html! {
        @if !typed.report.is_empty() { (hidden("report", &typed.report)) }
        (select_field(page, problems, "days", page.t("sanction-how-long")).value(chosen).choices(days.into_iter().chain([endless])))
        (act_fields(page, &shown.rules, &typed.act, problems))
        div.form-actions {
            (button(page.t("sanction-do-silence")).to(paths::silence(handle)))
            (button(page.t("sanction-do-suspend")).danger().to(paths::suspension(handle)))
        }
        p.hint { (page.t("sanction-about")) }
    };
    form(page, &paths::silence(handle), Verb::Post, None, body)
}
