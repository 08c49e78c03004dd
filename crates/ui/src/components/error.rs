//! The body of an error page: what happened in a sentence, what to do, and the number of the request
//! for those who help.

use maud::{Markup, html};

use super::button::link_button;
use crate::{Page, t};

/// What is said when something cannot be shown.
#[derive(Debug)]
pub struct ErrorPage {
    pub status: u16,
    pub title: String,
    /// What to do now.
    pub text: String,
    /// A form to sign in, a button to try again.
    pub action: Markup,
}

/// `Sheet::new(&title).narrow().no_index().main(error_page(page, &ErrorPage { … }))`
pub fn error_page(page: &Page<'_>, error: &ErrorPage) -> Markup {
    html! {
        section.error-page {
            p.error-status aria-hidden="true" { (error.status) }
            h1 { (error.title) }
            p.lede { (error.text) }
            div.page-actions { (error.action) (link_button(page.t("ui-go-home"), "/").quiet()) }
            @if !page.request_id().is_empty() { p.meta { (t!(page, "ui-request-id", id = page.request_id())) } }
        }
    }
}
