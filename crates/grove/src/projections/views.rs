//! How projections look.

use grove_ui::components::{Cell, Column, Crumb, Tone, breadcrumbs, page_head, state, table};
use grove_ui::{Page, Sheet, t};
use maud::html;

use super::Lag;
use crate::admin;

pub fn projections(page: &Page<'_>, lags: &[Lag]) -> Sheet {
    let title = page.t("projections-title");
    let columns = [
        Column::text(page.t("projections-name")),
        Column::text(page.t("projections-state")),
        Column::number(page.t("projections-position")),
    ];
    Sheet::new(title.clone()).narrow().no_index().main(html! {
        (breadcrumbs(page, &[Crumb::new(page.t("frame-admin"), admin::PATH), Crumb::here(title.clone())]))
        (page_head(title.clone()).lede(page.t("projections-lede")))
        (table(title, &columns, lags.iter().map(|lag| line(page, lag))))
    })
}

fn line(page: &Page<'_>, lag: &Lag) -> Vec<Cell> {
    let how = if lag.behind == 0 {
        state("circle-check", page.t("projections-well"), Tone::Good)
    } else {
        state("clock", t!(page, "projections-behind", count = lag.behind), Tone::Warn)
    };
    vec![html! { code { (lag.name) } }, how, html! { (page.number(lag.position)) }]
}
