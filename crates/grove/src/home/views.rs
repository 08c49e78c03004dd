//! How home looks.

use std::collections::HashMap;

use grove_content::topics::{Head, views};
use grove_kernel::{HasViewer, Paged, TopicId, Visible};
use grove_members::settings::CommunitySettings;
use grove_ui::components::{Note, Tab, Tone, link_button, note, tabs};
use grove_ui::{Page, Sheet, t};
use maud::{Render, html};

pub fn home(
    page: &Page<'_>,
    settings: &CommunitySettings,
    feed: &Paged<Visible<Head>>,
    fresh: &HashMap<TopicId, i64>,
    unread: bool,
) -> Sheet {
    let member = page.viewer().is_member();
    let kinds = [Tab::new(page.t("home-latest"), "/", !unread), Tab::new(page.t("home-unread"), "/?show=unread", unread)];
    let here = if unread { "/?show=unread" } else { "/" };
    let main = html! {
        header.page-head {
            h1 { (settings.name) }
            @if member { (link_button(page.t("home-begin"), "/spaces").primary().icon("pencil")) }
            @else { (link_button(page.t("home-join"), "/join").primary()) }
        }
        @if !settings.tagline.is_empty() { p.lede dir="auto" { (settings.tagline) } }
        @if member { (tabs(page, page.t("home-latest"), &kinds, html! {})) }
        (views::list_or_empty(page, feed, fresh, here))
    };
    Sheet::new(settings.name.clone()).main(main).description(settings.summary.clone())
}

/// For those outside a gated or private community.
pub fn outside(page: &Page<'_>, settings: &CommunitySettings, waits: bool) -> Sheet {
    let private = settings.access == grove_kernel::Community::Private;
    let main = html! {
        h1 dir="auto" { (settings.name) }
        @if !private && !settings.summary.is_empty() { p.lede dir="auto" { (settings.summary) } }
        @if waits { (note(Note::new(Tone::Accent, page.t("home-waiting")))) }
        @else if private { p { (page.t("home-private")) } }
        @else { p { (t!(page, "home-gated")) } }
        @if !waits {
            div.page-actions {
                @if !private { (link_button(page.t("home-join"), "/join").primary().render()) }
                (link_button(page.t("sign-in"), "/sign-in").render())
            }
        }
    };
    Sheet::new(settings.name.clone()).door().main(main)
}
