//! The page that leads to all the desks.

use grove_ui::components::{Row, page_head, rows, section_head};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::waiting::Waiting;
use crate::{jobs, projections};

/// One desk: the second half of its messages' keys, where it is, and how much waits there.
struct Desk {
    name: &'static str,
    icon: &'static str,
    href: &'static str,
    waiting: i64,
}

const fn desk(name: &'static str, icon: &'static str, href: &'static str) -> Desk {
    Desk { name, icon, href, waiting: 0 }
}

impl Desk {
    const fn waiting(self, waiting: i64) -> Self {
        Self { waiting, ..self }
    }
}

pub fn index(page: &Page<'_>, waiting: Waiting) -> Sheet {
    let people = [
        desk("pending", "user-check", "/admin/pending").waiting(waiting.people),
        desk("members", "users", "/members"),
        desk("invitations", "mail", "/invitations"),
    ];
    let place = [
        desk("settings", "palette", "/admin/settings"),
        desk("rules", "scale", "/rules/edit"),
        desk("spaces", "layout-grid", "/spaces"),
        desk("space", "plus", "/spaces/new"),
    ];
    let order = [desk("reports", "shield", "/moderation/reports").waiting(waiting.reports), desk("log", "history", "/moderation/log")];
    let data = [
        desk("jobs", "refresh-cw", jobs::PATH).waiting(waiting.jobs_dead),
        desk("projections", "database", projections::PATH).waiting(waiting.behind),
        desk("api", "code", "/api/v1/openapi.json"),
        desk("health", "activity", "/readyz"),
    ];
    Sheet::new(page.t("frame-admin")).wide().no_index().main(html! {
        (page_head(page.t("frame-admin")).lede(page.t("admin-lede")))
        div.desks {
            (group(page, "admin-people", &people))
            (group(page, "admin-place", &place))
            (group(page, "admin-order", &order))
            (group(page, "admin-data", &data))
        }
    })
}

fn group(page: &Page<'_>, title: &'static str, desks: &[Desk]) -> Markup {
    let texts: Vec<(String, String)> =
        desks.iter().map(|desk| (page.t(&format!("desk-{}", desk.name)), page.t(&format!("desk-about-{}", desk.name)))).collect();
    let all = desks.iter().zip(&texts).map(|(desk, (title, about))| Row {
        href: desk.href.to_owned(),
        title,
        excerpt: about,
        state: Some((desk.icon, title.clone())),
        unread: desk.waiting > 0,
        number: (desk.waiting > 0).then(|| ("clock", t!(page, "admin-waiting", count = desk.waiting), page.number(desk.waiting))),
        ..Row::default()
    });
    html! { section { (section_head(page.t(title), html! {})) (rows(page, all)) } }
}
