//! Doors to replies.

use std::collections::HashMap;

use grove_kernel::{Outcome, ReplyId, TopicId, Visible};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Done, Method, PageOnly, Path, Query, Reply as Answered, Routes, Surface};
use serde::Deserialize;

use super::json::{ReplyJson, ReplyList};
use super::policy::{DeleteReply, EditReply, RestoreReply};
use super::reply::Reply;
use super::written::{comment_form, edit, edit_again, edit_form, post, post_again, prepare_edit, prepare_post};
use super::{commands, store, views};
use crate::drafts::Drafts;
use crate::paths;
use crate::reactions::{self, Given};
use crate::said::Target;
use crate::topics;

pub fn routes() -> Routes {
    let of_topic = Routes::at("/topics/{id}/replies")
        .get("", Access::Viewer, list)
        .says("Replies of a topic, oldest first; what hangs on a reply comes with its page")
        .answers::<ReplyList>()
        .prepared(Method::POST, "", Access::Member, prepare_post, post)
        .keeps(post_again)
        .says("Reply, answer or comment")
        .answers::<ReplyJson>();
    let one = Routes::at("/replies/{id}")
        .get("", Access::Viewer, show)
        .says("One reply")
        .answers::<ReplyJson>()
        .get("/comment", Access::Member, comment_form)
        .page_only(PageOnly::Form)
        .get("/edit", Access::Member, edit_form)
        .page_only(PageOnly::Form)
        .prepared(Method::PATCH, "", Access::Member, prepare_edit, edit)
        .keeps(edit_again)
        .says("Change the text")
        .answers::<ReplyJson>()
        .delete("", Access::Member, delete)
        .says("Delete a reply; it can be restored")
        .post("/restoration", Access::Member, restore)
        .says("Bring a deleted reply back");
    of_topic.and(one)
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
        cx.seen(topic.place.space, id, 0);
        let given = given_to(cx, &fresh)?;
        let json = ReplyList::of(&fresh, &given, None);
        return Ok(Answered::default().json(move || json).fragment(move |page| {
            let (drafts, rules) = (Drafts::default(), HashMap::new());
            let around = views::Around { topic: &topic, given: &given, drafts: &drafts, rules: &rules, read: None, boxed: false };
            views::fresh(page, around, &fresh)
        }));
    }
    let after = which.after.as_deref().map(grove_kernel::Cursor::parse).transpose()?.map_or(0, |c| c.key);
    let replies = store::page_of(cx, id, after, store::PAGE)?;
    let json = ReplyList::of(&replies.items, &given_to(cx, &replies.items)?, replies.next);
    Ok(Answered::go(paths::topic(id)).json(move || json))
}

fn given_to(cx: &Cx<'_, Read>, replies: &[Visible<Reply>]) -> Outcome<Given> {
    reactions::on(cx, &replies.iter().map(|reply| Target::Reply(reply.id)).collect::<Vec<_>>())
}

/// Its author is told of mentions in vain.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Told {
    unseen: Option<String>,
}

/// A permalink: the page of the topic it stands on.
fn show(cx: &Cx<'_, Read>, (Path(id), Query(told), surface): (Path<ReplyId>, Query<Told>, Surface)) -> Outcome<Answered> {
    let reply = store::find(cx, id)?.visible_to(cx)?;
    let start = store::page_start(cx, &reply)?;
    let mut json = ReplyJson::with(&reply, &reactions::on(cx, &[Target::Reply(id)])?);
    if surface == Surface::Api && reply.may::<EditReply>(cx) {
        let source = store::source(cx, &reply)?;
        (json.format, json.source) = (Some(source.format), Some(source.text));
    }
    let unseen: Vec<String> = told.unseen.iter().flat_map(|handles| handles.split(',')).map(str::to_owned).collect();
    Ok(Answered::go(views::on_its_page(&reply, start, &unseen)).json(move || json))
}

fn delete(cx: &mut Cx<'_, Write>, Path(id): Path<ReplyId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<DeleteReply>(cx)?;
    commands::delete(cx, permit, None, "")?;
    // Where it stood its author finds the way back.
    Ok(Done::see(paths::reply(id)))
}

fn restore(cx: &mut Cx<'_, Write>, Path(id): Path<ReplyId>) -> Outcome<Done> {
    let permit = store::find(cx, id)?.visible_to(cx)?.permit::<RestoreReply>(cx)?;
    commands::restore(cx, permit)?;
    Ok(Done::see(paths::reply(id)))
}
