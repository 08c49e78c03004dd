//! What every document promises: no inline script or style, one main landmark, a skip link, its language.

use grove_kernel::Moment;
use maud::html;

use crate::components::{Empty, Verb, empty, post_button};
use crate::{Community, Frame, Locale, NavGroup, NavItem, Page, PageParts, Sheet, document};

fn drawn(locale: Locale, sheet: impl FnOnce(&Page<'_>) -> Sheet) -> String {
    let parts = PageParts::for_visitor(Moment::from_micros(1_790_000_000_000_000), "/x");
    let page = Page::new(PageParts { locale, form_key: Some("key".into()), ..parts });
    let item = NavItem::new("/", "house", "Home").current(true);
    let frame = Frame {
        community: Community { name: "Grove & co".into(), ..Community::default() },
        nav: vec![NavGroup { label: None, items: vec![item] }],
        sign_in_href: "/sign-in".into(),
        ..Frame::default()
    };
    document(&page, &frame, sheet(&page)).into_string()
}

#[test]
fn a_document_keeps_the_content_policy_and_its_landmarks() {
    let html = drawn(Locale::En, |page| {
        let data = serde_json::json!({"name": "</script><script>alert(1)</script>"});
        Sheet::new("Hello")
            .main(empty(Empty::NothingYet, "a", "b", None))
            .aside(html! { "c" })
            .json_ld(data)
            .live("/live/x")
            .reads("/r")
            .description(page.t("save"))
    });
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\">"), "{html}");
    assert!(!html.contains(" style=") && !html.contains("<style") && !html.contains(" onclick"));
    assert_eq!(html.matches("<script").count(), 2, "app.js and the data: {html}");
    assert!(html.contains("\\u003c/script>"), "data cannot end its element");
    assert_eq!(html.matches("<main").count(), 1);
    assert!(html.contains("href=\"#main\"") && html.contains("<title>Hello \u{b7} Grove &amp; co</title>"));
    assert!(html.contains("data-live=\"/live/x\"") && html.contains("data-read=\"/r\""));
}

#[test]
fn two_forms_of_a_page_never_share_a_key() {
    let html = drawn(Locale::RightToLeft, |page| {
        Sheet::new("Forms")
            .door()
            .main(html! { (post_button(page, "/a", Verb::Delete, "A")) (post_button(page, "/b?x=1", Verb::Put, "B")) })
    });
    assert!(html.contains("value=\"key.1\"") && html.contains("value=\"key.2\""));
    assert!(html.contains("action=\"/a?_method=DELETE\"") && html.contains("action=\"/b?x=1&amp;_method=PUT\""));
    assert!(html.contains("dir=\"rtl\"") && !html.contains("class=\"rail\""));
}
