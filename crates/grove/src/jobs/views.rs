//! How jobs look.

use grove_ui::components::{Cell, Column, Crumb, Empty, Verb, breadcrumbs, empty, page_head, post_button, table};
use grove_ui::{Page, Sheet, t};
use maud::html;

use super::{DeadJob, PATH};
use crate::admin;

pub fn jobs(page: &Page<'_>, waiting: i64, dead: &[DeadJob]) -> Sheet {
    let title = page.t("jobs-title");
    let columns = [
        Column::text(page.t("jobs-kind")),
        Column::text(page.t("jobs-error")),
        Column::number(page.t("jobs-attempts")),
        Column::text(page.t("jobs-again")),
    ];
    Sheet::new(title.clone()).no_index().main(html! {
        (breadcrumbs(page, &[Crumb::new(page.t("frame-admin"), admin::PATH), Crumb::here(title.clone())]))
        (page_head(title).lede(t!(page, "jobs-waiting", count = waiting)))
        @if dead.is_empty() { (empty(Empty::AllDone, page.t("jobs-none"), page.t("jobs-none-text"), None)) }
        @else { (table(page.t("jobs-dead"), &columns, dead.iter().map(|job| line(page, job)))) }
    })
}

fn line(page: &Page<'_>, job: &DeadJob) -> Vec<Cell> {
    let again = post_button(page, format!("{PATH}/{}/revival", job.id), Verb::Post, page.t("jobs-again"));
    vec![
        html! { code { (job.kind) } },
        html! { span dir="auto" { (job.error) } },
        html! { (page.number(job.attempts)) },
        html! { (again.look(|b| b.small().icon("refresh-cw"))) },
    ]
}
