//! Doors to topics.

use grove_kernel::{Cursor, Moment, Outcome, Problems, Refusal, ReplyId, TopicId, Visible};
use grove_spaces::{Space, space};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Method, PageOnly, Path, Query, Reply, Routes};
use serde::{Deserialize, Serialize};

use super::commands::{self, Begin, Ready};
use super::policy::{Close, Delete, Edit, Move, Pin, Restore};
use super::store::{self, Order};
use super::topic::{NewTopic, Tags, Title, Topic, TopicKind};
use super::views;
use crate::replies;
use crate::writing::{self, Written};
use crate::{paths, reading};

/// Topics on a page of a list.
pub const PAGE: usize = 30;

pub fn routes() -> Routes {
    let in_space = Routes::at("/spaces/{slug}/topics")
        .get("", Access::Viewer, list_in_space)
        .api_only()
        .says("Topics of a space, the newest activity first")
        .answers::<TopicList>()
        .get("/new", Access::Member, new_form)
        .page_only(PageOnly::Form)
        .prepared(Method::POST, "", Access::Member, prepare_begin, begin)
        .again(begin_again)
        .says("Begin a topic")
        .answers::<TopicJson>();
    let one = Routes::at("/topics/{id}")
        .get("", Access::Viewer, show)
        .says("A topic and its first text")
        .answers::<TopicJson>()
        .get("/edit", Access::Member, edit_form)
        .page_only(PageOnly::Form)
        .prepared(Method::PATCH, "", Access::Member, prepare_edit, edit)
        .again(edit_again)
        .says("Change title, text or tags")
        .answers::<TopicJson>()
        .delete("", Access::Member, delete)
        .says("Delete a topic; it can be restored")
        .post("/restoration", Access::Member, restore)
        .says("Bring a deleted topic back")
        .post("/closure", Access::Member, close)
        .says("End the conversation; it stays readable")
        .delete("/closure", Access::Member, reopen)
        .says("Open it again")
        .post("/pin", Access::Member, pin)
        .says("Keep it at the top of its space")
        .delete("/pin", Access::Member, unpin)
        .says("Let it go")
        .get("/place", Access::Member, move_form)
        .page_only(PageOnly::Form)
        .put("/place", Access::Member, move_to)
        .says("Put it into another space");
    in_space.and(one)
}

/// `?after=cursor`
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
pub struct After {
    pub after: Option<String>,
}

impl After {
    pub fn cursor(&self) -> Outcome<Option<Cursor>> {
        self.after.as_deref().map(Cursor::parse).transpose()
    }
}

/// Where a page of replies begins: after this position.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct From {
    #[serde(default)]
    after: i64,
}

/// A topic, for programs.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TopicJson {
    #[schema(value_type = String)]
    pub id: TopicId,
    pub kind: TopicKind,
    pub title: String,
    pub space: String,
    pub author: String,
    #[schema(value_type = String)]
    pub created_at: Moment,
    #[schema(value_type = String)]
    pub active_at: Moment,
    pub replies: i64,
    pub votes: i64,
    pub closed: bool,
    pub pinned: bool,
    pub solved: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub accepted: Option<ReplyId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub edited_at: Option<Moment>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Handles in the text that name somebody who cannot see this place; told to the author alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions_out_of_sight: Vec<String>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TopicList {
    pub items: Vec<TopicJson>,
    pub next: Option<String>,
}

impl TopicJson {
    pub fn of(topic: &Topic, tags: Vec<String>) -> Self {
        Self {
            id: topic.id,
            kind: topic.kind,
            title: topic.title.clone(),
            space: topic.space_slug.clone(),
            author: topic.author.handle.clone(),
            created_at: topic.created_at,
            active_at: topic.active_at,
            replies: topic.replies,
            votes: topic.votes,
            closed: topic.is_closed(),
            pinned: topic.pinned.is_some(),
            solved: topic.accepted.is_some(),
            html: Some(topic.html.clone()),
            accepted: topic.accepted,
            edited_at: topic.edited_at,
            tags,
            mentions_out_of_sight: Vec::new(),
        }
    }
    pub fn of_head(head: &super::Head) -> Self {
        Self {
            id: head.id,
            kind: head.kind,
            title: head.title.clone(),
            space: head.space_slug.clone(),
            author: head.author.handle.clone(),
            created_at: head.created_at,
            active_at: head.active_at,
            replies: head.replies,
            votes: head.votes,
            closed: head.closed,
            pinned: head.pinned,
            solved: head.solved,
            html: None,
            accepted: None,
            edited_at: None,
            tags: Vec::new(),
            mentions_out_of_sight: Vec::new(),
        }
    }
}

pub(crate) fn space_of<M>(cx: &Cx<'_, M>, slug: &str) -> Outcome<Visible<Space>> {
    space::by_slug(cx, slug)?.ok_or(Refusal::NotFound)?.visible_to(cx)
}

fn list_in_space(cx: &Cx<'_, Read>, (Path(slug), Query(after)): (Path<String>, Query<After>)) -> Outcome<Reply> {
    let space = space_of(cx, &slug)?;
    let mut page = store::list(cx, &Order::InSpace(space.id), after.cursor()?, PAGE)?;
    if after.after.is_none() {
        let pinned = store::pinned(cx, space.id)?;
        page.items.splice(0..0, pinned);
    }
    let next = page.next.map(|cursor| cursor.to_string());
    let items = page.items.iter().map(|head| TopicJson::of_head(head)).collect();
    Ok(Reply::default().json(move || TopicList { items, next }))
}

fn new_form(cx: &Cx<'_, Read>, Path(slug): Path<String>) -> Outcome<Reply> {
    let space = space_of(cx, &slug)?;
    Ok(Reply::page(move |page| views::new_form(page, &space, &views::Typed::default(), &Problems::default())))
}

fn begin_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let space = space_of(cx, ask.param("slug").unwrap_or_default())?;
    let (typed, problems) = (views::Typed::of(ask), problems.clone());
    Ok(Reply::page(move |page| views::new_form(page, &space, &typed, &problems)))
}

fn prepare_begin(cx: &Cx<'_, Read>, (Path(slug), Form(sent)): (Path<String>, Form<NewTopic>)) -> Outcome<(String, Ready)> {
    let space = space_of(cx, &slug)?;
    let (place, math) = (space.place, space.math);
    space.permit::<Begin>(cx)?;
    Ok((slug, ready(cx, &place, math, &sent)?))
}

/// Checks all fields, so that a person mends everything in one go.
fn ready(cx: &Cx<'_, Read>, place: &grove_kernel::Place, math: bool, sent: &NewTopic) -> Outcome<Ready> {
    let mut problems = Problems::default();
    let title = problems.keep(Title::parse(&sent.title))?;
    let tags = problems.keep(Tags::parse(&sent.tags))?;
    let body = problems.keep(writing::write(cx, place, math, "body", &sent.body))?;
    match (title, tags, body) {
        (Some(title), Some(tags), Some(body)) => Ok(Ready { kind: sent.kind, title, tags, body }),
        (_, _, _) => Err(Refusal::Invalid(problems)),
    }
}

fn begin(cx: &mut Cx<'_, Write>, (slug, ready): (String, Ready)) -> Outcome<Done> {
    let permit = space_of(cx, &slug)?.permit::<Begin>(cx)?;
    let id = commands::begin(cx, permit, &ready)?;
    told(cx, id, &ready.body).map(|(done, json)| done.created(move || json))
}

/// The answer to a text that was written: the topic, and who was mentioned in vain.
fn told(cx: &Cx<'_, Write>, id: TopicId, body: &Written) -> Outcome<(Done, TopicJson)> {
    let topic = store::find(cx, id)?.visible_to(cx)?;
    let mut json = TopicJson::of(&topic, store::tags_of(cx, id)?);
    json.mentions_out_of_sight.clone_from(&body.out_of_sight);
    let path = views::with_unseen(&paths::topic(id), &body.out_of_sight);
    Ok((Done::see(path), json))
}

fn show(cx: &Cx<'_, Read>, (Path(id), Query(from)): (Path<TopicId>, Query<From>)) -> Outcome<Reply> {
    let topic = store::find(cx, id)?.visible_to(cx)?;
    let tags = store::tags_of(cx, id)?;
    let replies = replies::page_of(cx, id, from.after, replies::PAGE)?;
    let accepted = match topic.accepted {
        Some(reply) => replies::find(cx, reply)?.visible_to(cx).ok(),
        None => None,
    };
    let read = reading::of(cx, id)?;
    let shown = replies.items.iter().map(|r| r.position).max().unwrap_or(0);
    cx.seen(topic.place.space, id, shown);
    let previous = replies::previous_start(cx, id, from.after)?;
    let json = TopicJson::of(&topic, tags.clone());
    let page = views::TopicPage { topic, tags, replies, accepted, read, start: from.after, previous };
    Ok(Reply::page(move |p| views::topic_page(p, &page)).json(move || json))
}

fn edit_form(cx: &Cx<'_, Read>, Path(id): Path<TopicId>) -> Outcome<Reply> {
    let topic = store::find(cx, id)?.visible_to(cx)?;
    let (_, source) = store::source(cx, &topic)?;
    let typed = views::Typed { title: topic.title.clone(), body: source, tags: store::tags_of(cx, id)?.join(" "), kind: topic.kind };
    topic.verdict::<Edit>(cx).ok()?;
    Ok(Reply::page(move |page| views::edit_form(page, &topic, &typed, &Problems::default())))
}

fn edit_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let id: TopicId = ask.param("id").and_then(|id| id.parse().ok()).ok_or(Refusal::NotFound)?;
    let topic = store::find(cx, id)?.visible_to(cx)?;
    let (typed, problems) = (views::Typed::of(ask), problems.clone());
    Ok(Reply::page(move |page| views::edit_form(page, &topic, &typed, &problems)))
}

/// What may change; what is left out stays.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
struct TopicChange {
    title: Option<String>,
    body: Option<String>,
    #[serde(default, deserialize_with = "super::topic::some_tags")]
    tags: Option<Vec<String>>,
}

type Changed = (TopicId, Title, Tags, Written);

fn prepare_edit(cx: &Cx<'_, Read>, (Path(id), Form(sent)): (Path<TopicId>, Form<TopicChange>)) -> Outcome<Changed> {
    let topic = store::find(cx, id)?.visible_to(cx)?;
    let (_, source) = store::source(cx, &topic)?;
    let all = NewTopic {
        kind: topic.kind,
        title: sent.title.unwrap_or_else(|| topic.title.clone()),
        body: sent.body.unwrap_or(source),
        tags: sent.tags.map_or_else(|| store::tags_of(cx, id), Ok)?,
    };
    let (place, math) = (topic.place, topic.math);
    topic.permit::<Edit>(cx)?;
    let ready = ready(cx, &place, math, &all)?;
    Ok((id, ready.title, ready.tags, ready.body))
}

fn edit(cx: &mut Cx<'_, Write>, (id, title, tags, body): Changed) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Edit>(cx)?;
    commands::edit(cx, permit, &title, &tags, &body)?;
    told(cx, id, &body).map(|(done, json)| done.json(move || json))
}

fn delete(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Delete>(cx)?;
    let space = permit.space_slug.clone();
    commands::delete(cx, permit, None, "")?;
    Ok(Done::see(grove_spaces::paths::space(&space)))
}

fn restore(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Restore>(cx)?;
    commands::restore(cx, permit)?;
    Ok(Done::see(paths::topic(id)))
}

fn close(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Close>(cx)?;
    commands::close(cx, permit)?;
    Ok(Done::see(paths::topic(id)))
}

fn reopen(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Close>(cx)?;
    commands::reopen(cx, permit)?;
    Ok(Done::see(paths::topic(id)))
}

fn pin(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Pin>(cx)?;
    commands::pin(cx, permit)?;
    Ok(Done::see(paths::topic(id)))
}

fn unpin(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Pin>(cx)?;
    commands::unpin(cx, permit)?;
    Ok(Done::see(paths::topic(id)))
}

fn move_form(cx: &Cx<'_, Read>, Path(id): Path<TopicId>) -> Outcome<Reply> {
    let topic = store::find(cx, id)?.visible_to(cx)?;
    topic.verdict::<Move>(cx).ok()?;
    let kind = topic.kind.name();
    let spaces: Vec<_> = space::listed(cx)?.into_iter().filter(|s| s.kinds.allows(kind) && s.may::<Begin>(cx)).collect();
    Ok(Reply::page(move |page| views::move_form(page, &topic, &spaces)))
}

/// The slug of the space to go to.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
struct NewPlace {
    space: String,
}

fn move_to(cx: &mut Cx<'_, Write>, (Path(id), Form(sent)): (Path<TopicId>, Form<NewPlace>)) -> Outcome<Done> {
    let topic = store::find(cx, id)?.visible_to(cx)?.permit::<Move>(cx)?;
    let to = space_of(cx, &sent.space)?.permit::<Begin>(cx)?;
    commands::move_to(cx, topic, to)?;
    Ok(Done::see(paths::topic(id)))
}
