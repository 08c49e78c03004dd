//! The search page: one form that works without a script, hits as cards, and what to do when there are
//! none.

use grove_kernel::Problems;
use grove_ui::components::{
    Card, Choice, Empty, Pager, Tone, button, card, empty, input_field, link_button, middot, pager, select_field, state, text_field,
};
use grove_ui::{Page, Sheet, icon, small_icon, t};
use maud::{Markup, html};

use super::find::{Found, Hit, KINDS};
use super::paths;
use super::routes::Asked;
use super::suggest::Suggestions;

pub fn sheet(page: &Page<'_>, found: &Found) -> Sheet {
    let title = if found.asked.q.trim().is_empty() { page.t("ui-search") } else { t!(page, "search-for", words = &found.asked.q) };
    let main = html! { div.search-page { h1 { (page.t("ui-search")) } (form(page, found)) (results(page, found)) } };
    Sheet::new(title).wide().no_index().main(main)
}

fn form(page: &Page<'_>, found: &Found) -> Markup {
    let asked = &found.asked;
    html! {
        search {
            form.search-form method="get" action=(paths::SEARCH) {
                div.search-box {
                    (small_icon("search"))
                    label.vh for="q" { (page.t("ui-search")) }
                    input #q.in type="search" name="q" value=(asked.q) placeholder=(page.t("ui-search-placeholder")) autocomplete="off"
                        enterkeyhint="search" dir="auto" data-search;
                }
                details.narrow-down open[!asked.is_unfiltered()] {
                    summary { (page.t("search-narrow")) }
                    div.narrow-fields { (filters(page, found)) }
                    div.form-actions { (button(page.t("search-apply")).primary()) a.link href=(paths::SEARCH) { (page.t("search-clear")) } }
                }
            }
        }
    }
}

fn filters(page: &Page<'_>, found: &Found) -> Markup {
    let (asked, none) = (&found.asked, Problems::default());
    let any = || Choice::new("", page.t("search-any"));
    let spaces = found.shelves.iter().map(|s| Choice::new(&s.slug, &s.name));
    let kinds = KINDS.into_iter().map(|kind| Choice::new(kind, page.t(&format!("search-kind-{kind}"))));
    let solved = [("true", "search-solved-yes"), ("false", "search-solved-no")].map(|(value, key)| Choice::new(value, page.t(key)));
    let value = |field: &Option<String>| field.clone().unwrap_or_default();
    html! {
        (select_field(page, &none, "space", page.t("search-space")).choices(std::iter::once(any()).chain(spaces)).value(value(&asked.space)))
        (select_field(page, &none, "kind", page.t("search-kind")).choices(std::iter::once(any()).chain(kinds)).value(value(&asked.kind)))
        (select_field(page, &none, "solved", page.t("search-solved")).choices(std::iter::once(any()).chain(solved)).value(value(&asked.solved)))
        (text_field(page, &none, "author", page.t("search-author")).value(value(&asked.author)))
        (text_field(page, &none, "tag", page.t("search-tag")).value(value(&asked.tag)))
        (input_field(page, &none, "after", page.t("search-after"), "date").value(value(&asked.after)))
        (input_field(page, &none, "before", page.t("search-before"), "date").value(value(&asked.before)))
    }
}

pub fn results(page: &Page<'_>, found: &Found) -> Markup {
    let asked_nothing = found.asked.q.trim().is_empty() && found.asked.is_unfiltered();
    html! {
        div #search-results.stack {
            @if asked_nothing { p.t2 { (page.t("search-hint")) } }
            @else if found.hits.items.is_empty() { (nothing(page, found)) }
            @else {
                p.meta role="status" { (counted(page, found)) }
                div.cards { @for hit in &found.hits.items { (one(page, hit)) } }
                (pager(page, &Pager { next: found.hits.next.map(|c| paths::next(&found.asked, &c.to_string())), ..Pager::default() }))
            }
        }
    }
}

/// Nothing is said of a number that is not known.
fn counted(page: &Page<'_>, found: &Found) -> String {
    found.total.map_or_else(|| page.t("search-results"), |total| t!(page, "search-count", count = i64::try_from(total).unwrap_or(i64::MAX)))
}

fn one(page: &Page<'_>, hit: &Hit) -> Markup {
    let row = &hit.row;
    let head = html! {
        a href=(paths::space(&row.space_slug)) dir="auto" { (space_icon(&row.space_icon)) (row.space_name) }
        @if KINDS.contains(&row.kind.as_str()) { (middot()) span { (page.t(&format!("search-one-{}", row.kind))) } }
        (middot())
        @if let Some(path) = row.author.path() { a href=(path) dir="auto" { (row.author.name) } } @else { span dir="auto" { (row.author.name) } }
        (middot()) (page.when(row.created_at))
    };
    let foot = html! {
        @if row.accepted { (state("circle-check", page.t("search-accepted"), Tone::Good)) }
        @else if row.solved { (state("circle-check", page.t("search-solved-yes"), Tone::Good)) }
    };
    let body = html! { p.clamp dir="auto" { (hit.passage.markup()) } };
    card(&Card {
        href: paths::hit(row.key),
        title: &row.title,
        title_marked: Some(hit.title.markup()),
        head,
        body,
        foot,
        ..Card::default()
    })
}

/// The icon of a space is data: a name that the sprite lacks shows none.
fn space_icon(name: &str) -> Markup {
    html! { @if grove_ui::assets::has_icon(name) { (small_icon(name)) } }
}

fn nothing(page: &Page<'_>, found: &Found) -> Markup {
    let ask = ask_in(found).map(|slug| link_button(page.t("search-ask"), paths::ask(&slug)).primary());
    let text = if found.asked.is_unfiltered() { page.t("search-nothing-why") } else { page.t("search-nothing-filtered") };
    empty(Empty::NothingMatches, page.t("search-nothing"), text, ask)
}

/// The chosen space, or the first that takes questions.
fn ask_in(found: &Found) -> Option<String> {
    let takes = |kinds: &str| kinds.split(' ').any(|kind| kind == "question");
    let chosen = found.shelves.iter().find(|s| Some(s.slug.as_str()) == found.asked.space.as_deref());
    chosen
        .or_else(|| found.shelves.first())
        .filter(|s| takes(&s.kinds))
        .or_else(|| found.shelves.iter().find(|s| takes(&s.kinds)))
        .map(|s| s.slug.clone())
}

pub fn suggestions_sheet(page: &Page<'_>, words: &str, found: &Suggestions) -> Sheet {
    let asked = Asked { q: words.to_owned(), ..Asked::default() };
    let all = paths::next(&asked, "");
    Sheet::new(page.t("ui-search")).no_index().main(
        html! { div.stack { h1 { (page.t("ui-search")) } (suggestions(page, found)) p { a.link href=(all) { (page.t("search-all")) } } } },
    )
}

/// A list for a palette.
pub fn suggestions(page: &Page<'_>, found: &Suggestions) -> Markup {
    html! {
        ul #search-suggestions.stack.tight {
            @for row in &found.topics { (entry(&paths::hit(row.key), "messages-square", &row.title)) }
            @for space in &found.spaces { (entry(&paths::space(&space.slug), "folder", &space.name)) }
            @for member in &found.members { (entry(&paths::member(&member.handle), "user", &member.name)) }
            @if found.is_empty() { li.t3 { (page.t("search-nothing")) } }
        }
    }
}

fn entry(href: &str, name: &str, label: &str) -> Markup {
    html! { li { a.line href=(href) dir="auto" { (icon(name)) (label) } } }
}
