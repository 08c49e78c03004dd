//! The settings of a space, and what a change would do before it is made.

use grove_kernel::{Problems, Visible};
use grove_ui::components::{
    Choice, Column, Note, Tone, Verb, button, error_summary, form, hidden, link_button, note, page_head, panel, radio_cards, select_field,
    table,
};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::forms::FoundForm;
use super::header::SpaceHeader;
use super::noun::Space;
use super::pages::{fields, visibility_choice};
use super::policy::Found;
use super::preview::{Told, ToldEffect, Try};
use super::views::{Room, header, rooms};
use crate::fields::YesNo;
use crate::paths;
use crate::visibility::Visibility;

pub fn show(page: &Page<'_>, head: &SpaceHeader, others: &[Visible<Space>], typed: Option<&FoundForm>, problems: &Problems) -> Sheet {
    let space = &head.space;
    let stored = as_form(space);
    let change = html! { (fields(page, typed.unwrap_or(&stored), problems)) (button(page.t("save")).primary()) };
    Sheet::new(page.t("space-settings")).wide().main(html! {
        (header(page, head))
        (rooms(page, head, Room::Settings))
        (error_summary(page, problems))
        (panel(&page.t("space-settings-about"), form(page, &paths::change(&space.slug), Verb::Post, None, change)))
        (panel(&page.t("space-settings-visibility"), try_visibility(page, space)))
        (panel(&page.t("space-settings-place"), try_place(page, space, others)))
        @if space.may::<Found>(page) {
            (panel(&page.t("space-settings-below"), html! { (link_button(page.t("space-new-below"), paths::new_under(&space.slug)).icon("plus")) }))
        }
    })
}

fn as_form(space: &Space) -> FoundForm {
    FoundForm {
        name: space.name.clone(),
        purpose: Some(space.purpose.clone()),
        icon: Some(space.icon.clone()),
        joining: Some(space.joining.name().to_owned()),
        kinds: Some(space.kinds.iter().map(str::to_owned).collect()),
        math: Some(YesNo::Truth(space.math)),
        ..FoundForm::default()
    }
}

/// Choosing leads to the preview; nothing is changed by it.
fn try_visibility(page: &Page<'_>, space: &Space) -> Markup {
    let none = Problems::default();
    let choices = Visibility::ALL.map(|v| visibility_choice(page, v));
    html! {
        form.form method="get" action=(paths::visibility(&space.slug)) {
            (radio_cards(page, &none, "visibility", page.t("space-visibility")).hide_label().choices(choices).value(space.visibility.name()))
            (button(page.t("space-try")))
        }
    }
}

fn try_place(page: &Page<'_>, space: &Space, others: &[Visible<Space>]) -> Markup {
    let none = Problems::default();
    let above = others.iter().find(|s| Some(s.id) == space.parent).map_or("", |s| s.slug.as_str());
    let root = Choice::new("", page.t("space-place-root"));
    let choices = std::iter::once(root).chain(others.iter().map(|s| Choice::new(&s.slug, &s.name)));
    html! {
        form.form method="get" action=(paths::place(&space.slug)) {
            (select_field(page, &none, "under", page.t("space-place-under")).choices(choices).value(above))
            (button(page.t("space-try")))
        }
    }
}

/// What would happen, and the button that makes it happen.
pub fn tried(page: &Page<'_>, head: &SpaceHeader, what: &Try, target: Option<&Visible<Space>>, effects: &[ToldEffect]) -> Sheet {
    let slug = &head.space.slug;
    let (title, url, field, value) = match what {
        Try::Visibility(to) => {
            let word = page.t(&format!("space-visibility-{}", to.name()));
            (
                t!(page, "space-try-visibility", name = &head.space.name, word = word),
                paths::visibility(slug),
                "visibility",
                to.name().to_owned(),
            )
        }
        Try::Under(_) => {
            let place = target.map_or_else(|| page.t("space-place-root"), |t| t.name.clone());
            let value = target.map(|t| t.slug.clone()).unwrap_or_default();
            (t!(page, "space-try-place", name = &head.space.name, place = place), paths::place(slug), "under", value)
        }
    };
    let loses = effects.iter().any(|e| e.people.iter().any(|p| p.loses));
    let act = html! { (hidden(field, &value)) div.form-actions { (button(page.t("space-try-do")).primary()) (link_button(page.t("cancel"), paths::settings(slug)).quiet()) } };
    Sheet::new(&title).wide().main(html! {
        (page_head(&title).lede(page.t("space-try-lede")))
        @if effects.is_empty() { (note(Note::new(Tone::Plain, page.t("space-try-nothing")))) }
        @if loses { (note(Note::new(Tone::Warn, page.t("space-try-loses")))) }
        @for effect in effects { (panel(&effect.name, told(page, effect))) }
        (form(page, &url, Verb::Put, None, act))
    })
}

fn told(page: &Page<'_>, effect: &ToldEffect) -> Markup {
    let columns = [Column::text(page.t("space-try-who")), Column::text(page.t("space-try-now")), Column::text(page.t("space-try-then"))];
    let rows = effect.people.iter().map(|told| {
        vec![
            who(page, told),
            html! { (page.t(&format!("space-sees-{}", told.before))) },
            html! { (page.t(&format!("space-sees-{}", told.after))) },
        ]
    });
    table(&effect.name, &columns, rows)
}

fn who(page: &Page<'_>, told: &Told) -> Markup {
    let label = match told.count {
        Some(count) => t!(page, &format!("space-crowd-{}", told.who), count = count),
        None => page.t("space-crowd-visitors"),
    };
    html! { (label) @if !told.names.is_empty() { ": " span dir="auto" { (told.names.join(", ")) } @if told.count > i64::try_from(told.names.len()).ok() { "…" } } }
}
