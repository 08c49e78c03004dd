//! How the log looks: a table of who did what, when, and by which rule.

use std::collections::HashMap;

use grove_kernel::{ActivityId, MemberId, Paged, Visible};
use grove_members::identity::Face;
use grove_store::Exhibit;
use grove_ui::components::{Cell, Column, Crumb, Empty, Pager, breadcrumbs, empty, page_head, pager, table};
use grove_ui::{Page, Sheet};
use maud::{Markup, html};

use super::entry::Entry;
use crate::paths;
use crate::reports::views::rule_named;
use crate::rules::Rule;

pub struct Shown {
    pub entries: Paged<Visible<Entry>>,
    pub people: HashMap<MemberId, Face>,
    pub things: HashMap<ActivityId, Exhibit>,
    pub rules: Vec<Rule>,
}

pub fn log(page: &Page<'_>, shown: &Shown) -> Sheet {
    let title = page.t("log-title");
    let columns = ["log-when", "log-who", "log-what", "log-whom", "log-where", "log-why"].map(|key| Column::text(page.t(key)));
    let next = shown.entries.next.map(|cursor| format!("{}?after={cursor}", paths::LOG));
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(page.t("reports-title"), paths::QUEUE)]))
        (page_head(&title).lede(page.t("log-lede")))
        @if shown.entries.items.is_empty() { (empty(Empty::NothingYet, page.t("log-empty"), page.t("log-empty-text"), None)) }
        @else {
            (table(title.clone(), &columns, shown.entries.items.iter().map(|entry| line(page, shown, entry))))
            (pager(page, &Pager { next, ..Pager::default() }))
        }
    };
    Sheet::new(title).main(main).wide().no_index()
}

fn line(page: &Page<'_>, shown: &Shown, entry: &Visible<Entry>) -> Vec<Cell> {
    let thing = shown.things.get(&entry.id);
    let what = html! {
        (page.t(&entry.key()))
        @if let Some(thing) = thing { " " a.link href=(thing.href) dir="auto" { (thing.title) } }
        @if entry.is_about_a_report() { " " a.link href=(paths::report(grove_kernel::ReportId::from_raw(entry.object))) { (page.t("log-the-report")) } }
    };
    let place = html! { @if let Some((slug, name)) = entry.space_slug.as_ref().zip(entry.space_name.as_ref()) {
        a.link href=(grove_spaces::paths::space(slug)) dir="auto" { (name) }
    } };
    let removed = entry.verb.ends_with(".removed").then(|| thing.and_then(|thing| thing.words.as_ref())).flatten();
    let words = entry.words.as_ref().or(removed).filter(|words| !words.is_empty());
    let rule = entry.rule.map(|number| rule_named(page, &shown.rules, number)).unwrap_or_default();
    vec![
        page.when(entry.at),
        person(page, shown, entry.actor),
        what,
        person(page, shown, entry.target),
        place,
        html! { (rule) @if let Some(words) = words { p.meta dir="auto" { "\u{201c}" (words) "\u{201d}" } } },
    ]
}

fn person(page: &Page<'_>, shown: &Shown, id: Option<MemberId>) -> Markup {
    let face = id.and_then(|id| shown.people.get(&id));
    html! {
        @if let Some(face) = face {
            @if let Some(href) = face.href() { a.link href=(href) dir="auto" { (face.name) } } @else { (face.name) }
        } @else if id.is_none() { (page.t("log-nobody")) }
    }
}
