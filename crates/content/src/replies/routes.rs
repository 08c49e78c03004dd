//! Doors to replies.

use grove_kernel::{Moment, Outcome, Problems, Refusal, ReplyId, TopicId, Visible};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Method, PageOnly, Path, Query, Reply as Answered, Routes};
use serde::{Deserialize, Serialize};

use super::commands;
use super::policy::{DeleteReply, EditReply, RestoreReply};
use super::reply::{NewReply, Reply, ReplyKind};
use super::{store, views};
use crate::paths;
use crate::topics::{self, Answer};
use crate::writing::{self, Written};

pub fn routes() -> Routes {
    let of_topic = Routes::at("/topics/{id}/replies")
        .get("", Access::Viewer, list)
        .says("Replies of a topic, oldest first; what hangs on a reply comes with its page")
        .answers::<ReplyList>()
        .prepared(Method::POST, "", Access::Member, prepare_post, post)
        .again(post_again)
        .says("Reply, answer or comment")
        .answers::<ReplyJson>();
    let one = Routes::at("/replies/{id}")
        .get("", Access::Viewer, show)
        .says("One reply")
        .answers::<ReplyJson>()
        .get("/edit", Access::Member, edit_form)
        .page_only(PageOnly::Form)
        .prepared(Method::PATCH, "", Access::Member, prepare_edit, edit)
        .again(edit_again)
        .says("Change the text")
        .answers::<ReplyJson>()
        .delete("", Access::Member, delete)
        .says("Delete a reply; it can be restored")
        .post("/restoration", Access::Member, restore)
        .says("Bring a deleted reply back");
    of_topic.and(one)
}

/// A reply, for programs.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ReplyJson {
    #[schema(value_type = String)]
    pub id: ReplyId,
    #[schema(value_type = String)]
    pub topic: TopicId,
    #[schema(value_type = Option<String>)]
    pub parent: Option<ReplyId>,
    pub kind: ReplyKind,
    pub position: i64,
    pub author: String,
    #[schema(value_type = String)]
    pub created_at: Moment,
    #[schema(value_type = Option<String>)]
    pub edited_at: Option<Moment>,
    pub votes: i64,
    pub html: String,
    /// Handles in the text that name somebody who cannot see this place; told to the author alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions_out_of_sight: Vec<String>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ReplyList {
    pub items: Vec<ReplyJson>,
    pub next: Option<String>,
}

impl ReplyJson {
    pub fn of(reply: &Reply) -> Self {
        Self {
            id: reply.id,
            topic: reply.topic,
            parent: reply.parent,
            kind: reply.kind,
            position: reply.position,
            author: reply.author.handle.clone(),
            created_at: reply.created_at,
            edited_at: reply.edited_at,
            votes: reply.votes,
            html: reply.html.clone(),
            mentions_out_of_sight: Vec::new(),
        }
    }
}

/// The page begins after this position; `since` asks for what was said after a position instead.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Which {
    after: Option<String>,
    since: Option<i64>,
}

fn list(cx: &Cx<'_, Read>, (Path(id), Query(which)): (Path<TopicId>, Query<Which>)) -> Outcome<Answered> {
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    if let Some(since) = which.since {
        let fresh = store::since(cx, id, since)?;
        cx.seen(topic.place.space, id, fresh.last().map_or(0, |r| r.position));
        let json: Vec<ReplyJson> = fresh.iter().map(|r| ReplyJson::of(r)).collect();
        return Ok(Answered::default()
            .fragment(move |page| views::fresh(page, &topic, &fresh))
            .json(move || ReplyList { items: json, next: None }));
    }
    let after = which.after.as_deref().map(grove_kernel::Cursor::parse).transpose()?.map_or(0, |c| c.key);
    let replies = store::page_of(cx, id, after, store::PAGE)?;
    let next = replies.next.map(|cursor| cursor.to_string());
    let items = replies.items.iter().map(|r| ReplyJson::of(r)).collect();
    Ok(Answered::moved(paths::topic(id)).json(move || ReplyList { items, next }))
}

/// A permalink: the page of the topic it stands on.
fn show(cx: &Cx<'_, Read>, Path(id): Path<ReplyId>) -> Outcome<Answered> {
    let reply = store::find(cx, id)?.visible_to(cx)?;
    topics::find(cx, reply.topic)?.visible_to(cx)?;
    let start = store::page_start(cx, &reply)?;
    let json = ReplyJson::of(&reply);
    Ok(Answered::moved(views::on_its_page(&reply, start)).json(move || json))
}

#[derive(Clone)]
struct Ready {
    topic: TopicId,
    sent: NewReply,
    body: Written,
}

fn prepare_post(cx: &Cx<'_, Read>, (Path(topic), Form(sent)): (Path<TopicId>, Form<NewReply>)) -> Outcome<Ready> {
    let found = topics::find(cx, topic)?.visible_to(cx)?;
    let (place, math) = (found.place, found.math);
    found.permit::<Answer>(cx)?;
    let body = writing::write(cx, &place, math, "body", &sent.body)?;
    Ok(Ready { topic, sent, body })
}

fn post(cx: &mut Cx<'_, Write>, ready: Ready) -> Outcome<Done> {
    let topic = topics::find(cx, ready.topic)?.visible_to(cx)?.permit::<Answer>(cx)?;
    let parent = match ready.sent.parent {
        Some(parent) => Some(store::find(cx, parent)?.visible_to(cx)?),
        None => None,
    };
    let (id, _) = commands::post(cx, topic, parent.as_deref(), ready.sent.comment, &ready.body)?;
    let reply = store::find(cx, id)?.visible_to(cx)?;
    let mut json = ReplyJson::of(&reply);
    json.mentions_out_of_sight.clone_from(&ready.body.out_of_sight);
    let path = topics::views::with_unseen(&paths::reply(id), &ready.body.out_of_sight);
    Ok(Done::see(path).created(move || json))
}

fn post_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Answered> {
    let id: TopicId = ask.param("id").and_then(|id| id.parse().ok()).ok_or(Refusal::NotFound)?;
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    let (typed, problems) = (ask.typed("body").unwrap_or_default(), problems.clone());
    let parent = ask.typed("parent").unwrap_or_default();
    Ok(Answered::page(move |page| views::reply_form_alone(page, &topic, &parent, &typed, &problems)))
}

fn edit_form(cx: &Cx<'_, Read>, Path(id): Path<ReplyId>) -> Outcome<Answered> {
    let reply = store::find(cx, id)?.visible_to(cx)?;
    reply.verdict::<EditReply>(cx).ok()?;
    let (_, source) = store::source(cx, &reply)?;
    Ok(Answered::page(move |page| views::edit_form(page, &reply, &source, &Problems::default())))
}

fn edit_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Answered> {
    let id: ReplyId = ask.param("id").and_then(|id| id.parse().ok()).ok_or(Refusal::NotFound)?;
    let reply = store::find(cx, id)?.visible_to(cx)?;
    let (typed, problems) = (ask.typed("body").unwrap_or_default(), problems.clone());
    Ok(Answered::page(move |page| views::edit_form(page, &reply, &typed, &problems)))
}

/// The new text.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
struct ReplyChange {
    #[serde(default)]
    body: String,
}

fn prepare_edit(cx: &Cx<'_, Read>, (Path(id), Form(sent)): (Path<ReplyId>, Form<ReplyChange>)) -> Outcome<(ReplyId, Written)> {
    let reply: Visible<Reply> = store::find(cx, id)?.visible_to(cx)?;
    let (place, math) = (reply.place, reply.math);
    reply.permit::<EditReply>(cx)?;
    Ok((id, writing::write(cx, &place, math, "body", &sent.body)?))
}

fn edit(cx: &mut Cx<'_, Write>, (id, body): (ReplyId, Written)) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<EditReply>(cx)?;
    commands::edit(cx, permit, &body)?;
    let json = ReplyJson::of(&*store::find(cx, id)?.visible_to(cx)?);
    Ok(Done::see(paths::reply(id)).json(move || json))
}

fn delete(cx: &mut Cx<'_, Write>, Path(id): Path<ReplyId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<DeleteReply>(cx)?;
    let topic = permit.topic;
    commands::delete(cx, permit, None, "")?;
    Ok(Done::see(paths::topic(topic)))
}

fn restore(cx: &mut Cx<'_, Write>, Path(id): Path<ReplyId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<RestoreReply>(cx)?;
    commands::restore(cx, permit)?;
    Ok(Done::see(paths::reply(id)))
}
