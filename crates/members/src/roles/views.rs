//! The part of somebody's page where admins say what they are here.

use grove_kernel::{HasViewer, Problems, Role, Visible};
use grove_ui::Page;
use grove_ui::components::{Choice, Verb, button, check_field, form, select_field, side};
use maud::{Markup, html};

use crate::paths;
use crate::profile::Member;

fn forms(page: &Page<'_>, member: &Visible<Member>) -> Markup {
    let problems = Problems::default();
    let most = if page.viewer().is_owner() { Role::Owner } else { Role::Moderator };
    let choices = Role::ALL.into_iter().filter(|r| *r <= most || *r == member.role).map(|r| Choice::new(r.name(), page.t(super::key(r))));
    let role = html! {
        (select_field(page, &problems, "role", page.t("role")).choices(choices).value(member.role.name()))
        (button(page.t("save")).small())
    };
    let tick = |on: bool| if on { "on" } else { "" };
    let flags = html! {
        (check_field(page, &problems, "staff", page.t("flag-staff")).value(tick(member.is_staff)))
        (check_field(page, &problems, "bot", page.t("flag-bot")).value(tick(member.is_bot)))
        (check_field(page, &problems, "brand", page.t("flag-brand")).value(tick(member.is_brand)))
        (button(page.t("save")).small())
    };
    html! {
        (form(page, &paths::role(&member.handle), Verb::Put, None, role))
        (form(page, &paths::flags(&member.handle), Verb::Put, None, flags))
    }
}

/// For the context column.
pub fn beside(page: &Page<'_>, member: &Visible<Member>) -> Markup {
    side(&page.t("role-here"), forms(page, member))
}
