//! Two people change one text: who saves second is shown what the first wrote, and loses nothing.

use grove_kernel::{Outcome, Problems, Refusal};
use grove_ui::Page;
use grove_web::{Ask, Input};
use maud::{Markup, html};

/// What the form of a change is shown again with.
#[derive(Clone, Debug, Default)]
pub struct Again {
    pub problems: Problems,
    /// The text as it stands now, when somebody else changed it meanwhile.
    pub theirs: Option<String>,
}

/// The version that a program has in its hands: `If-Match`.
pub struct Since(pub Option<i64>);

impl Input for Since {
    fn take(ask: &Ask) -> Outcome<Self> {
        Ok(Self(ask.header("if-match").and_then(|tag| tag.trim().trim_start_matches("W/").trim_matches('"').parse().ok())))
    }
}

/// Whoever names a version changes that one or none.
pub fn still_at(meant: Option<i64>, now: i64) -> Outcome<()> {
    if meant.is_none_or(|meant| meant == now) { Ok(()) } else { Err(Refusal::Conflict("conflict-edited")) }
}

/// Whether the form was filled from another version than this.
pub fn changed_meanwhile(ask: &Ask, now: i64) -> bool {
    ask.typed("version").and_then(|version| version.parse().ok()).is_some_and(|version: i64| version != now)
}

/// The other version, to take from; what was typed stays in the form below.
pub fn theirs(page: &Page<'_>, again: &Again) -> Markup {
    html! {
        @if let Some(theirs) = &again.theirs {
            div.field {
                label for="theirs" { (page.t("edit-theirs")) }
                textarea.in id="theirs" rows="8" readonly dir="auto" { "\n" (theirs) }
            }
        }
    }
}
