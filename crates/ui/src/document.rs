//! The whole HTML document: head, rail, main column, context column, the bars of phones, skip link,
//! landmarks and the place for toasts. Every full page goes through [`document`], so that none of them
//! forgets its language, its landmarks or the rules against inline script and style.

use maud::{DOCTYPE, Markup, html};

use crate::components::{Note, note};
use crate::frame::Frame;
use crate::page::Page;
use crate::sheet::{Sheet, Width};
use crate::{bars, head, rail};

/// The full page. A [`Width::Door`] sheet stands alone, without a rail.
pub fn document(page: &Page<'_>, frame: &Frame, sheet: Sheet) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(page.locale().tag()) dir=(page.dir()) data-theme=[page.theme().attribute()] {
            (head::head(page, frame, &sheet))
            body {
                a.skip href="#main" { (page.t("ui-skip-to-content")) }
                @if sheet.width == Width::Door { (door(page, frame, &sheet)) } @else { (room(page, frame, &sheet)) }
                (toasts(page))
            }
        }
    }
}

fn room(page: &Page<'_>, frame: &Frame, sheet: &Sheet) -> Markup {
    let class = match sheet.width {
        Width::Wide => "cols wide",
        Width::Narrow => "cols narrow",
        Width::Reading | Width::Door => "cols",
    };
    html! {
        div.app {
            (bars::top(page, frame))
            (rail::rail(page, frame))
            main.page id="main" data-live=[&sheet.live] data-read=[&sheet.reads] data-live-show=[sheet.live.as_ref().map(|_| page.t("ui-live-show"))]
                data-live-one=[sheet.live.as_ref().map(|_| page.t("ui-live-new-one"))] data-live-many=[sheet.live.as_ref().map(|_| page.t("ui-live-new-many"))] {
                div class=(class) {
                    div.main {
                        (notices(frame, sheet))
                        (sheet.main)
                    }
                    @if let Some(aside) = &sheet.aside { aside.ctx aria-label=(aside_label(page, sheet)) { (aside) } }
                }
            }
            (bars::bottom(page, frame))
        }
    }
}

fn aside_label(page: &Page<'_>, sheet: &Sheet) -> String {
    sheet.aside_label.clone().unwrap_or_else(|| page.t("ui-context"))
}

fn notices(frame: &Frame, sheet: &Sheet) -> Markup {
    html! {
        @for banner in &frame.banners {
            (note(Note {
                tone: banner.tone,
                title: None,
                text: banner.text.clone(),
                action: banner.action.as_ref().map(|(href, label)| crate::components::link_button(label, href).small()),
            }))
        }
        @if let Some(status) = &sheet.status { p.status role="status" { (crate::icon::small_icon("check")) (status) } }
    }
}

fn door(page: &Page<'_>, frame: &Frame, sheet: &Sheet) -> Markup {
    html! {
        div.door.split[sheet.aside.is_some()] {
            main.door-main id="main" {
                (rail::brand(page, frame))
                (notices(frame, sheet))
                (sheet.main)
            }
            @if let Some(aside) = &sheet.aside { aside.door-aside aria-label=(aside_label(page, sheet)) { (aside) (crate::components::leaves()) } }
        }
    }
}

/// Where the script says what happened; also the words it needs.
fn toasts(page: &Page<'_>) -> Markup {
    html! { div.toasts id="toasts" role="status" aria-live="polite" data-failed=(page.t("ui-request-failed")) data-close=(page.t("close")) data-copied=(page.t("copied")) {} }
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
