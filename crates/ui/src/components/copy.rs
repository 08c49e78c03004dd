//! Something to take along: an invitation link, a token, a command. Without a script the text is there
//! to select; with one, a button copies it.

use maud::{Markup, html};

use super::button::button;
use crate::Page;

/// `(copy_box(page, page.t("invite-link"), &url))`
pub fn copy_box(page: &Page<'_>, label: impl Into<String>, text: &str) -> Markup {
    let label = label.into();
    html! {
        div.copy-box data-copied=(page.t("copied")) {
            input.in type="text" readonly value=(text) aria-label=(label) dir="ltr";
            span.copy-act hidden { (button(page.t("copy")).inert().icon("copy")) }
        }
    }
}
