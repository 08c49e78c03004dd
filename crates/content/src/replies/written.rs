//! Doors through which a reply is written: what was sent, the form to change it, and the form again.

use std::sync::Arc;

use grove_kernel::{Outcome, Problems, Refusal, ReplyId, TopicId, Visible};
use grove_store::{Cx, Read, Write};
use grove_web::{Ask, Done, Form, Path, Reply as Answered};
use serde::Deserialize;

use super::json::ReplyJson;
use super::policy::EditReply;
use super::reply::{NewReply, Reply};
use super::{commands, form_views, store};
use crate::drafts::{self, Key};
use crate::paths;
use crate::said::Target;
use crate::topics::{self, Answer};
use crate::writing::{self, Again, Since, Written, changed_meanwhile};

#[derive(Clone)]
pub(super) struct Ready {
    topic: TopicId,
    sent: NewReply,
    body: Written,
}

pub(super) fn prepare_post(cx: &Cx<'_, Read>, (Path(topic), Form(sent)): (Path<TopicId>, Form<NewReply>)) -> Outcome<Ready> {
    let found = topics::find(cx, topic)?.visible_to(cx)?;
    let (place, math) = (found.place, found.math);
    found.permit::<Answer>(cx)?;
    let body = writing::write(cx, &place, math, "body", &sent.body)?;
    Ok(Ready { topic, sent, body })
}

pub(super) fn post(cx: &mut Cx<'_, Write>, ready: Ready) -> Outcome<Done> {
    let topic = topics::find(cx, ready.topic)?.visible_to(cx)?.permit::<Answer>(cx)?;
    let parent = match ready.sent.parent {
        Some(parent) => Some(store::find(cx, parent)?.visible_to(cx)?),
        None => None,
    };
    let (id, _) = commands::post(cx, topic, parent.as_deref(), ready.sent.comment, &ready.body)?;
    let reply = store::find(cx, id)?.visible_to(cx)?;
    let mut json = ReplyJson::of(&reply);
    json.mentions_out_of_sight.clone_from(&ready.body.out_of_sight);
    let path = paths::with_unseen(&paths::reply(id), &ready.body.out_of_sight);
    Ok(Done::see(path).at(paths::reply(id)).created(move || json))
}

pub(super) fn post_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Answered> {
    let id: TopicId = ask.param("id").and_then(|id| id.parse().ok()).ok_or(Refusal::NotFound)?;
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    let (typed, problems) = (ask.typed("body").unwrap_or_default(), problems.clone());
    let parent = ask.typed("parent").and_then(|id| id.parse().ok());
    let comment = ask.typed("comment").as_deref() == Some("true");
    Ok(Answered::page(move |page| form_views::reply_form_alone(page, &topic, (parent, comment), &typed, &problems)))
}

/// The form that opens under a reply; a page has so many replies that it is fetched when it is wanted.
pub(super) fn comment_form(cx: &Cx<'_, Read>, Path(id): Path<ReplyId>) -> Outcome<Answered> {
    let reply = store::find(cx, id)?.visible_to(cx)?;
    let topic = topics::find(cx, reply.topic)?.visible_to(cx)?;
    topic.verdict::<Answer>(cx).ok()?;
    commands::may_hang_on(cx, &topic, &reply)?;
    let shown = Arc::new((topic, reply, drafts::find(cx, &Key::Reply(Target::Reply(id)))?));
    let alone = shown.clone();
    let page = Answered::page(move |page| form_views::comment_alone(page, &alone.0, &alone.1, alone.2.as_ref()));
    Ok(page.fragment(move |page| form_views::opened(page, &shown.0, form_views::Parent::of(&shown.1), shown.2.as_ref())))
}

pub(super) fn edit_form(cx: &Cx<'_, Read>, Path(id): Path<ReplyId>) -> Outcome<Answered> {
    let reply = store::find(cx, id)?.visible_to(cx)?;
    reply.verdict::<EditReply>(cx).ok()?;
    let source = store::source(cx, &reply)?.to_edit().into_owned();
    // A draft from before the last change would undo that change.
    let since = reply.edited_at.unwrap_or(reply.created_at);
    let draft = drafts::find(cx, &Key::Edit(Target::Reply(id)))?.filter(|draft| draft.saved_at > since);
    Ok(Answered::page(move |page| form_views::edit_form(page, &reply, &source, draft.as_ref(), &Again::default())))
}

pub(super) fn edit_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Answered> {
    let id: ReplyId = ask.param("id").and_then(|id| id.parse().ok()).ok_or(Refusal::NotFound)?;
    let reply = store::find(cx, id)?.visible_to(cx)?;
    let (typed, problems) = (ask.typed("body").unwrap_or_default(), problems.clone());
    let theirs = if changed_meanwhile(ask, reply.version()) { Some(store::source(cx, &reply)?.to_edit().into_owned()) } else { None };
    Ok(Answered::page(move |page| form_views::edit_form(page, &reply, &typed, None, &Again { problems, theirs })))
}

/// The new text.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct ReplyChange {
    #[serde(default)]
    body: String,
    /// The version that was changed; when it is not the newest any more, the answer is 409.
    version: Option<i64>,
}

#[derive(Clone)]
pub(super) struct Changed {
    id: ReplyId,
    /// `None` is a text that stays as it is.
    body: Option<Written>,
    version: Option<i64>,
}

pub(super) fn prepare_edit(
    cx: &Cx<'_, Read>,
    (Path(id), Form(sent), Since(since)): (Path<ReplyId>, Form<ReplyChange>, Since),
) -> Outcome<Changed> {
    let reply: Visible<Reply> = store::find(cx, id)?.visible_to(cx)?;
    let source = store::source(cx, &reply)?;
    let (place, math) = (reply.place, reply.math);
    reply.permit::<EditReply>(cx)?;
    let body = source.new_words(Some(&sent.body)).map(|body| writing::write(cx, &place, math, "body", body)).transpose()?;
    Ok(Changed { id, body, version: sent.version.or(since) })
}

pub(super) fn edit(cx: &mut Cx<'_, Write>, Changed { id, body, version }: Changed) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<EditReply>(cx)?;
    writing::still_at(version, permit.version())?;
    match &body {
        Some(body) => commands::edit(cx, permit, body)?,
        None => drafts::commands::discard(cx, &Key::Edit(Target::Reply(id)))?,
    }
    let unseen = body.map(|body| body.out_of_sight).unwrap_or_default();
    let mut json = ReplyJson::of(&*store::find(cx, id)?.visible_to(cx)?);
    json.mentions_out_of_sight.clone_from(&unseen);
    Ok(Done::see(paths::with_unseen(&paths::reply(id), &unseen)).json(move || json))
}
