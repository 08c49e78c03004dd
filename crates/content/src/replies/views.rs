//! How replies look: the conversation, one reply, the forms.

use grove_kernel::{Problems, ReplyId, Visible};
use grove_ui::components::{
    Composer, Crumb, MenuItem, Note, Pager, Post, Tone, Verb, breadcrumbs, button, composer, error_summary, link_button, menu, new_line,
    note, pager, post, state,
};
use grove_ui::{Page, Sheet, t};
use maud::{Markup, Render, html};

use super::policy::{DeleteReply, EditReply, RestoreReply};
use super::reply::{Reply, ReplyKind};
use crate::paths;
use crate::topics::views::{TopicPage, badges, edited};
use crate::topics::{Answer, Topic};

/// All that was said after the first text, on this page.
pub fn conversation(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let topic = &shown.topic;
    let word = if topic.is_question() { "answers-count" } else { "replies-count" };
    let comments: Vec<_> = shown.replies.items.iter().filter(|r| r.kind == ReplyKind::Comment && r.parent.is_none()).collect();
    let top: Vec<_> = shown.replies.items.iter().filter(|r| r.kind == ReplyKind::Reply && r.parent.is_none()).collect();
    let fresh = first_fresh(shown);
    html! {
        @if !comments.is_empty() { section.comments aria-label=(page.t("comments")) { @for c in comments { (one(page, topic, c, false)) } } }
        section.conversation id="replies" aria-labelledby="replies-title" {
            h2 id="replies-title" { (t!(page, word, count = topic.replies)) }
            @for reply in top {
                @if fresh == Some(reply.id) { (new_line(page, fresh_count(shown))) }
                (one(page, topic, reply, true))
                (hanging(page, shown, reply.id))
            }
            (orphans(page, shown))
            (more(page, shown))
        }
    }
}

/// What hangs on a reply.
fn hanging(page: &Page<'_>, shown: &TopicPage, on: ReplyId) -> Markup {
    let under: Vec<_> = shown.replies.items.iter().filter(|r| r.parent == Some(on)).collect();
    html! { @if !under.is_empty() { div.nested { @for reply in under { (one(page, &shown.topic, reply, false)) } } } }
}

/// What hangs on something that is gone for this reader.
fn orphans(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let items = &shown.replies.items;
    let lost: Vec<_> = items.iter().filter(|r| r.parent.is_some_and(|p| !items.iter().any(|o| o.id == p))).collect();
    html! {
        @if !lost.is_empty() {
            p.meta.gone { (page.t("reply-gone")) }
            div.nested { @for reply in lost { (one(page, &shown.topic, reply, false)) } }
        }
    }
}

fn more(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let at = |position: i64| {
        if position == 0 { paths::topic(shown.topic.id) } else { format!("{}?after={position}#replies", paths::topic(shown.topic.id)) }
    };
    pager(page, &Pager { previous: shown.previous.map(at), next: shown.replies.next.map(|c| at(c.key)), ..Pager::default() })
}

/// The first reply of others after what was read; nothing for somebody who was never here.
fn first_fresh(shown: &TopicPage) -> Option<ReplyId> {
    let read = shown.read.filter(|read| *read > shown.start)?;
    shown.replies.items.iter().filter(|r| r.parent.is_none() && r.kind == ReplyKind::Reply).find(|r| r.position > read).map(|r| r.id)
}

fn fresh_count(shown: &TopicPage) -> usize {
    let read = shown.read.unwrap_or(0);
    shown.replies.items.iter().filter(|r| r.position > read).count()
}

/// One reply, in its place.
pub fn one(page: &Page<'_>, topic: &Visible<Topic>, reply: &Visible<Reply>, large: bool) -> Markup {
    let accepted = topic.accepted == Some(reply.id);
    let remarks = html! {
        @if reply.deleted.is_some() { (state("trash-2", page.t("reply-deleted"), Tone::Warn)) }
        @if accepted { (state("circle-check", page.t("reply-accepted"), Tone::Good)) }
        (edited(page, reply.edited_at))
    };
    html! {
        div.reply.small[!large].by-asker[reply.author.id == topic.author.id] {
            (post(page, &Post {
                anchor: reply.id.to_string(),
                data_id: reply.id.to_string(),
                position: Some(reply.position),
                face: reply.author.drawn(),
                profile: reply.author.href().unwrap_or_default(),
                badges: badges(page, reply.author.is_staff, reply.author.is_bot),
                at: reply.created_at,
                href: paths::reply(reply.id),
                remarks,
                html: &reply.html,
                body: html! {},
                actions: actions(page, topic, reply),
                vote: None,
                new: false,
            }))
        }
    }
}

/// The accepted answer, right under the question.
pub fn accepted(page: &Page<'_>, reply: &Visible<Reply>) -> Markup {
    html! {
        section.accepted id="accepted" aria-label=(page.t("reply-accepted")) {
            p.accepted-head { (state("circle-check", page.t("reply-accepted"), Tone::Good)) a.meta href=(paths::reply(reply.id)) { (page.t("reply-in-its-place")) } }
            (post(page, &Post {
                anchor: "accepted-post".to_owned(),
                data_id: String::new(),
                position: None,
                face: reply.author.drawn(),
                profile: reply.author.href().unwrap_or_default(),
                badges: badges(page, reply.author.is_staff, reply.author.is_bot),
                at: reply.created_at,
                href: paths::reply(reply.id),
                remarks: edited(page, reply.edited_at),
                html: &reply.html,
                body: html! {},
                actions: html! {},
                vote: None,
                new: false,
            }))
        }
    }
}

fn actions(page: &Page<'_>, topic: &Visible<Topic>, reply: &Visible<Reply>) -> Markup {
    let mut items = Vec::new();
    if reply.may::<EditReply>(page) {
        items.push(MenuItem::link(page.t("edit"), paths::edit_reply(reply.id), "pencil"));
    }
    if reply.deleted.is_some() && reply.may::<RestoreReply>(page) {
        items.push(MenuItem::act(page.t("restore"), paths::restore_reply(reply.id), Verb::Post, "undo-2"));
    }
    if reply.deleted.is_none() && reply.may::<DeleteReply>(page) {
        items.push(MenuItem::danger(page.t("delete"), paths::reply(reply.id), Verb::Delete, "trash-2"));
    }
    let word = if topic.is_question() { "comment" } else { "reply" };
    html! {
        @if topic.may::<Answer>(page) && reply.deleted.is_none() {
            details.reply-here {
                summary.act { (grove_ui::small_icon("reply")) (page.t(word)) }
                (reply_form(page, topic, &reply.id.to_string(), "", &Problems::default()))
            }
        }
        @if !items.is_empty() { (menu(page, button(page.t("more")).quiet().icon_only("ellipsis"), &items)) }
    }
}

/// The form under the topic, or under a reply when `parent` names one.
pub fn reply_form(page: &Page<'_>, topic: &Visible<Topic>, parent: &str, typed: &str, problems: &Problems) -> Markup {
    let (label, send) = match (topic.is_question(), parent.is_empty()) {
        (true, true) => (page.t("answer-label"), page.t("answer-send")),
        (true, false) => (page.t("comment-label"), page.t("comment-send")),
        (false, _) => (page.t("reply-label"), page.t("reply-send")),
    };
    let id = if parent.is_empty() { "reply".to_owned() } else { format!("reply-to-{parent}") };
    let draft = if parent.is_empty() { format!("reply:{}", topic.id) } else { format!("reply:{parent}") };
    composer(
        page,
        &Composer {
            value: typed,
            draft: Some(draft),
            hidden: vec![("parent", parent.to_owned())],
            upload: Some("/media"),
            placeholder: t!(page, "reply-to", name = &topic.author.name),
            ..Composer::new(&id, paths::replies(topic.id), problems, label, send)
        },
    )
}

/// The form on a page of its own, after something was wrong with it.
pub fn reply_form_alone(page: &Page<'_>, topic: &Visible<Topic>, parent: &str, typed: &str, problems: &Problems) -> Sheet {
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(topic.title.clone(), paths::topic(topic.id))]))
        h1 { (page.t("reply-label")) }
        (error_summary(page, problems))
        (reply_form(page, topic, parent, typed, problems))
    };
    Sheet::new(page.t("reply-label")).main(main).no_index()
}

pub fn edit_form(page: &Page<'_>, reply: &Visible<Reply>, source: &str, problems: &Problems) -> Sheet {
    let url = format!("{}?_method=PATCH", paths::reply(reply.id));
    let main = html! {
        h1 { (page.t("reply-edit")) }
        (error_summary(page, problems))
        @if reply.format == "html" { (note(Note::new(Tone::Plain, page.t("edit-html-note")))) }
        (composer(page, &Composer {
            value: source,
            draft: Some(format!("edit:{}", reply.id)),
            rows: 10,
            upload: Some("/media"),
            beside: link_button(page.t("cancel"), paths::reply(reply.id)).quiet().render(),
            ..Composer::new("reply", url, problems, page.t("reply-label"), page.t("save"))
        }))
    };
    Sheet::new(page.t("reply-edit")).main(main).no_index()
}

/// New replies for a page that is open: "3 new replies · show".
pub fn fresh(page: &Page<'_>, topic: &Visible<Topic>, replies: &[Visible<Reply>]) -> Markup {
    html! { @for reply in replies { (one(page, topic, reply, reply.parent.is_none())) } }
}

/// The page of the topic a reply stands on, at the reply.
pub fn on_its_page(reply: &Visible<Reply>, start: i64) -> String {
    let topic = paths::topic(reply.topic);
    if start == 0 { format!("{topic}#{}", reply.id) } else { format!("{topic}?after={start}#{}", reply.id) }
}
