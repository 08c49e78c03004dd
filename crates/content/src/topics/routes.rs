//! Doors to topics.

use grove_kernel::{HasViewer, Outcome, Refusal, TopicId, Visible};
use grove_spaces::{Space, space};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Done, Form, Method, Origin, PageOnly, Path, Query, Reply, Routes, Surface};
use serde::Deserialize;

use super::commands::{self, Begin};
use super::json::TopicJson;
use super::policy::{Close, Delete, Edit, Move, Pin, Restore};
use super::topic::Topic;
use super::written::{begin, begin_again, choose_space, edit, edit_again, edit_form, new_form, prepare_begin, prepare_edit};
use super::{form_views, page, store, views};
use crate::reactions::{self, ReactionJson};
use crate::replies;
use crate::said::Target;
use crate::{paths, reading};

pub fn routes() -> Routes {
    let in_space = Routes::at("/spaces/{slug}/topics")
        .get("/new", Access::Member, new_form)
        .page_only(PageOnly::Form)
        .prepared(Method::POST, "", Access::Member, prepare_begin, begin)
        .keeps(begin_again)
        .says("Begin a topic")
        .answers::<TopicJson>();
    let one = Routes::at("/topics/{id}")
        .get("", Access::Viewer, show)
        .for_all()
        .says("A topic and its first text")
        .answers::<TopicJson>()
        .get("/edit", Access::Member, edit_form)
        .page_only(PageOnly::Form)
        .prepared(Method::PATCH, "", Access::Member, prepare_edit, edit)
        .keeps(edit_again)
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
    let anywhere = Routes::at("/compose").get("", Access::Member, choose_space).page_only(PageOnly::Form);
    in_space.and(one).and(anywhere)
}

/// Where a page of replies begins: after this position, or (`at=new`) where the viewer's reading goes on.
/// Its author is told of mentions in vain.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Which {
    #[serde(default)]
    after: i64,
    at: Option<String>,
    unseen: Option<String>,
}

pub(crate) fn space_of<M>(cx: &Cx<'_, M>, slug: &str) -> Outcome<Visible<Space>> {
    space::by_slug(cx, slug)?.ok_or(Refusal::NotFound)?.visible_to(cx)
}

fn show(
    cx: &Cx<'_, Read>,
    (Path(id), Query(which), (surface, Origin(origin))): (Path<TopicId>, Query<Which>, (Surface, Origin)),
) -> Outcome<Reply> {
    let topic = store::find(cx, id)?.visible_to(cx)?;
    if surface == Surface::Api {
        return for_program(cx, &topic);
    }
    if which.at.as_deref() == Some("new") {
        return reading_goes_on(cx, &topic);
    }
    let mut shown = page::load(cx, topic, which.after)?;
    shown.unseen = page::unseen(cx, &shown, which.unseen.as_deref().unwrap_or_default());
    shown.origin = origin;
    Ok(Reply::page(move |page| views::topic_page(page, &shown)))
}

/// A program is given the topic alone; its replies have an address of their own.
fn for_program(cx: &Cx<'_, Read>, topic: &Visible<Topic>) -> Outcome<Reply> {
    let mut json = TopicJson::of(topic, store::tags_of(cx, topic.id)?);
    json.reactions = ReactionJson::all(&reactions::on(cx, &[Target::Topic(topic.id)])?.to(Target::Topic(topic.id)));
    if topic.may::<Edit>(cx) {
        let source = store::source(cx, topic)?;
        (json.format, json.source) = (Some(source.format), Some(source.text));
    }
    if cx.viewer().is_member() {
        json.unread = Some(reading::fresh_counts(cx, &[topic.id])?.get(&topic.id).copied().unwrap_or(0));
    }
    cx.seen(topic.place.space, topic.id, 0);
    Ok(Reply::default().json(move || json))
}

/// The page on which the first new reply stands, at the line above it.
fn reading_goes_on(cx: &Cx<'_, Read>, topic: &Visible<Topic>) -> Outcome<Reply> {
    let fresh = match topic.read {
        Some(read) => replies::store::first_unread(cx, topic.id, read)?,
        None => None,
    };
    let Some(fresh) = fresh else { return Ok(Reply::go(paths::topic(topic.id))) };
    let start = replies::store::page_start(cx, &fresh)?;
    Ok(Reply::go(format!("{}#new", paths::topic_after(topic.id, start))))
}

fn delete(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Delete>(cx)?;
    commands::delete(cx, permit, None, "")?;
    // Its author still sees it, is told so there, and finds the way back.
    Ok(Done::see(paths::topic(id)).saying("done-topic-deleted"))
}

fn restore(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Restore>(cx)?;
    commands::restore(cx, permit)?;
    Ok(Done::see(paths::topic(id)).saying("done-topic-restored"))
}

fn close(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Close>(cx)?;
    commands::close(cx, permit)?;
    Ok(Done::see(paths::topic(id)).saying("done-topic-closed"))
}

fn reopen(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Close>(cx)?;
    commands::reopen(cx, permit)?;
    Ok(Done::see(paths::topic(id)).saying("done-topic-reopened"))
}

fn pin(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Pin>(cx)?;
    commands::pin(cx, permit)?;
    Ok(Done::see(paths::topic(id)).saying("done-topic-pinned"))
}

fn unpin(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<Pin>(cx)?;
    commands::unpin(cx, permit)?;
    Ok(Done::see(paths::topic(id)).saying("done-topic-unpinned"))
}

fn move_form(cx: &Cx<'_, Read>, Path(id): Path<TopicId>) -> Outcome<Reply> {
    let topic = store::find(cx, id)?.visible_to(cx)?;
    topic.verdict::<Move>(cx).ok()?;
    let kind = topic.kind.name();
    let spaces: Vec<_> = space::listed(cx)?.into_iter().filter(|s| s.kinds.allows(kind) && s.may::<Begin>(cx)).collect();
    Ok(Reply::page(move |page| form_views::move_form(page, &topic, &spaces)))
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
    Ok(Done::see(paths::topic(id)).saying("done-topic-moved"))
}
