//! How home looks.

use grove_content::lists::{HomeFeed, HomeTab, views};
use grove_kernel::HasViewer;
use grove_members::identity::Face;
use grove_members::settings::{CommunitySettings, summary};
use grove_ui::components::{Empty, Note, PageHead, Tab, Tone, empty, link_button, note, page_head, tabs};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, Render, html};

pub fn home(page: &Page<'_>, settings: &CommunitySettings, feed: &HomeFeed, me: Option<&Face>) -> Sheet {
    let member = page.viewer().is_member();
    let offered = HomeTab::ALL.into_iter().filter(|tab| member || *tab != HomeTab::Unread);
    let all: Vec<Tab> = offered.map(|tab| Tab::new(page.t(tab.label()), address(tab), tab == feed.tab)).collect();
    let main = html! {
        (head(page, settings, me).actions(begin(page, member)))
        (views::unread(page, feed))
        (tabs(page, page.t("home-tabs"), &all, html! {}))
        (views::home(page, feed, &address(feed.tab)))
    };
    let aside = html! {
        (views::waiting(page, feed))
        @if !settings.summary.is_empty() { section.side { h2 { (page.t("home-about")) } (summary(settings)) } }
    };
    Sheet::new(settings.name.clone()).main(main).aside(aside).canonical("/").description(settings.summary.clone())
}

/// Members know where they are and are greeted; visitors are told.
fn head(page: &Page<'_>, settings: &CommunitySettings, me: Option<&Face>) -> PageHead {
    let Some(me) = me else { return page_head(settings.name.clone()).lede(settings.tagline.clone()) };
    let name = me.name.split_whitespace().next().unwrap_or(&me.name);
    page_head(match page.hour() {
        5..=11 => t!(page, "home-morning", name = name),
        12..=17 => t!(page, "home-day", name = name),
        _ => t!(page, "home-evening", name = name),
    })
}

/// For those who look after a place without a space: everything begins with one.
pub fn first(page: &Page<'_>, settings: &CommunitySettings) -> Sheet {
    let open = link_button(page.t("home-first-space"), grove_spaces::paths::NEW).primary().icon("plus");
    Sheet::new(settings.name.clone()).main(html! {
        (page_head(settings.name.clone()).lede(settings.tagline.clone()))
        (empty(Empty::NothingYet, page.t("home-first"), page.t("home-first-text"), Some(open)))
    })
}

fn address(tab: HomeTab) -> String {
    if tab == HomeTab::default() { "/".to_owned() } else { format!("/?tab={}", tab.name()) }
}

/// The one thing to do here.
fn begin(page: &Page<'_>, member: bool) -> Markup {
    if member {
        link_button(page.t("home-begin"), "/compose").primary().icon("pencil").render()
    } else {
        link_button(page.t("home-join"), "/join").primary().render()
    }
}

/// For those outside a gated or private community.
pub fn outside(page: &Page<'_>, settings: &CommunitySettings, waits: bool) -> Sheet {
    let private = settings.access == grove_kernel::Community::Private;
    let main = html! {
        h1 dir="auto" { (settings.name) }
        @if !private {
            @if !settings.tagline.is_empty() { p.lede dir="auto" { (settings.tagline) } }
            (summary(settings))
        }
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
    Sheet::new(settings.name.clone()).door().canonical("/").main(main)
}
