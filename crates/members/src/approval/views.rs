//! The queue.

use grove_kernel::Visible;
use grove_ui::components::{Empty, Face, Pager, Size, Verb, avatar, empty, page_head, pager, post_button};
use grove_ui::{Page, Sheet};
use maud::{Markup, html};

use super::{Application, Decide};
use crate::paths;

pub fn pending(page: &Page<'_>, waiting: &[Visible<Application>], next: Option<&str>) -> Sheet {
    let next = next.map(|cursor| format!("{}?after={cursor}", paths::PENDING));
    Sheet::new(page.t("pending-title")).narrow().main(html! {
        (page_head(page.t("pending-title")).lede(page.t("pending-lede")))
        @if waiting.is_empty() { (empty(Empty::AllDone, page.t("pending-none"), page.t("pending-none-text"), None)) }
        ul.people { @for who in waiting { li { (one(page, who)) } } }
        (pager(page, &Pager { next, ..Pager::default() }))
    })
}

fn one(page: &Page<'_>, who: &Visible<Application>) -> Markup {
    let face = Face { id: who.member.raw(), name: &who.name, url: None };
    let url = format!("{}/{}", paths::PENDING, who.member);
    html! {
        article.panel {
            div.line { (avatar(face, Size::Medium)) div.grow { p.strong dir="auto" { (who.name) } p.meta { "@" (who.handle) " " (page.when(who.asked_at)) } } }
            @if !who.words.is_empty() { blockquote dir="auto" { (who.words) } }
            @if who.may::<Decide>(page) {
                div.line {
                    (post_button(page, format!("{url}/approval"), Verb::Post, page.t("pending-approve")).look(|b| b.primary().small().icon("check")))
                    (post_button(page, url, Verb::Delete, page.t("pending-decline")).look(|b| b.quiet().small()))
                }
            }
        }
    }
}
