//! Whom one avoids.

use grove_ui::components::{Empty, Size, Verb, avatar, empty, panel, post_button};
use grove_ui::{Page, Sheet};
use maud::{Markup, html};

use crate::identity::Face;
use crate::paths;

pub fn people(page: &Page<'_>, blocked: &[Face], muted: &[Face]) -> Sheet {
    crate::account::sheet(
        page,
        "people",
        html! {
            p { (page.t("people-lede")) }
            @if blocked.is_empty() && muted.is_empty() { (empty(Empty::NothingYet, page.t("people-none"), page.t("people-none-text"), None)) }
            @if !blocked.is_empty() { (panel(&page.t("people-blocked"), list(page, blocked, paths::block, "unblock"))) }
            @if !muted.is_empty() { (panel(&page.t("people-muted"), list(page, muted, paths::mute, "unmute"))) }
        },
    )
}

fn list(page: &Page<'_>, faces: &[Face], path: fn(&str) -> String, key: &str) -> Markup {
    html! {
        ul.people {
            @for face in faces {
                li.line {
                    (avatar(face.drawn(), Size::Small))
                    span.grow dir="auto" { (face.name) }
                    (post_button(page, path(&face.handle), Verb::Delete, page.t(key)).look(|b| b.quiet().small()))
                }
            }
        }
    }
}
