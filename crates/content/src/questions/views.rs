//! The button that settles a question.

use grove_kernel::Visible;
use grove_ui::Page;
use grove_ui::components::{Verb, post_button};
use maud::{Markup, html};

use super::policy::Accept;
use crate::paths;
use crate::replies::Reply;

/// "This answered it", or taking that back; nothing for those who may not.
pub fn button(page: &Page<'_>, reply: &Visible<Reply>) -> Markup {
    let url = paths::acceptance(reply.topic);
    html! {
        @if reply.may::<Accept>(page) {
            @if reply.accepted { (post_button(page, url, Verb::Delete, page.t("answer-unaccept")).look(|b| b.act().icon("circle-x"))) }
            @else { (post_button(page, url, Verb::Put, page.t("answer-accept")).hidden("reply", reply.id.to_string()).look(|b| b.act().icon("circle-check"))) }
        }
    }
}
