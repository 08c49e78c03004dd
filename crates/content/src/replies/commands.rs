//! What is done to replies.

use grove_kernel::{HasViewer, Outcome, Permit, Reason, Refusal, ReplyId, SpaceRole};
use grove_store::{Cx, Write};

use super::policy::{DeleteReply, EditReply, RestoreReply};
use super::reply::{Reply, ReplyKind};
use super::store::{self, Row};
use crate::said::Target;
use crate::topics::{Answer, Topic};
use crate::writing::{self, Written};
use crate::{activity, drafts, questions, reading};

/// Whether something may be hung on this reply.
pub fn may_hang_on<'tx>(cx: &impl HasViewer<'tx>, topic: &Topic, parent: &Reply) -> Outcome<()> {
    if parent.topic != topic.id || parent.deleted.is_some() {
        return Err(Refusal::invalid("parent", "problem-parent-gone"));
    }
    if parent.author_blocks_me && cx.viewer().role_in(&topic.place) < SpaceRole::Moderator {
        return Err(Refusal::NotAllowed(Reason::Blocked));
    }
    Ok(())
}

/// Says something in a topic. Answers the id and the position.
pub fn post<'tx>(
    cx: &mut Cx<'tx, Write>,
    topic: Permit<'tx, Answer, Topic>,
    parent: Option<&Reply>,
    comment: bool,
    body: &Written,
) -> Outcome<(ReplyId, i64)> {
    if let Some(parent) = parent {
        may_hang_on(cx, &topic, parent)?;
    }
    writing::within_limit(cx)?;
    // One level: an answer to an answer hangs on what that one hangs on.
    let under = parent.map(|p| p.parent.unwrap_or(p.id));
    let comment = topic.is_question() && (comment || under.is_some());
    let kind = if comment { ReplyKind::Comment } else { ReplyKind::Reply };
    let position = store::next_position(cx, topic.id, kind)?;
    let (id, author) = (cx.new_id(), cx.me()?);
    store::insert(cx, &Row { id, topic: topic.id, parent: under, kind, position, author, format: "markdown", body })?;
    reading::note(cx, topic.id, position)?;
    let answered = Some(parent.map_or(topic.author.id, |p| p.author.id));
    let space = topic.place.space;
    cx.record(activity::ReplyPosted { reply: id, topic: topic.id, space, answered, position, comment })?;
    grove_media::hang(cx, &body.images, id)?;
    let mentioned = writing::remember_mentions(cx, id, &body.mentioned)?;
    activity::mentioned(cx, id, topic.id, space, &mentioned)?;
    let draft = match parent {
        Some(parent) => drafts::Key::Reply(Target::Reply(parent.id)),
        None if comment => drafts::Key::Comment(topic.id),
        None => drafts::Key::Reply(Target::Topic(topic.id)),
    };
    drafts::commands::discard(cx, &draft)?;
    Ok((id, position))
}

pub fn edit<'tx>(cx: &mut Cx<'tx, Write>, reply: Permit<'tx, EditReply, Reply>, body: &Written) -> Outcome<()> {
    store::set_text(cx, reply.id, body)?;
    grove_media::hang(cx, &body.images, reply.id)?;
    let mentioned = writing::remember_mentions(cx, reply.id, &body.mentioned)?;
    cx.record(activity::ReplyEdited::of(&reply))?;
    activity::mentioned(cx, reply.id, reply.topic, reply.place.space, &mentioned)?;
    drafts::commands::discard(cx, &drafts::Key::Edit(Target::Reply(reply.id)))
}

/// Takes a reply away: its author deletes it, a moderator removes it by a rule and with words, and
/// never without. An accepted answer that goes is no longer accepted.
pub fn delete<'tx>(cx: &mut Cx<'tx, Write>, reply: Permit<'tx, DeleteReply, Reply>, rule: Option<i64>, words: &str) -> Outcome<()> {
    if reply.deleted.is_some() {
        return Ok(());
    }
    if cx.viewer().is(reply.author.id) {
        store::set_deleted(cx, reply.id, None, "")?;
        store::count_again(cx, reply.topic)?;
        questions::commands::lost(cx, &reply)?;
        return cx.record(activity::ReplyDeleted::of(&reply));
    }
    let rule = rule.ok_or_else(|| Refusal::invalid("rule", "problem-removal-rule"))?;
    store::set_deleted(cx, reply.id, Some(rule), words)?;
    store::count_again(cx, reply.topic)?;
    questions::commands::lost(cx, &reply)?;
    let (topic, space, author) = (reply.topic, reply.place.space, reply.author.id);
    cx.record(activity::ReplyRemoved { reply: reply.id, topic, space, author, rule })
}

pub fn restore<'tx>(cx: &mut Cx<'tx, Write>, reply: Permit<'tx, RestoreReply, Reply>) -> Outcome<()> {
    if reply.deleted.is_none() {
        return Ok(());
    }
    store::unset_deleted(cx, reply.id)?;
    store::count_again(cx, reply.topic)?;
    cx.record(activity::ReplyRestored::of(&reply))
}
