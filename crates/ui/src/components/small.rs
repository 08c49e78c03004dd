//! Small marks beside a name or a title: tag, role, state, count, dot.

use maud::{Markup, html};

use crate::icon::small_icon;
use crate::{Page, t};

/// What a mark or a note means. Never told by colour alone: a word or an icon says it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    /// New, chosen, worth a look.
    Accent,
    Good,
    Warn,
    Bad,
}

impl Tone {
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Accent => "accent",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
    pub(crate) const fn icon(self) -> &'static str {
        match self {
            Self::Plain | Self::Accent => "info",
            Self::Good => "circle-check",
            Self::Warn => "triangle-alert",
            Self::Bad => "circle-alert",
        }
    }
}

/// A word that something is filed under; a link when it leads to the others.
pub fn tag(label: &str, href: Option<&str>) -> Markup {
    html! { @if let Some(href) = href { a.tag href=(href) dir="auto" { (label) } } @else { span.tag dir="auto" { (label) } } }
}

/// What somebody is here: "Host", "Moderator", "Asked this".
pub fn role_badge(label: &str) -> Markup {
    html! { span.role { (label) } }
}

/// A state in icon and word: `(state("circle-check", page.t("topic-solved"), Tone::Good))`.
pub fn state(icon: &str, word: impl Into<String>, tone: Tone) -> Markup {
    html! { span class={ "state " (tone.class()) } { (small_icon(icon)) (word.into()) } }
}

/// [`state`] on a soft ground, for the head of a page; a link when it leads somewhere.
pub fn state_pill(icon: &str, word: impl Into<String>, tone: Tone, href: Option<&str>) -> Markup {
    let class = format!("state pill {}", tone.class());
    html! {
        @if let Some(href) = href { a class=(class) href=(href) { (small_icon(icon)) (word.into()) } }
        @else { span class=(class) { (small_icon(icon)) (word.into()) } }
    }
}

/// How many wait for somebody to decide, in the accent; nothing for none.
pub fn count(page: &Page<'_>, n: i64) -> Markup {
    html! { @if n > 0 { span.count { span aria-hidden="true" { (if n > 99 { "99+".to_owned() } else { n.to_string() }) } span.vh { (t!(page, "ui-count-waiting", count = n)) } } } }
}

/// Something is new here.
pub fn dot(page: &Page<'_>) -> Markup {
    html! { span.dot { span.vh { (page.t("ui-unread")) } } }
}

/// "3 new" beside a title in a list.
pub fn plus(page: &Page<'_>, n: i64) -> Markup {
    html! { @if n > 0 { span.plus { (t!(page, "ui-count-new", count = n)) } } }
}

/// A dot between two facts of one line.
pub fn middot() -> Markup {
    html! { " " span.middot aria-hidden="true" { "\u{b7}" } " " }
}

/// A key of the keyboard.
pub fn key(label: &str) -> Markup {
    html! { kbd { (label) } }
}
