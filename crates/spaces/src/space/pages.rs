//! The pages of spaces: one of them, and the form for a new one.

use grove_kernel::{Problems, Visible};
use grove_ui::components::{
    Choice, Empty, Note, Tone, Verb, button, empty, error_summary, feed_link, form, hidden, icon_field, note, page_head, radio_cards,
    select_field, text_field,
};
use grove_ui::{Page, Sheet, small_icon, t};
use grove_web::{Ask, Form, Input};
use maud::{Markup, html};

use super::body::Body;
use super::forms::FoundForm;
use super::header::SpaceHeader;
use super::kinds::Kinds;
use super::list_views::below;
use super::noun::{ICONS, Joining, Space};
use super::views::{Room, header, header_with, rooms};
use crate::paths;
use crate::visibility::Visibility;

/// A space for those who see what is said in it; the body is somebody else's.
pub fn show(page: &Page<'_>, head: &SpaceHeader, body: Body) -> Sheet {
    let action = body.action.map(|make| make(page));
    let main = (body.make)(page);
    let mut sheet =
        Sheet::new(&head.space.name).wide().canonical(paths::space(&head.space.slug)).description(&head.space.purpose).main(html! {
            (header_with(page, head, action))
            (below(page, &head.below))
            (rooms(page, head, Room::Content))
            (main)
            @if let Some((url, _)) = &body.feed { (feed_link(page, url)) }
        });
    if let Some(aside) = body.aside {
        sheet = sheet.aside(aside(page));
    }
    if let Some((url, title)) = body.feed {
        sheet = sheet.feed(url, title);
    }
    if let Some(url) = body.live {
        sheet = sheet.live(url);
    }
    sheet
}

/// A space for those who see its card: what it is for, and how to get in.
pub fn card_only(page: &Page<'_>, head: &SpaceHeader) -> Sheet {
    let (title, text) = match head.space.joining {
        Joining::Open => ("space-closed-open", "space-closed-open-how"),
        Joining::Request => ("space-closed-request", "space-closed-request-how"),
        Joining::Invitation => ("space-closed-invitation", "space-closed-invitation-how"),
    };
    Sheet::new(&head.space.name).wide().canonical(paths::space(&head.space.slug)).description(&head.space.purpose).main(html! {
        (header(page, head))
        (below(page, &head.below))
        (empty(Empty::NotAllowed, page.t(title), page.t(text), None))
    })
}

/// What was typed into the form that was refused.
pub fn typed(ask: &Ask) -> FoundForm {
    Form::<FoundForm>::take(ask).map(|form| form.0).unwrap_or_default()
}

pub fn new(page: &Page<'_>, parent: Option<&Visible<Space>>, form_data: &FoundForm, problems: &Problems) -> Sheet {
    let title = page.t("space-new");
    let choices = Visibility::ALL.map(|v| visibility_choice(page, v));
    let body = html! {
        @if let Some(parent) = parent { (hidden("parent", &parent.slug)) }
        (fields(page, form_data, problems))
        (text_field(page, problems, "slug", page.t("space-slug")).hint(page.t("space-slug-hint")).value(text(&form_data.slug)).optional())
        (radio_cards(page, problems, "visibility", page.t("space-visibility")).choices(choices).value(or(&form_data.visibility, "public")))
        (button(page.t("space-found")).primary())
    };
    Sheet::new(&title).narrow().main(html! {
        (page_head(&title).lede(page.t("space-new-lede")))
        @if let Some(parent) = parent { (note(Note::new(Tone::Plain, t!(page, "space-new-under", name = &parent.name)))) }
        (error_summary(page, problems))
        (form(page, paths::SPACES, Verb::Post, None, body))
    })
}

/// The fields that founding and changing have in common.
pub fn fields(page: &Page<'_>, typed: &FoundForm, problems: &Problems) -> Markup {
    let icons = ICONS.iter().map(|name| Choice::new(*name, page.t(&format!("space-icon-{name}"))).icon(*name));
    let joining = Joining::ALL.map(|j| {
        let key = format!("space-joining-{}", j.name());
        Choice::new(j.name(), page.t(&key)).about(page.t(&format!("{key}-about")))
    });
    let math = [Choice::new("no", page.t("space-math-no")), Choice::new("yes", page.t("space-math-yes"))];
    let is_math = typed.math.as_ref().is_some_and(crate::fields::YesNo::is_yes);
    html! {
        (text_field(page, problems, "name", page.t("space-name")).value(&typed.name).max(60).required())
        (text_field(page, problems, "purpose", page.t("space-purpose")).hint(page.t("space-purpose-hint")).value(text(&typed.purpose)).max(140))
        (icon_field(page, problems, "icon", page.t("space-icon")).choices(icons).value(or(&typed.icon, "messages-square")))
        (radio_cards(page, problems, "joining", page.t("space-joining")).choices(joining).value(or(&typed.joining, "open")))
        (switchboard(page, typed.kinds.as_deref()))
        (select_field(page, problems, "math", page.t("space-math")).hint(page.t("space-math-hint")).choices(math).value(if is_math { "yes" } else { "no" }))
    }
}

/// One tick for each kind of content; nothing ticked is an answer too.
fn switchboard(page: &Page<'_>, chosen: Option<&[String]>) -> Markup {
    let on = |kind: &str| chosen.is_none_or(|words| words.iter().any(|w| w == kind));
    html! {
        fieldset.field {
            legend { (page.t("space-kinds")) }
            p.hint { (page.t("space-kinds-hint")) }
            (hidden("kinds", "none"))
            @for (kind, icon) in Kinds::KNOWN {
                div.field.check { label { input type="checkbox" name="kinds" value=(kind) checked[on(kind)]; span { (small_icon(icon)) " " (page.t(&format!("space-kind-{kind}"))) } } }
            }
        }
    }
}

pub fn visibility_choice(page: &Page<'_>, visibility: Visibility) -> Choice {
    let (key, icon) = match visibility {
        Visibility::Public => ("space-visibility-public", "globe"),
        Visibility::Gated => ("space-visibility-gated", "key-round"),
        Visibility::Private => ("space-visibility-private", "lock"),
    };
    Choice::new(visibility.name(), page.t(key)).about(page.t(&format!("{key}-about"))).icon(icon)
}

fn text(typed: &Option<String>) -> &str {
    typed.as_deref().unwrap_or_default()
}

fn or<'a>(typed: &'a Option<String>, otherwise: &'a str) -> &'a str {
    typed.as_deref().filter(|t| !t.is_empty()).unwrap_or(otherwise)
}
