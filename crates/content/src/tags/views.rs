//! The page of all tags, and the page of one.

use grove_kernel::Floor;
use grove_ui::components::{Card, Crumb, Empty, Pager, breadcrumbs, card, empty, feed_link, page_head, pager};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, html};

use super::tag::{Position, Tag};
use crate::lists::{self, Listed};
use crate::paths;

pub fn list(page: &Page<'_>, tags: &[Tag], next: Option<&Position>) -> Sheet {
    let title = page.t("tags");
    let next = next.map(|position| paths::tags_after(&position.to_string()));
    let main = html! {
        (page_head(&title).lede(page.t("tags-about")))
        @if tags.is_empty() { (empty(Empty::NothingYet, page.t("tags-none"), page.t("tags-none-text"), None)) }
        @else {
            div.cards.tags { @for tag in tags { (one(page, tag)) } }
            (pager(page, &Pager { next, ..Pager::default() }))
        }
    };
    Sheet::new(title).wide().canonical(paths::TAGS).main(main)
}

fn one(page: &Page<'_>, tag: &Tag) -> Markup {
    card(&Card {
        href: paths::tag(&tag.name),
        title: &tag.name,
        excerpt: &tag.excerpt,
        foot: html! { span.meta { (t!(page, "tag-topics", count = tag.topics)) } },
        ..Card::default()
    })
}

pub fn show(page: &Page<'_>, tag: &Tag, listed: &Listed) -> Sheet {
    // There is a feed only where everybody reads something.
    let open = listed.topics.items.iter().any(|head| head.place.content == Floor::Everyone);
    let feed = paths::tag_feed(&tag.name);
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(page.t("tags"), paths::TAGS), Crumb::here(&tag.name)]))
        (page_head(&tag.name).lede(&tag.excerpt).below(html! { span.meta { (t!(page, "tag-topics", count = tag.topics)) } }))
        (lists::views::rows_or_empty(page, listed, &paths::tag(&tag.name), lists::views::none_yet(page, None)))
        @if open { (feed_link(page, &feed)) }
    };
    let sheet = Sheet::new(&tag.name).wide().canonical(paths::tag(&tag.name)).description(&tag.excerpt).main(main);
    if open { sheet.feed(feed, tag.name.clone()) } else { sheet.no_index() }
}
