//! Facts in pairs, and how far something has come.

use maud::{Markup, html};

use crate::{Page, t};

/// A list of terms and what they are: `(facts([(page.t("joined"), page.day(member.joined))]))`.
pub fn facts(pairs: impl IntoIterator<Item = (String, Markup)>) -> Markup {
    html! { dl.facts { @for (term, what) in pairs { dt { (term) } dd { (what) } } } }
}

/// So many of so many, as a bar and in words.
pub fn progress(page: &Page<'_>, label: &str, done: u64, all: u64) -> Markup {
    html! {
        div.progress {
            div.progress-line { span { (label) } span.meta.num { (t!(page, "ui-of", done = done, all = all)) } }
            progress max=(all.max(1)) value=(done.min(all)) aria-label=(label) {}
        }
    }
}
