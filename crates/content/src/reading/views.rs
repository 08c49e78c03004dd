//! How far one has come, beside the conversation.

use grove_kernel::TopicId;
use grove_ui::Page;
use grove_ui::components::progress as bar;
use maud::{Markup, html};

use super::Progress;
use crate::paths;

/// The live page replaces it with the numbers of the latest one.
pub fn progress(page: &Page<'_>, topic: TopicId, progress: Option<Progress>) -> Markup {
    let Some(Progress { read, all }) = progress.filter(|progress| progress.all > 0) else { return html! {} };
    html! {
        section.side id="progress" data-counts {
            (bar(page, &page.t("topic-read"), read.unsigned_abs(), all.unsigned_abs()))
            @if read < all { p { a.link href=(paths::topic_at_new(topic)) { (page.t("topic-read-on")) } } }
        }
    }
}
