//! Doors to voting: `PUT` votes, `DELETE` takes it back.

use grove_kernel::{Outcome, ReplyId, TopicId, Visible};
use grove_store::{Cx, Write};
use grove_web::{Access, Done, Path, Routes};
use serde::Serialize;

use super::{commands, views};
use crate::said::{Said, Target};
use crate::{replies, topics};

pub fn routes() -> Routes {
    let on_topic = Routes::at("/topics/{id}/vote")
        .put("", Access::Member, vote_for_topic)
        .says("Vote for a topic; for a question it says: I have it too")
        .answers::<VoteJson>()
        .delete("", Access::Member, unvote_topic)
        .says("Take my vote back")
        .answers::<VoteJson>();
    let on_reply = Routes::at("/replies/{id}/vote")
        .put("", Access::Member, vote_for_reply)
        .says("Vote for a reply; for an answer it says: it helped")
        .answers::<VoteJson>()
        .delete("", Access::Member, unvote_reply)
        .says("Take my vote back")
        .answers::<VoteJson>();
    on_topic.and(on_reply)
}

/// How many votes there are, and whether one is mine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct VoteJson {
    pub votes: i64,
    pub voted: bool,
}

fn vote_for_topic(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    give(cx, topic)
}

fn vote_for_reply(cx: &mut Cx<'_, Write>, Path(id): Path<ReplyId>) -> Outcome<Done> {
    let reply = replies::find(cx, id)?.visible_to(cx)?;
    give(cx, reply)
}

fn unvote_topic(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    take(cx, topic)
}

fn unvote_reply(cx: &mut Cx<'_, Write>, Path(id): Path<ReplyId>) -> Outcome<Done> {
    let reply = replies::find(cx, id)?.visible_to(cx)?;
    take(cx, reply)
}

fn give<T: Said>(cx: &mut Cx<'_, Write>, said: Visible<T>) -> Outcome<Done> {
    let permit = said.permit(cx)?;
    let votes = commands::give(cx, &permit)?;
    Ok(told(permit.target(), votes, true))
}

fn take<T: Said>(cx: &mut Cx<'_, Write>, said: Visible<T>) -> Outcome<Done> {
    let permit = said.permit(cx)?;
    let votes = commands::take(cx, &permit)?;
    Ok(told(permit.target(), votes, false))
}

fn told(target: Target, votes: i64, voted: bool) -> Done {
    Done::see(target.path()).fragment(move |page| views::box_of(page, target, votes, voted, true)).json(move || VoteJson { votes, voted })
}
