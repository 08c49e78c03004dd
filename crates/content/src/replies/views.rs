//! How replies look: the conversation, and one reply in it.

use grove_kernel::{HasViewer, ReplyId, Visible};
use grove_ui::components::{MenuItem, Pager, Post, Tone, Verb, button, menu, new_line, pager, post, role_badge, state};
use grove_ui::{Page, small_icon, t};
use maud::{Markup, html};

use super::form_views::under;
pub use super::form_views::{comment_here, reply_form};
use super::policy::{DeleteReply, EditReply, RestoreReply};
use super::reply::{Reply, ReplyKind};
use crate::drafts::Drafts;
use crate::reactions::Given;
use crate::topics::views::{badges, edited, folded};
use crate::topics::{Topic, TopicPage};
use crate::{paths, questions, reactions, votes};

/// What a reply is drawn with.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub topic: &'a Visible<Topic>,
    pub given: &'a Given,
    pub drafts: &'a Drafts,
    /// The accepted answer stands in its own box, which says so.
    pub boxed: bool,
}

impl<'a> Around<'a> {
    pub fn of(shown: &'a TopicPage) -> Self {
        Self { topic: &shown.topic, given: &shown.given, drafts: &shown.drafts, boxed: shown.accepted.is_some() }
    }
}

/// Remarks on the question itself.
pub fn comments(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let comments: Vec<_> = shown.replies.items.iter().filter(|r| r.kind == ReplyKind::Comment && r.parent.is_none()).collect();
    html! { @if !comments.is_empty() { section.nested aria-label=(page.t("comments")) { @for comment in comments { (one(page, shown, comment)) } } } }
}

/// All that was said after the first text, on this page.
pub fn conversation(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let fresh = first_fresh(shown);
    html! {
        @for reply in shown.replies.items.iter().filter(|r| r.parent.is_none() && (r.kind == ReplyKind::Reply || shown.start > 0)) {
            @if fresh == Some(reply.id) { (new_line(page, fresh_count(shown))) }
            @if shown.accepted.as_ref().is_some_and(|accepted| accepted.id == reply.id) { (shown_above(page, reply)) }
            @else { (one(page, shown, reply)) (hanging(page, shown, reply.id)) }
        }
        (orphans(page, shown))
        (more(page, shown))
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
    html! { @if !under.is_empty() { div.nested { @for reply in under { (one(page, shown, reply)) } } } }
}

/// What hangs on something that is gone for this reader.
fn orphans(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let items = &shown.replies.items;
    let lost: Vec<_> = items.iter().filter(|r| r.parent.is_some_and(|p| !items.iter().any(|o| o.id == p))).collect();
    html! {
        @if !lost.is_empty() {
            p.meta { (page.t("reply-gone")) }
            div.nested { @for reply in lost { (one(page, shown, reply)) } }
        }
    }
}

fn more(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let topic = paths::topic(shown.topic.id);
    let at = |position: i64| if position == 0 { topic.clone() } else { format!("{topic}?after={position}") };
    pager(page, &Pager { previous: shown.previous.map(at), next: shown.replies.next.map(|c| at(c.key)), ..Pager::default() })
}

/// The first reply of others after what was read; nothing for somebody who was never here.
fn first_fresh(shown: &TopicPage) -> Option<ReplyId> {
    let read = shown.topic.read.filter(|read| *read > shown.start)?;
    shown.replies.items.iter().filter(|r| r.parent.is_none() && r.kind == ReplyKind::Reply).find(|r| r.position > read).map(|r| r.id)
}

fn fresh_count(shown: &TopicPage) -> usize {
    let read = shown.topic.read.unwrap_or(0);
    shown.replies.items.iter().filter(|r| r.position > read).count()
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
            html: &reply.html,
            body: html! {},
            actions: actions(page, around, reply),
            vote: votes::views::beside(page, reply),
            new: false,
        },
    );
    folded(page, reply.unwanted, drawn)
}

fn whose(page: &Page<'_>, reply: &Reply) -> Markup {
    html! { (badges(page, &reply.author)) @if reply.in_question && reply.author.id == reply.asker { (role_badge(&page.t("badge-asker"))) } }
}

fn remarks(page: &Page<'_>, around: Around<'_>, reply: &Reply) -> Markup {
    html! {
        @if reply.deleted.is_some() { (state("trash-2", page.t("reply-deleted"), Tone::Warn)) }
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
    let gone = reply.deleted.is_some();
    let viewer = page.viewer();
    let (own, deletable) = (viewer.is(reply.author.id), !gone && reply.may::<DeleteReply>(page));
    [
        (reply.may::<EditReply>(page), MenuItem::link(page.t("edit"), paths::edit_reply(reply.id), "pencil")),
        (gone && reply.may::<RestoreReply>(page), MenuItem::act(page.t("restore"), paths::restore_reply(reply.id), Verb::Post, "undo-2")),
        (deletable && own, MenuItem::danger(page.t("delete"), paths::reply(reply.id), Verb::Delete, "trash-2")),
        (deletable && !own, MenuItem::link(page.t("remove"), paths::removal(reply.id), "trash-2")),
        (viewer.is_member() && !own && !gone, MenuItem::link(page.t("report"), paths::report(reply.id), "flag")),
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
    let topic = paths::topic(reply.topic);
    let page = if start == 0 { topic } else { format!("{topic}?after={start}") };
    format!("{}#{}", paths::with_unseen(&page, unseen), reply.id)
}
