//! Doors to reactions: `PUT` gives one, `DELETE` takes it back.

use grove_kernel::{Outcome, ReplyId, TopicId, Visible};
use grove_store::{Cx, Write};
use grove_web::{Access, Done, Path, Routes};
use serde::Serialize;

use super::reaction::{Counts, Reaction};
use super::{commands, store, views};
use crate::said::{Said, Target};
use crate::{replies, topics};

pub fn routes() -> Routes {
    let on_topic = Routes::at("/topics/{id}/reactions/{kind}")
        .put("", Access::Member, to_topic)
        .says("React to the first text of a topic")
        .answers::<ReactionList>()
        .delete("", Access::Member, not_to_topic)
        .says("Take my reaction back")
        .answers::<ReactionList>();
    let on_reply = Routes::at("/replies/{id}/reactions/{kind}")
        .put("", Access::Member, to_reply)
        .says("React to a reply")
        .answers::<ReactionList>()
        .delete("", Access::Member, not_to_reply)
        .says("Take my reaction back")
        .answers::<ReactionList>();
    on_topic.and(on_reply)
}

/// One kind that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ReactionJson {
    pub kind: Reaction,
    pub count: i64,
    pub mine: bool,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ReactionList {
    pub items: Vec<ReactionJson>,
}

impl ReactionJson {
    /// Those given at least once.
    pub fn all(counts: &Counts) -> Vec<Self> {
        counts.iter().filter(|(_, count, _)| *count > 0).map(|(kind, count, mine)| Self { kind, count, mine }).collect()
    }
}

fn to_topic(cx: &mut Cx<'_, Write>, Path((id, reaction)): Path<(TopicId, Reaction)>) -> Outcome<Done> {
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    give(cx, topic, reaction)
}

fn to_reply(cx: &mut Cx<'_, Write>, Path((id, reaction)): Path<(ReplyId, Reaction)>) -> Outcome<Done> {
    let reply = replies::find(cx, id)?.visible_to(cx)?;
    give(cx, reply, reaction)
}

fn not_to_topic(cx: &mut Cx<'_, Write>, Path((id, reaction)): Path<(TopicId, Reaction)>) -> Outcome<Done> {
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    take(cx, topic, reaction)
}

fn not_to_reply(cx: &mut Cx<'_, Write>, Path((id, reaction)): Path<(ReplyId, Reaction)>) -> Outcome<Done> {
    let reply = replies::find(cx, id)?.visible_to(cx)?;
    take(cx, reply, reaction)
}

fn give<T: Said>(cx: &mut Cx<'_, Write>, said: Visible<T>, reaction: Reaction) -> Outcome<Done> {
    let permit = said.permit(cx)?;
    commands::give(cx, &permit, reaction)?;
    told(cx, permit.target())
}

fn take<T: Said>(cx: &mut Cx<'_, Write>, said: Visible<T>, reaction: Reaction) -> Outcome<Done> {
    let permit = said.permit(cx)?;
    commands::take(cx, &permit, reaction)?;
    told(cx, permit.target())
}

fn told(cx: &Cx<'_, Write>, target: Target) -> Outcome<Done> {
    let counts = store::on(cx, &[target])?.to(target);
    let items = ReactionJson::all(&counts);
    Ok(Done::see(target.path()).fragment(move |page| views::bar(page, target, &counts, true)).json(move || ReactionList { items }))
}
