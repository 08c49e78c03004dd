//! Fields of a form: label, control, hint, counter and what is wrong, tied together for those who hear
//! the page. A field keeps what was typed, also when it was refused.

use maud::{Markup, Render, html};

use super::control::{Choice, Control, draw};
use crate::Page;
use grove_kernel::Problems;

/// One field; put it into `html!`. Made by [`text_field`] and its siblings.
#[must_use]
pub struct Field<'a, 'p> {
    pub(super) page: &'a Page<'p>,
    pub(super) problems: &'a Problems,
    pub(super) name: &'a str,
    pub(super) label: String,
    pub(super) control: Control,
    pub(super) value: String,
    pub(super) hint: Option<String>,
    pub(super) prefix: Option<String>,
    pub(super) placeholder: Option<String>,
    pub(super) autocomplete: Option<&'static str>,
    pub(super) max: Option<usize>,
    pub(super) rows: u32,
    pub(super) draft: Option<String>,
    pub(super) required: bool,
    pub(super) optional: bool,
    pub(super) hide_label: bool,
    pub(super) focus: bool,
    pub(super) large: bool,
}

fn field<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, name: &'a str, label: impl Into<String>, control: Control) -> Field<'a, 'p> {
    Field {
        page,
        problems,
        name,
        label: label.into(),
        control,
        value: String::new(),
        hint: None,
        prefix: None,
        placeholder: None,
        autocomplete: None,
        max: None,
        rows: 3,
        draft: None,
        required: false,
        optional: false,
        hide_label: false,
        focus: false,
        large: false,
    }
}

/// A line of text: `(text_field(page, problems, "title", page.t("topic-title")).value(&draft.title).max(120).required())`.
pub fn text_field<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, name: &'a str, label: impl Into<String>) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::Input("text"))
}

/// An e-mail address.
pub fn email_field<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, name: &'a str, label: impl Into<String>) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::Input("email")).autocomplete("email")
}

/// A password. `autocomplete` is `current-password` unless you say `new-password`.
pub fn password_field<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, name: &'a str, label: impl Into<String>) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::Input("password")).autocomplete("current-password")
}

/// Any other one-line input: `number`, `url`, `date`, `datetime-local`, `time`, `color`, `tel`.
pub fn input_field<'a, 'p>(
    page: &'a Page<'p>,
    problems: &'a Problems,
    name: &'a str,
    label: impl Into<String>,
    kind: &'static str,
) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::Input(kind))
}

/// Several lines of plain text. For Markdown take the [`composer`](super::composer()).
pub fn text_area<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, name: &'a str, label: impl Into<String>) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::Area)
}

/// One of a list: `select_field(…).choices([Choice::new("open", page.t("join-open"))]).value("open")`.
pub fn select_field<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, name: &'a str, label: impl Into<String>) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::Select(Vec::new()))
}

/// One of a few, each a card with a title and a sentence.
pub fn radio_cards<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, name: &'a str, label: impl Into<String>) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::Cards(Vec::new()))
}

/// One of a few icons, each with its name: `icon_field(…).choices([Choice::new("leaf", page.t("icon-leaf")).icon("leaf")])`.
pub fn icon_field<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, name: &'a str, label: impl Into<String>) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::Icons(Vec::new()))
}

/// Yes or no; sends `on` when ticked. `.value("on")` ticks it.
pub fn check_field<'a, 'p>(page: &'a Page<'p>, problems: &'a Problems, name: &'a str, label: impl Into<String>) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::Check)
}

/// Files; `accept` such as `image/*`. The form needs `enctype="multipart/form-data"`.
pub fn file_field<'a, 'p>(
    page: &'a Page<'p>,
    problems: &'a Problems,
    name: &'a str,
    label: impl Into<String>,
    accept: &'static str,
) -> Field<'a, 'p> {
    field(page, problems, name, label, Control::File(accept))
}

impl Field<'_, '_> {
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }
    /// A sentence under the label: what it is for, what is allowed.
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = Some(text.into());
        self
    }
    pub const fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }
    /// At most so many characters; shows a counter when a script runs.
    pub const fn max(mut self, characters: usize) -> Self {
        self.max = Some(characters);
        self
    }
    pub const fn rows(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
    /// Says "optional" after the label.
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
    /// The label is only read aloud.
    pub const fn hide_label(mut self) -> Self {
        self.hide_label = true;
        self
    }
    /// The cursor waits here when the page opens.
    pub const fn focus(mut self) -> Self {
        self.focus = true;
        self
    }
    /// In the size of a title.
    pub const fn large(mut self) -> Self {
        self.large = true;
        self
    }
    /// Sets the ids apart when a page holds the same field twice.
    pub fn within(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }
    /// Keeps a draft of a text area under this key.
    pub fn draft(mut self, key: impl Into<String>) -> Self {
        self.draft = Some(key.into());
        self
    }
    /// What can be chosen in a select, in cards or among icons.
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        if let Control::Select(list) | Control::Cards(list) | Control::Icons(list) = &mut self.control {
            list.extend(choices);
        }
        self
    }

    pub(super) fn id(&self) -> String {
        self.prefix.as_ref().map_or_else(|| field_id(self.name), |p| format!("{p}-{}", field_id(self.name)))
    }

    /// The ids of hint and errors, for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let id = self.id();
        let parts = [self.hint.as_ref().map(|_| format!("{id}-hint")), self.wrong().then(|| format!("{id}-error"))];
        let ids: Vec<String> = parts.into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn wrong(&self) -> bool {
        self.problems.of(self.name).next().is_some()
    }

    pub(super) fn errors(&self) -> Markup {
        html! {
            @if self.wrong() {
                ul.errors id={ (self.id()) "-error" } {
                    @for problem in self.problems.of(self.name) { li { (crate::icon::small_icon("circle-alert")) (self.page.problem(problem)) } }
                }
            }
        }
    }

    pub(super) fn hint_line(&self) -> Markup {
        html! { @if let Some(hint) = &self.hint { p.hint id={ (self.id()) "-hint" } { (hint) } } }
    }
}

impl Render for Field<'_, '_> {
    fn render(&self) -> Markup {
        draw(self)
    }
}

/// The id of a field, for links from an error summary.
pub(super) fn field_id(name: &str) -> String {
    format!("field-{}", name.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

/// All that is wrong, at the top of a form, each a link to its field. Draws nothing when all is well.
pub fn error_summary(page: &Page<'_>, problems: &Problems) -> Markup {
    html! {
        @if !problems.is_empty() {
            div.error-summary role="alert" tabindex="-1" {
                p.strong { (page.t_with("ui-form-problems", &[("count", problems.iter().count().into())])) }
                ul {
                    @for problem in problems.iter() {
                        // What is about no field leads nowhere.
                        li { @if problem.field.is_empty() { (page.problem(problem)) } @else { a.link href={ "#" (field_id(&problem.field)) } { (page.problem(problem)) } } }
                    }
                }
            }
        }
    }
}
