//! Notes: a sentence on the page that wants to be read first, with at most one thing to do.

use maud::{Markup, html};

use super::button::Button;
use super::small::Tone;
use crate::icon::icon;

/// A sentence on soft ground.
#[derive(Debug, Default)]
pub struct Note {
    pub tone: Tone,
    pub title: Option<String>,
    pub text: String,
    pub action: Option<Button>,
}

impl Note {
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into(), ..Self::default() }
    }
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }
    #[must_use]
    pub fn action(mut self, action: Button) -> Self {
        self.action = Some(action);
        self
    }
}

/// `(note(Note::new(Tone::Warn, page.t("space-private-note"))))`
pub fn note(note: Note) -> Markup {
    html! {
        div class={ "note " (note.tone.class()) } {
            (icon(note.tone.icon()))
            div.note-text { @if let Some(title) = note.title { p.strong { (title) } } p { (note.text) } }
            @if let Some(action) = note.action { (action) }
        }
    }
}
