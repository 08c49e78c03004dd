//! The controls inside fields: input, text area, select, radio cards, checkbox and file.

use std::borrow::Cow;

use maud::{Markup, html};

use super::field::Field;
use crate::icon::icon;

pub(super) enum Control {
    /// The `type` of the input.
    Input(&'static str),
    Area,
    Select(Vec<Choice>),
    Cards(Vec<Choice>),
    /// Pictures with their names.
    Icons(Vec<Choice>),
    Check,
    /// What files it takes.
    File(&'static str),
}

/// Something that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A sentence; cards show it.
    pub about: Option<String>,
    pub icon: Option<Cow<'static, str>>,
    pub disabled: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }
    #[must_use]
    pub fn about(mut self, text: impl Into<String>) -> Self {
        self.about = Some(text.into());
        self
    }
    #[must_use]
    pub fn icon(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.icon = Some(name.into());
        self
    }
    #[must_use]
    pub const fn disabled(mut self, yes: bool) -> Self {
        self.disabled = yes;
        self
    }
}

pub(super) fn draw(field: &Field<'_, '_>) -> Markup {
    match &field.control {
        Control::Cards(choices) => cards(field, choices),
        Control::Icons(choices) => icons(field, choices),
        Control::Check => check(field),
        Control::Input(kind) => labelled(field, input(field, kind)),
        Control::Area => labelled(field, area(field)),
        Control::Select(choices) => labelled(field, select(field, choices)),
        Control::File(accept) => labelled(field, file(field, accept)),
    }
}

fn labelled(field: &Field<'_, '_>, control: Markup) -> Markup {
    html! {
        div.field.wrong[field.wrong()] {
            label.vh[field.hide_label] for=(field.id()) { (field.label) (optional(field)) }
            (field.hint_line())
            (control)
            @if let Some(max) = field.max { p.counter hidden data-counter=(field.id()) data-max=(max) {} }
            (field.errors())
        }
    }
}

fn optional(field: &Field<'_, '_>) -> Markup {
    html! { @if field.optional { " " span.optional { (field.page.t("ui-field-optional")) } } }
}

fn invalid(field: &Field<'_, '_>) -> Option<&'static str> {
    field.wrong().then_some("true")
}

fn input(field: &Field<'_, '_>, kind: &str) -> Markup {
    // A password is never written back into a page.
    let value = (kind != "password" && !field.value.is_empty()).then_some(&field.value);
    html! {
        input.in.large[field.large] id=(field.id()) name=(field.name) type=(kind) value=[value] placeholder=[&field.placeholder] maxlength=[field.max]
            autocomplete=[field.autocomplete] required[field.required] autofocus[field.focus] dir=[(kind == "text").then_some("auto")]
            aria-invalid=[invalid(field)] aria-describedby=[field.described_by()];
    }
}

fn area(field: &Field<'_, '_>) -> Markup {
    // The browser drops one newline after the opening tag, so one is put there for it.
    html! {
        textarea.in id=(field.id()) name=(field.name) rows=(field.rows) placeholder=[&field.placeholder] maxlength=[field.max] required[field.required]
            autofocus[field.focus] dir="auto" data-draft=[&field.draft] aria-invalid=[invalid(field)] aria-describedby=[field.described_by()] {
            "\n" (field.value)
        }
    }
}

fn select(field: &Field<'_, '_>, choices: &[Choice]) -> Markup {
    html! {
        div.select {
            select.in id=(field.id()) name=(field.name) required[field.required] autocomplete=[field.autocomplete] autofocus[field.focus]
                aria-invalid=[invalid(field)] aria-describedby=[field.described_by()] {
                @for c in choices { option value=(c.value) selected[c.value == field.value] disabled[c.disabled] { (c.label) } }
            }
            (crate::icon::small_icon("chevron-down"))
        }
    }
}

fn file(field: &Field<'_, '_>, accept: &str) -> Markup {
    html! {
        input.in id=(field.id()) name=(field.name) type="file" accept=(accept) required[field.required]
            aria-invalid=[invalid(field)] aria-describedby=[field.described_by()];
    }
}

fn check(field: &Field<'_, '_>) -> Markup {
    html! {
        div.field.check.wrong[field.wrong()] {
            label {
                input id=(field.id()) name=(field.name) type="checkbox" value="on" checked[!field.value.is_empty() && field.value != "false"]
                    required[field.required] aria-invalid=[invalid(field)] aria-describedby=[field.described_by()];
                span { (field.label) }
            }
            (field.hint_line())
            (field.errors())
        }
    }
}

fn icons(field: &Field<'_, '_>, choices: &[Choice]) -> Markup {
    html! {
        fieldset.field.wrong[field.wrong()] id=(field.id()) aria-describedby=[field.described_by()] {
            legend.vh[field.hide_label] { (field.label) (optional(field)) }
            (field.hint_line())
            div.icon-picks {
                @for c in choices {
                    label.pick.icon-pick {
                        input.vh type="radio" name=(field.name) value=(c.value) checked[c.value == field.value] disabled[c.disabled] required[field.required];
                        span.pick-card { @if let Some(name) = &c.icon { (icon(name)) } span { (c.label) } }
                    }
                }
            }
            (field.errors())
        }
    }
}

fn cards(field: &Field<'_, '_>, choices: &[Choice]) -> Markup {
    html! {
        fieldset.field.wrong[field.wrong()] id=(field.id()) aria-describedby=[field.described_by()] {
            legend.vh[field.hide_label] { (field.label) (optional(field)) }
            (field.hint_line())
            div.picks {
                @for c in choices {
                    label.pick {
                        input type="radio" name=(field.name) value=(c.value) checked[c.value == field.value] disabled[c.disabled] required[field.required];
                        span.pick-card {
                            @if let Some(name) = &c.icon { (icon(name)) }
                            span.pick-title { (c.label) }
                            @if let Some(about) = &c.about { span.hint { (about) } }
                        }
                    }
                }
            }
            (field.errors())
        }
    }
}
