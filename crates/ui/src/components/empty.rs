//! Empty places: one sentence on what will be here, one thing to do. "Nothing yet", "nothing matches"
//! and "not allowed" are different words and never the same page.

use maud::{Markup, html};

use super::button::Button;
use crate::icon::icon;

/// Why there is nothing to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// Nobody made one so far.
    NothingYet,
    /// The filters or the words let nothing through; offer to clear them.
    NothingMatches,
    /// It is here, but not for this viewer; say how to ask.
    NotAllowed,
    /// All was seen: a stated end.
    AllDone,
}

/// `(empty(Empty::NothingYet, page.t("topics-none"), page.t("topics-none-why"), Some(link_button(…).primary())))`
pub fn empty(why: Empty, title: impl Into<String>, text: impl Into<String>, action: Option<Button>) -> Markup {
    let name = match why {
        Empty::NothingYet => "sprout",
        Empty::NothingMatches => "search-x",
        Empty::NotAllowed => "lock",
        Empty::AllDone => "check",
    };
    html! {
        section.empty {
            (icon(name))
            h2 { (title.into()) }
            p { (text.into()) }
            @if let Some(action) = action { p.empty-action { (action) } }
        }
    }
}
