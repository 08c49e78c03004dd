//! The choices, and what a device remembers of them.

use grove_kernel::MemberId;
use grove_ui::{Locale, Theme};
use grove_web::Done;

/// Languages that are offered; the generated ones are for testing.
pub const SPOKEN: [Locale; 1] = [Locale::En];

/// What one member chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub member: MemberId,
    pub theme: Theme,
    /// Nothing: as the browser asks.
    pub language: Option<Locale>,
}

/// `auto`, `light`, `dark`.
pub(super) const ALL_THEMES: [(&str, Theme); 3] = [("auto", Theme::Auto), ("light", Theme::Light), ("dark", Theme::Dark)];

pub(super) fn theme(name: &str) -> Option<Theme> {
    ALL_THEMES.into_iter().find(|(known, _)| *known == name).map(|(_, theme)| theme)
}

pub(super) fn theme_name(theme: Theme) -> &'static str {
    ALL_THEMES.into_iter().find(|(_, known)| *known == theme).map_or("auto", |(name, _)| name)
}

/// A language that is offered, by its tag.
pub(super) fn language(tag: &str) -> Option<Locale> {
    SPOKEN.into_iter().find(|locale| locale.tag() == tag)
}

impl Look {
    /// Remembered by the browser that gets this answer. What was never chosen leaves it as it is.
    pub(super) fn on_this_device(&self, done: Done) -> Done {
        let themed = match self.theme {
            Theme::Auto => done,
            Theme::Light | Theme::Dark => done.prefers("theme", theme_name(self.theme)),
        };
        match self.language {
            Some(language) => themed.prefers("lang", language.tag()),
            None => themed,
        }
    }
}
