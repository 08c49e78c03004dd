//! Rows, cards, and what stands where there are none.

use grove_kernel::{HasViewer, Visible};
use grove_ui::components::{
    Button, Card, Empty, Pager, Row, Tone, card, empty, faces, link_button, middot, pager, plus, rows as drawn_rows, section_head, side,
    since, state, tag,
};
use grove_ui::{Page, small_icon, t};
use maud::{Markup, html};

use super::head::{Deleted, Head, News, Remark};
use super::home::{HomeFeed, HomeTab};
use super::listed::Listed;
use crate::said::Target;
use crate::topics::TopicKind;
use crate::{paths, reactions};

/// Said in rows only: on a card the answers say it.
const OPEN: &str = "circle";

/// The state of a topic: an icon and the word it stands for.
fn state_of(page: &Page<'_>, head: &Head) -> Option<(&'static str, String, Tone)> {
    if head.solved {
        Some(("circle-check", page.t("topic-solved"), Tone::Good))
    } else if head.pinned {
        Some(("pin", page.t("topic-pinned"), Tone::Plain))
    } else if head.closed {
        Some(("lock", page.t("topic-closed"), Tone::Plain))
    } else if head.kind == TopicKind::Question {
        Some((OPEN, page.t("topic-open-question"), Tone::Plain))
    } else {
        None
    }
}

/// A list as rows.
pub fn rows(page: &Page<'_>, listed: &Listed) -> Markup {
    drawn_rows(page, listed.topics.items.iter().map(|head| row(page, listed, head)))
}

fn row<'a>(page: &Page<'_>, listed: &'a Listed, head: &'a Visible<Head>) -> Row<'a> {
    let fresh = listed.fresh(head.id);
    let (state, tone) = match state_of(page, head) {
        Some((icon, word, tone)) => (Some((icon, word)), tone),
        None => (None, Tone::Plain),
    };
    let people: Vec<_> = listed.faces(head).into_iter().map(grove_members::identity::Face::drawn).collect();
    let last = listed.last_words(head.id);
    Row {
        id: None,
        href: lands(head, fresh),
        title: &head.title,
        excerpt: last.map_or(head.first_words(), |(_, words)| words),
        voice: Some(last.map_or(head.author.name.as_str(), |(name, _)| name)),
        tone,
        state,
        unread: fresh > 0 || (page.signed_in() && head.read.is_none() && !head.unwanted),
        new: fresh,
        tags: beside(page, listed, head),
        faces: faces(page, &people, people.len()),
        number: Some(("message-square", replies(page, head), page.number(head.replies))),
        when: page.when(head.active_at),
    }
}

/// Who was here before goes on where they stopped.
fn lands(head: &Head, fresh: i64) -> String {
    if fresh > 0 && head.read.is_some() { paths::topic_at_new(head.id) } else { paths::topic(head.id) }
}

/// Votes and tags, before the first words.
fn beside(page: &Page<'_>, listed: &Listed, head: &Head) -> Markup {
    html! {
        @if head.kind == TopicKind::Question && head.votes > 0 {
            span.row-votes.num title=(t!(page, "votes-count", count = head.votes)) {
                (small_icon("arrow-up")) span aria-hidden="true" { (page.number(head.votes)) } span.vh { (t!(page, "votes-count", count = head.votes)) }
            }
        }
        @for name in listed.tags(head.id) { (tag(name, Some(&paths::tag(name)))) }
    }
}

fn replies(page: &Page<'_>, head: &Head) -> String {
    match head.kind {
        TopicKind::Question => t!(page, "answers-count", count = head.replies),
        TopicKind::Discussion => t!(page, "replies-count", count = head.replies),
    }
}

/// Rows with the way on, or words for an empty list.
pub fn rows_or_empty(page: &Page<'_>, listed: &Listed, here: &str, none: Markup) -> Markup {
    html! { @if listed.topics.items.is_empty() { (none) } @else { (rows(page, listed)) (onward(page, listed, here)) } }
}

/// "Nothing here yet", and how to begin for those who may.
pub fn none_yet(page: &Page<'_>, begin: Option<Button>) -> Markup {
    empty(Empty::NothingYet, page.t("topics-none"), page.t("topics-none-text"), begin)
}

/// "Nothing matches", and the way back to everything.
pub fn none_match(page: &Page<'_>, all: &str) -> Markup {
    empty(
        Empty::NothingMatches,
        page.t("topics-none-match"),
        page.t("topics-none-match-text"),
        Some(link_button(page.t("topics-all"), all)),
    )
}

fn onward(page: &Page<'_>, listed: &Listed, here: &str) -> Markup {
    let joint = if here.contains('?') { '&' } else { '?' };
    let next = listed.topics.next.map(|cursor| format!("{here}{joint}after={cursor}"));
    pager(page, &Pager { next, ..Pager::default() })
}

/// The cards of the home page, with the way on and a stated end.
pub fn home(page: &Page<'_>, feed: &HomeFeed, here: &str) -> Markup {
    html! {
        @if feed.listed.topics.items.is_empty() { (nothing_home(page, feed.tab)) }
        @else {
            div.cards { @for head in &feed.listed.topics.items { (home_card(page, &feed.listed, head)) } }
            @if feed.news.is_some_and(|news| news.all() == 0) || feed.listed.topics.next.is_none() { p { (state("check", page.t("home-end"), Tone::Plain)) } }
            (onward(page, &feed.listed, here))
        }
    }
}

/// What somebody has not read yet, with the one way to all of it.
pub fn unread(page: &Page<'_>, feed: &HomeFeed) -> Markup {
    let Some(news) = feed.news.filter(|news| news.all() > 0) else { return html! {} };
    let text = match (news.went_on, news.begun) {
        _ if news.all() >= News::MOST => page.t("home-many"),
        (0, begun) => t!(page, "home-begun", count = begun),
        (went_on, 0) => t!(page, "home-went-on", count = went_on),
        (went_on, begun) => t!(page, "home-both", went_on = went_on, begun = begun),
    };
    since(page.t("home-since"), text, Some(link_button(page.t("home-catch-up"), "/?tab=unread").arrow()))
}

/// Questions that wait, for the context column.
pub fn waiting(page: &Page<'_>, feed: &HomeFeed) -> Markup {
    html! {
        @if !feed.waiting.is_empty() {
            (side(&page.t("home-unanswered"), html! {
                ul {
                    @for head in &feed.waiting {
                        li { a.strong href=(paths::topic(head.id)) dir="auto" { (head.title) } p.meta { span dir="auto" { (head.author.name) } (middot()) (page.when(head.created_at)) } }
                    }
                }
            }))
        }
    }
}

fn nothing_home(page: &Page<'_>, tab: HomeTab) -> Markup {
    match tab {
        HomeTab::Latest => none_yet(page, page.viewer().is_member().then(|| link_button(page.t("topic-new"), "/compose").icon("pencil"))),
        HomeTab::Unread => empty(Empty::AllDone, page.t("home-all-read"), page.t("home-all-read-text"), None),
        HomeTab::Unanswered => empty(Empty::AllDone, page.t("home-all-answered"), page.t("home-all-answered-text"), None),
    }
}

fn home_card(page: &Page<'_>, listed: &Listed, head: &Visible<Head>) -> Markup {
    let fresh = listed.fresh(head.id);
    let people: Vec<_> = listed.faces(head).into_iter().map(grove_members::identity::Face::drawn).collect();
    card(&Card {
        id: Some(format!("card-{}", head.id)),
        href: lands(head, fresh),
        title: &head.title,
        head: html! {
            a href=(grove_spaces::paths::space(&head.space_slug)) dir="auto" { (small_icon(&head.space_icon)) (head.space_name) }
            (middot()) span dir="auto" { (head.author.name) }
            @if let Some((icon, word, tone)) = state_of(page, head).filter(|(icon, _, _)| *icon != OPEN) { (middot()) (state(icon, word, tone)) }
            (plus(page, fresh))
        },
        excerpt: head.first_words(),
        foot: html! {
            (faces(page, &people, people.len()))
            span.meta { (replies(page, head)) (middot()) (page.when(head.active_at)) }
            span.push {}
            (reactions::views::most(page, Target::Topic(head.id), &listed.given.to(Target::Topic(head.id))))
        },
        new: fresh > 0,
        ..Card::default()
    })
}

/// One's own that is gone for others; each leads to where it is brought back.
pub fn deleted(page: &Page<'_>, deleted: &[Deleted]) -> Markup {
    html! {
        @if !deleted.is_empty() {
            (section_head(page.t("panel-deleted"), html! {}))
            (drawn_rows(page, deleted.iter().map(|gone| Row {
                href: paths::topic(gone.id),
                title: &gone.title,
                excerpt: &gone.excerpt,
                state: Some(("trash-2", page.t(if gone.removed { "reply-removed" } else { "reply-deleted" }))),
                tone: Tone::Warn,
                when: page.when(gone.at),
                ..Row::default()
            })))
        }
    }
}

/// What somebody said, out of its topics.
pub fn remarks(page: &Page<'_>, remarks: &[Visible<Remark>]) -> Markup {
    html! {
        @if remarks.is_empty() { (empty(Empty::NothingYet, page.t("panel-replies-none"), page.t("panel-none-text"), None)) }
        @else {
            (drawn_rows(page, remarks.iter().map(|remark| Row {
                href: paths::reply(remark.id),
                title: &remark.title,
                excerpt: &remark.excerpt,
                state: remark.accepted.then(|| ("circle-check", page.t("reply-accepted"))),
                tone: if remark.accepted { Tone::Good } else { Tone::Plain },
                when: page.when(remark.created_at),
                ..Row::default()
            })))
        }
    }
}
