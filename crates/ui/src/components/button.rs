//! Buttons: one primary one a screen, quiet ones for what is done beside reading, danger in words and
//! colour. A link that looks like a button goes somewhere; a button does something.

use std::borrow::Cow;

use maud::{Markup, Render, html};

use crate::icon::{directed_icon, small_icon};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Look {
    #[default]
    Plain,
    Primary,
    Quiet,
    Act,
}

/// A button or a link in its clothes; put it into `html!` as `(button("Save").primary())`.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Button {
    label: String,
    href: Option<String>,
    name_value: Option<(Cow<'static, str>, String)>,
    look: Look,
    icon: Option<Cow<'static, str>>,
    arrow: bool,
    icon_only: bool,
    small: bool,
    danger: bool,
    wide: bool,
    inert: bool,
    form: Option<String>,
    action: Option<String>,
    popover: Option<String>,
    pressed: Option<bool>,
}

/// A submit button: `(button(page.t("save")).primary())`.
pub fn button(label: impl Into<String>) -> Button {
    Button { label: label.into(), ..Button::default() }
}

/// A link that looks like a button: `(link_button(page.t("topic-new"), paths::new()).primary().icon("pencil"))`.
pub fn link_button(label: impl Into<String>, href: impl Into<String>) -> Button {
    Button { label: label.into(), href: Some(href.into()), ..Button::default() }
}

impl Button {
    /// The one thing to do on this screen.
    pub const fn primary(mut self) -> Self {
        self.look = Look::Primary;
        self
    }
    /// Without an edge, for actions beside others.
    pub const fn quiet(mut self) -> Self {
        self.look = Look::Quiet;
        self
    }
    /// Takes something away; goes with any look but the primary one.
    pub const fn danger(mut self) -> Self {
        self.danger = true;
        self
    }
    /// A quiet action in the row under a post: small, grey, with an icon.
    pub const fn act(mut self) -> Self {
        self.look = Look::Act;
        self
    }
    /// 32 px instead of 40.
    pub const fn small(mut self) -> Self {
        self.small = true;
        self
    }
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }
    pub fn icon(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.icon = Some(name.into());
        self
    }
    /// Only the icon is drawn; the label is read aloud and shown as a tooltip.
    pub fn icon_only(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.icon = Some(name.into());
        self.icon_only = true;
        self
    }
    /// An arrow after the label: this leads on.
    pub const fn arrow(mut self) -> Self {
        self.arrow = true;
        self
    }
    /// What the form receives when this button sent it.
    pub fn sends(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.name_value = Some((name.into(), value.into()));
        self
    }
    /// Sends the form with this id, from outside of it.
    pub fn of_form(mut self, id: impl Into<String>) -> Self {
        self.form = Some(id.into());
        self
    }
    /// Sends its form somewhere else (`formaction`), such as a preview.
    pub fn to(mut self, action: impl Into<String>) -> Self {
        self.action = Some(action.into());
        self
    }
    /// Not a submit button: a script gives it life.
    pub const fn inert(mut self) -> Self {
        self.inert = true;
        self
    }
    /// Opens the popover with this id.
    pub fn opens(mut self, id: impl Into<String>) -> Self {
        self.popover = Some(id.into());
        self.inert = true;
        self
    }
    /// A toggle and its state.
    pub const fn pressed(mut self, yes: bool) -> Self {
        self.pressed = Some(yes);
        self
    }

    /// The same clothes on the `<summary>` of a menu.
    pub(super) fn summary(&self) -> Markup {
        let label = self.icon_only.then_some(&self.label);
        html! { summary class=(self.class()) aria-label=[label] title=[label] { (self.inside()) } }
    }

    fn class(&self) -> String {
        let look = match self.look {
            Look::Plain => "btn",
            Look::Primary => "btn primary",
            Look::Quiet => "btn quiet",
            Look::Act => "act",
        };
        let flags = [(self.danger, " danger"), (self.small, " small"), (self.wide, " wide"), (self.icon_only, " icon-only")];
        flags.iter().filter(|(on, _)| *on).fold(look.to_owned(), |class, (_, name)| class + name)
    }

    fn inside(&self) -> Markup {
        html! {
            @if let Some(name) = &self.icon { (small_icon(name)) }
            @if !self.icon_only { (self.label) }
            @if self.arrow { (directed_icon("arrow-right")) }
        }
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        let label = self.icon_only.then_some(&self.label);
        let (name, value) = self.name_value.as_ref().map(|(n, v)| (n.as_ref(), v.as_str())).unzip();
        let pressed = self.pressed.map(|p| if p { "true" } else { "false" });
        html! {
            @if let Some(href) = &self.href {
                a class=(self.class()) href=(href) aria-label=[label] title=[label] { (self.inside()) }
            } @else {
                button class=(self.class()) type=(if self.inert { "button" } else { "submit" }) name=[name] value=[value] form=[&self.form]
                    formaction=[&self.action] popovertarget=[&self.popover] aria-pressed=[pressed] aria-label=[label] title=[label] { (self.inside()) }
            }
        }
    }
}
