//! The list of drafts, and the line in a form that was filled from one.

use grove_ui::components::{Empty, Row, Tone, Verb, action, empty, page_head, rows};
use grove_ui::markdown::excerpt;
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::draft::Draft;
use crate::paths;

pub fn list(page: &Page<'_>, drafts: &[Draft]) -> Sheet {
    let title = page.t("drafts");
    let lines: Vec<_> = drafts.iter().map(|draft| (draft, title_of(page, draft), excerpt(&draft.typed.body, 160))).collect();
    let main = html! {
        (page_head(&title).lede(page.t("drafts-about")))
        @if drafts.is_empty() { (empty(Empty::NothingYet, page.t("drafts-none"), page.t("drafts-none-text"), None)) }
        @else {
            (rows(page, lines.iter().map(|(draft, title, excerpt)| Row {
                href: draft.key.home(), title, excerpt, state: Some(("pencil", page.t(draft.key.says()))), tone: Tone::Plain,
                when: page.when(draft.saved_at), ..Row::default()
            })))
        }
    };
    Sheet::new(title).main(main).no_index()
}

fn title_of(page: &Page<'_>, draft: &Draft) -> String {
    if draft.typed.title.is_empty() { page.t(draft.key.says()) } else { draft.typed.title.clone() }
}

/// "Drafts", and "Draft of 12:04 · Throw it away", for the foot of the form. The button sends the form elsewhere, and
/// tells the script to forget its own copy.
pub fn remark(page: &Page<'_>, draft: Option<&Draft>) -> Markup {
    html! {
        a.meta.link href="/drafts" { (page.t("drafts")) }
        @if let Some(draft) = draft {
            span.meta { (t!(page, "draft-of", when = page.when_text(draft.saved_at))) }
            button.act type="submit" formaction=(action(&paths::draft(&draft.key.to_string()), Verb::Delete)) formnovalidate data-discards { (page.t("draft-discard")) }
        }
    }
}
