//! The forms in which replies, answers and comments are written.

use grove_kernel::{HasViewer, Problems, ReplyId, Visible};
use grove_ui::components::{Composer, Crumb, Note, Tone, breadcrumbs, composer, error_summary, link_button, note};
use grove_ui::{Page, Sheet, small_icon, t};
use maud::{Markup, PreEscaped, html};

use super::reply::Reply;
use super::views::Around;
use crate::drafts::{self, Draft, Key};
use crate::paths;
use crate::said::Target;
use crate::topics::{Answer, Topic, TopicPage};
use crate::writing::{Again, theirs};

/// What is answered, and who wrote it when that is known.
#[derive(Clone, Copy)]
pub struct Parent<'a> {
    id: ReplyId,
    author: Option<&'a str>,
}

impl<'a> Parent<'a> {
    pub(super) fn of(reply: &'a Reply) -> Self {
        Self { id: reply.id, author: Some(&reply.author.name) }
    }
}

/// The form under the topic, or under a reply when there is a parent. What was typed comes before what
/// was kept.
pub fn reply_form(
    page: &Page<'_>,
    topic: &Visible<Topic>,
    parent: Option<Parent<'_>>,
    draft: Option<&Draft>,
    typed: &str,
    problems: &Problems,
) -> Markup {
    let (parent, whom) = (parent.map(|p| p.id), parent.map_or(Some(&*topic.author.name), |p| p.author));
    let (label, send) = match (topic.is_question(), parent) {
        (true, None) => (page.t("answer-label"), page.t("answer-send")),
        (true, Some(_)) => (page.t("comment-label"), page.t("comment-send")),
        (false, _) => (page.t("reply-label"), page.t("reply-send")),
    };
    let target = parent.map_or(Target::Topic(topic.id), Target::Reply);
    let id = parent.map_or_else(|| "reply".to_owned(), |parent| format!("reply-to-{parent}"));
    let draft = draft.filter(|_| typed.is_empty());
    let own = parent.is_none() && page.viewer().is(topic.author.id);
    composer(
        page,
        &Composer {
            value: draft.map_or(typed, |draft| &draft.typed.body),
            draft: Some(Key::Reply(target).to_string()),
            hidden: vec![("parent", parent.map(|id| id.to_string()).unwrap_or_default())],
            upload: Some("/media"),
            preview: Some(paths::preview(&topic.space_slug)),
            mentions: Some(paths::mentionable_in(&topic.space_slug, topic.id)),
            beside: drafts::views::remark(page, draft),
            placeholder: if own { page.t("reply-to-own") } else { whom.map_or_else(String::new, |name| t!(page, "reply-to", name = name)) },
            focus: parent.is_some() && draft.is_none(),
            ..Composer::new(&id, paths::replies(topic.id), problems, label, send)
        },
    )
}

/// The form that opens under a reply.
pub(super) fn under(page: &Page<'_>, around: Around<'_>, reply: &Visible<Reply>) -> Markup {
    let topic = around.topic;
    let word = if topic.is_question() { "comment" } else { "reply" };
    let draft = around.drafts.of(&Key::Reply(Target::Reply(reply.id)));
    html! {
        @if topic.may::<Answer>(page) && reply.deleted.is_none() && !reply.author_blocks_me {
            @if draft.is_some() { (opened(page, topic, Parent::of(reply), draft)) }
            @else {
                @let form = paths::comment_on(reply.id);
                a.act href=(form) hx-get=(form) hx-swap="outerHTML" { (small_icon("reply")) (page.t(word)) }
            }
        }
    }
}

/// The form under a reply, open: in the place of the link to it.
pub(super) fn opened(page: &Page<'_>, topic: &Visible<Topic>, parent: Parent<'_>, draft: Option<&Draft>) -> Markup {
    html! {
        details.reply-here open {
            summary.act { (small_icon("reply")) (page.t(if topic.is_question() { "comment" } else { "reply" })) }
            (reply_form(page, topic, Some(parent), draft, "", &Problems::default()))
        }
    }
}

/// The same on a page of its own, with what it answers.
pub(super) fn comment_alone(page: &Page<'_>, topic: &Visible<Topic>, reply: &Visible<Reply>, draft: Option<&Draft>) -> Sheet {
    let title = page.t(if topic.is_question() { "comment-label" } else { "reply-label" });
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(topic.title.clone(), paths::topic(topic.id))]))
        h1 { (title) }
        blockquote.prose dir="auto" { (PreEscaped(&reply.html)) }
        (reply_form(page, topic, Some(Parent::of(reply)), draft, "", &Problems::default()))
    };
    Sheet::new(title).main(main).no_index()
}

/// The form for a remark on a question itself.
pub fn comment_here(page: &Page<'_>, shown: &TopicPage) -> Markup {
    let draft = shown.drafts.of(&Key::Comment(shown.topic.id));
    html! {
        details.reply-here open[draft.is_some()] {
            summary.act { (small_icon("reply")) (page.t("comment")) }
            (comment_form(page, &shown.topic, draft, "", &Problems::default()))
        }
    }
}

fn comment_form(page: &Page<'_>, topic: &Visible<Topic>, draft: Option<&Draft>, typed: &str, problems: &Problems) -> Markup {
    composer(
        page,
        &Composer {
            value: draft.map_or(typed, |draft| &draft.typed.body),
            draft: Some(Key::Comment(topic.id).to_string()),
            hidden: vec![("comment", "true".to_owned())],
            preview: Some(paths::preview(&topic.space_slug)),
            mentions: Some(paths::mentionable_in(&topic.space_slug, topic.id)),
            beside: drafts::views::remark(page, draft),
            ..Composer::new("comment", paths::replies(topic.id), problems, page.t("comment-label"), page.t("comment-send"))
        },
    )
}

/// The form on a page of its own, after something was wrong with it: an answer, what hangs on a reply, or
/// a comment on the question itself.
pub fn reply_form_alone(
    page: &Page<'_>,
    topic: &Visible<Topic>,
    (parent, comment): (Option<ReplyId>, bool),
    typed: &str,
    problems: &Problems,
) -> Sheet {
    let comment = comment && parent.is_none() && topic.is_question();
    let title = page.t(if comment { "comment-label" } else { "reply-label" });
    let main = html! {
        (breadcrumbs(page, &[Crumb::new(topic.title.clone(), paths::topic(topic.id))]))
        h1 { (title) }
        (error_summary(page, problems))
        @if comment { (comment_form(page, topic, None, typed, problems)) } @else { (reply_form(page, topic, parent.map(|id| Parent { id, author: None }), None, typed, problems)) }
    };
    Sheet::new(title).main(main).no_index()
}

pub fn edit_form(page: &Page<'_>, reply: &Visible<Reply>, source: &str, draft: Option<&Draft>, again: &Again) -> Sheet {
    let url = format!("{}?_method=PATCH", paths::reply(reply.id));
    let main = html! {
        h1 { (page.t("reply-edit")) }
        (error_summary(page, &again.problems))
        (theirs(page, again))
        @if reply.format == "html" { (note(Note::new(Tone::Plain, page.t("edit-html-note")))) }
        (composer(page, &Composer {
            value: draft.map_or(source, |draft| &draft.typed.body),
            draft: Some(Key::Edit(Target::Reply(reply.id)).to_string()),
            rows: 10,
            upload: Some("/media"),
            preview: Some(paths::preview(&reply.space_slug)),
            mentions: Some(paths::mentionable_in(&reply.space_slug, reply.topic)),
            beside: html! { (drafts::views::remark(page, draft)) (link_button(page.t("cancel"), paths::reply(reply.id)).quiet()) },
            hidden: vec![("version", reply.version().to_string())],
            ..Composer::new("reply", url, &again.problems, page.t("reply-label"), page.t("save"))
        }))
    };
    Sheet::new(page.t("reply-edit")).main(main).no_index()
}
