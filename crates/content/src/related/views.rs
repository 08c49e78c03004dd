//! What stands beside the conversation.

use grove_kernel::Visible;
use grove_ui::components::{Tone, middot, side, state};
use grove_ui::{Page, t};
use maud::{Markup, html};

use super::Related;
use crate::paths;

pub fn beside(page: &Page<'_>, related: &[Visible<Related>]) -> Markup {
    if related.is_empty() {
        return html! {};
    }
    let list = html! {
        ul {
            @for topic in related {
                li {
                    a.by-name href=(paths::topic(topic.id)) dir="auto" { (topic.title) }
                    div.meta.line {
                        @if topic.solved { (state("circle-check", page.t("topic-solved"), Tone::Good)) (middot()) }
                        (t!(page, "replies-count", count = topic.replies))
                    }
                }
            }
        }
    };
    side(&page.t("topic-related"), list)
}
