//! How replies look: the conversation, and one reply in it.

use std::collections::HashMap;

use grove_kernel::{HasViewer, ReplyId, Visible};
use grove_ui::components::{MenuItem, Pager, Post, Tone, Verb, button, menu, new_line, pager, post, role_badge, state};
use grove_ui::{Page, small_icon, t};
use maud::{Markup, PreEscaped, html};

use super::form_views::under;
pub use super::form_views::{comment_here, reply_form};
use super::policy::{DeleteReply, EditReply, RestoreReply};
use super::reply::{Reply, ReplyKind};
use crate::drafts::Drafts;
use crate::reactions::Given;
use crate::topics::views::{Gone, badges, edited, folded, gone};
use crate::topics::{Topic, TopicPage};
use crate::{paths, questions, reactions, votes};

/// What a reply is drawn with.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub topic: &'a Visible<Topic>,
    pub given: &'a Given,
    pub drafts: &'a Drafts,
    pub rules: &'a HashMap<i64, String>,
    /// How far the viewer had read; nothing marks what is new for somebody who was never here.
    pub read: Option<i64>,
    /// The accepted answer stands in its own box, which says so.
    pub boxed: bool,
}

impl<'a> Around<'a> {
    pub fn of(shown: &'a TopicPage) -> Self {
        Self {
            topic: &shown.topic,
            given: &shown.given,
            drafts: &shown.drafts,
            rules: &shown.rules,
            read: shown.topic.read,
            boxed: shown.accepted.is_some(),
        }
    }
}

/// Remarks on the question itself. Like every list of posts it is there when it is empty, and has a name:
/// what arrives later on an open page finds its place by it.
pub fn comments(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let comments: Vec<_> = shown.replies.items.iter().filter(|r| r.kind == ReplyKind::Comment && r.parent.is_none()).collect();
    html! { section.nested id="comments" data-list aria-label=(page.t("comments")) { @for comment in comments { (one(page, shown, comment)) } } }
}

/// All that was said after the first text, on this page.
pub fn conversation(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let fresh = first_fresh(page, shown);
    html! {
        div.thread-list id="replies" data-list {
            @for reply in shown.replies.items.iter().filter(|r| r.parent.is_none() && (r.kind == ReplyKind::Reply || shown.start > 0)) {
                @if fresh == Some(reply.id) { (new_line(page, fresh_count(page, shown))) }
                @if shown.accepted.as_ref().is_some_and(|accepted| accepted.id == reply.id) { (shown_above(page, reply)) }
                @else { div.thread { (one(page, shown, reply)) (hanging(page, shown, reply.id)) } }
            }
        }
        (orphans(page, shown))
        div id="replies-more" data-counts data-more[shown.replies.next.is_some()] { (more(page, shown)) }
    }
}

/// The accepted answer stands at the top; here only its place is marked.
fn shown_above(page: &Page<'_>, reply: &Visible<Reply>) -> Markup {
    html! {
        p.meta.in-place id={ "in-place-" (reply.id) } {
            (small_icon("circle-check")) (t!(page, "reply-stood-here", name = &reply.author.name)) " " a href={ "#" (reply.id) } { (page.t("reply-shown-above")) }
        }
    }
}

/// What hangs on a reply.
pub fn hanging(page: &Page<'_>, shown: &TopicPage, on: ReplyId) -> Markup {
    let under: Vec<_> = shown.replies.items.iter().filter(|r| r.parent == Some(on)).collect();
    html! { div.nested id={ "under-" (on) } data-list { @for reply in under { (one(page, shown, reply)) } } }
}

/// What hangs on something that is gone for this reader.
fn orphans(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let items = &shown.replies.items;
    let lost: Vec<_> = items.iter().filter(|r| r.parent.is_some_and(|p| !items.iter().any(|o| o.id == p))).collect();
    html! {
        @if !lost.is_empty() {
            p.meta { (page.t("reply-gone")) }
            div.nested id="orphans" data-list { @for reply in lost { (one(page, shown, reply)) } }
        }
    }
}

fn more(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let at = |position: i64| paths::topic_after(shown.topic.id, position);
    pager(page, &Pager { previous: shown.previous.map(at), next: shown.replies.next.map(|c| at(c.key)), ..Pager::default() })
}

/// Before which reply the line stands: the first new one of others, or else the one under which there is
/// something new. Only on the page on which the reading goes on.
fn first_fresh(page: &Page<'_>, shown: &TopicPage) -> Option<ReplyId> {
    let read = shown.topic.read.filter(|read| *read >= shown.start);
    let fresh = || shown.replies.items.iter().filter(|r| is_fresh(page, read, r));
    fresh().find(|r| r.parent.is_none() && r.kind == ReplyKind::Reply).map(|r| r.id).or_else(|| fresh().find_map(|r| r.parent))
}

fn fresh_count(page: &Page<'_>, shown: &TopicPage) -> usize {
    shown.replies.items.iter().filter(|r| is_fresh(page, shown.topic.read, r)).count()
}

/// One reply of a page.
pub fn one(page: &Page<'_>, shown: &TopicPage, reply: &Visible<Reply>) -> Markup {
    drawn(page, Around::of(shown), reply)
}

fn drawn(page: &Page<'_>, around: Around<'_>, reply: &Visible<Reply>) -> Markup {
    let drawn = post(
        page,
        &Post {
            anchor: reply.id.to_string(),
            data_id: reply.id.to_string(),
            position: Some(reply.position),
            face: reply.author.drawn(),
            profile: reply.author.href(),
            badges: whose(page, reply),
            at: reply.created_at,
            href: paths::reply(reply.id),
            remarks: remarks(page, around, reply),
            html: if reply.deleted.is_some() { "" } else { &reply.html },
            body: html! { @if reply.deleted.is_some() { (put_away(page, around, reply)) } },
            actions: actions(page, around, reply),
            vote: votes::views::beside(page, reply),
            new: is_fresh(page, around.read, reply),
        },
    );
    folded(page, reply.unwanted, drawn)
}

/// In the place of a reply that is gone for others: why, the way back, and what it said.
fn put_away(page: &Page<'_>, around: Around<'_>, reply: &Visible<Reply>) -> Markup {
    let restoration = reply.may::<RestoreReply>(page).then(|| paths::restore_reply(reply.id));
    html! {
        (gone(page, &Gone { own: page.viewer().is(reply.author.id), removal: reply.removal.as_ref(), rules: around.rules, restoration }))
        details.put-away { summary.meta { (page.t("reply-what-it-said")) } div.prose dir="auto" { (PreEscaped(&reply.html)) } }
    }
}

/// Said by others after what the viewer has read, and not by somebody whom they do not want to read.
fn is_fresh(page: &Page<'_>, read: Option<i64>, reply: &Reply) -> bool {
    read.is_some_and(|read| reply.position > read) && !page.viewer().is(reply.author.id) && !reply.unwanted
}

fn whose(page: &Page<'_>, reply: &Reply) -> Markup {
    html! { (badges(page, &reply.author)) @if reply.in_question && reply.author.id == reply.asker { (role_badge(&page.t("badge-asker"))) } }
}

fn remarks(page: &Page<'_>, around: Around<'_>, reply: &Reply) -> Markup {
    html! {
        @if reply.deleted.is_some() { (state("trash-2", page.t(if reply.removal.is_some() { "reply-removed" } else { "reply-deleted" }), Tone::Warn)) }
        @if reply.accepted && !around.boxed { (state("circle-check", page.t("reply-accepted"), Tone::Good)) }
        (edited(page, reply.edited_at))
    }
}

fn actions(page: &Page<'_>, around: Around<'_>, reply: &Visible<Reply>) -> Markup {
    let items = possible(page, reply);
    html! {
        (reactions::views::under(page, reply, around.given))
        (questions::views::button(page, reply))
        (under(page, around, reply))
        @if !items.is_empty() { (menu(page, button(page.t("more")).act().icon_only("ellipsis"), &items)) }
    }
}

/// What is done now and then.
fn possible(page: &Page<'_>, reply: &Visible<Reply>) -> Vec<MenuItem> {
    let is_gone = reply.deleted.is_some();
    let viewer = page.viewer();
    let (own, deletable) = (viewer.is(reply.author.id), !is_gone && reply.may::<DeleteReply>(page));
    [
        (reply.may::<EditReply>(page), MenuItem::link(page.t("edit"), paths::edit_reply(reply.id), "pencil")),
        (deletable && own, MenuItem::danger(page.t("delete"), paths::reply(reply.id), Verb::Delete, "trash-2")),
        (deletable && !own, MenuItem::link(page.t("remove"), paths::removal(reply.id), "trash-2")),
        (viewer.is_member() && !own && !is_gone, MenuItem::link(page.t("report"), paths::report(reply.id), "flag")),
    ]
    .into_iter()
    .filter_map(|(may, item)| may.then_some(item))
    .collect()
}

/// New replies for a page that is open: "3 new replies · show".
pub fn fresh(page: &Page<'_>, around: Around<'_>, replies: &[Visible<Reply>]) -> Markup {
    html! { @for reply in replies { (drawn(page, around, reply)) } }
}

/// The page of the topic a reply stands on, at the reply.
pub fn on_its_page(reply: &Visible<Reply>, start: i64, unseen: &[String]) -> String {
    format!("{}#{}", paths::with_unseen(&paths::topic_after(reply.topic, start), unseen), reply.id)
}
