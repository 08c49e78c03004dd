//! The form that sends a claim link.

use grove_kernel::{Problems, Visible};
use grove_ui::components::{Crumb, Verb, breadcrumbs, button, email_field, error_summary, form, page_head, side};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::Claim;
use crate::paths;

fn body(page: &Page<'_>, claim: &Visible<Claim>, typed: &str, problems: &Problems) -> Markup {
    let fields = html! {
        (error_summary(page, problems))
        (email_field(page, problems, "email", page.t("email")).value(typed).required())
        (button(page.t("claim-do")).icon("mail"))
    };
    html! {
        p.meta { (page.t("claim-text")) }
        @if let Some((email, at)) = &claim.sent { p { (t!(page, "claim-sent", email = email)) " " (page.when(*at)) } }
        (form(page, &paths::claim(&claim.member.handle), Verb::Post, None, fields))
    }
}

/// For the context column of the member's page.
pub fn beside(page: &Page<'_>, claim: &Visible<Claim>) -> Markup {
    side(&page.t("claim-title"), body(page, claim, "", &Problems::default()))
}

/// The form again, with what is wrong.
pub fn again(page: &Page<'_>, claim: &Visible<Claim>, typed: &str, problems: &Problems) -> Sheet {
    let here = [Crumb::new(&claim.member.name, paths::profile(&claim.member.handle)), Crumb::here(page.t("claim-title"))];
    Sheet::new(page.t("claim-title")).narrow().no_index().main(html! {
        (breadcrumbs(page, &here))
        (page_head(page.t("claim-title")))
        (body(page, claim, typed, problems))
    })
}
