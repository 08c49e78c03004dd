//! What is done to topics. Each verb takes the permit for it, writes, then records.

use grove_kernel::{Action, HasViewer, Outcome, Permit, Reason, SpaceRole, TopicId, Verdict, Viewer};
use grove_spaces::Space;
use grove_store::{Cx, Write};

use super::policy::{Close, Delete, Edit, Move, Pin, Restore, may_write};
use super::store::{self, Row};
use super::topic::{Tags, Title, Topic, TopicKind};
use crate::said::Target;
use crate::writing::{self, Written};
use crate::{activity, drafts};

/// To begin a conversation in a space.
pub struct Begin;

impl Action<Space> for Begin {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        let role = viewer.role_in(&space.place);
        may_write(viewer)
            .and(|| Verdict::unless(!viewer.sees(&space.place), Reason::SpaceMembersOnly))
            .and(|| Verdict::unless(space.members_write() && role == SpaceRole::Outsider, Reason::SpaceMembersOnly))
    }
}

/// What a new topic is made of, checked and rendered.
#[derive(Clone, Debug)]
pub struct Ready {
    pub kind: TopicKind,
    pub title: Title,
    pub tags: Tags,
    pub body: Written,
}

/// Begins a topic; answers its id.
pub fn begin<'tx>(cx: &mut Cx<'tx, Write>, space: Permit<'tx, Begin, Space>, ready: &Ready) -> Outcome<TopicId> {
    if !space.kinds.allows(ready.kind.name()) {
        return Err(grove_kernel::Refusal::NotAllowed(Reason::KindNotAllowed));
    }
    writing::within_limit(cx)?;
    let author = cx.me()?;
    let id: TopicId = cx.new_id();
    store::insert(
        cx,
        &Row { id, space: space.id, kind: ready.kind, author, title: &ready.title.0, format: "markdown", body: &ready.body },
    )?;
    store::set_tags(cx, id, &ready.tags)?;
    grove_media::hang(cx, &ready.body.images, id)?;
    let mentioned = writing::remember_mentions(cx, id, &ready.body.mentioned)?;
    crate::reading::note(cx, id, 0)?;
    cx.record(activity::TopicOpened { topic: id, space: space.id, kind: ready.kind })?;
    activity::mentioned(cx, id, id, space.id, &mentioned)?;
    drafts::commands::discard(cx, &drafts::Key::New(space.slug.clone()))?;
    Ok(id)
}

/// Changes the words; the old ones are gone, that it was edited and when is shown. A body that was not
/// sent stays to the byte: it may be of another format than what is written here.
pub fn edit<'tx>(
    cx: &mut Cx<'tx, Write>,
    topic: Permit<'tx, Edit, Topic>,
    title: &Title,
    tags: &Tags,
    body: Option<&Written>,
) -> Outcome<()> {
    store::set_title(cx, topic.id, &title.0)?;
    store::set_tags(cx, topic.id, tags)?;
    cx.record(activity::TopicEdited::of(&topic))?;
    if let Some(body) = body {
        store::set_body(cx, topic.id, body)?;
        grove_media::hang(cx, &body.images, topic.id)?;
        let mentioned = writing::remember_mentions(cx, topic.id, &body.mentioned)?;
        activity::mentioned(cx, topic.id, topic.id, topic.place.space, &mentioned)?;
    }
    drafts::commands::discard(cx, &drafts::Key::Edit(Target::Topic(topic.id)))
}

/// Closing ends a conversation and keeps it readable. Closing twice is the same as closing once.
pub fn close<'tx>(cx: &mut Cx<'tx, Write>, topic: Permit<'tx, Close, Topic>) -> Outcome<()> {
    if topic.is_closed() {
        return Ok(());
    }
    store::set_closed(cx, topic.id, true)?;
    cx.record(activity::TopicClosed::of(&topic))
}

pub fn reopen<'tx>(cx: &mut Cx<'tx, Write>, topic: Permit<'tx, Close, Topic>) -> Outcome<()> {
    if !topic.is_closed() {
        return Ok(());
    }
    store::set_closed(cx, topic.id, false)?;
    cx.record(activity::TopicReopened::of(&topic))
}

pub fn pin<'tx>(cx: &mut Cx<'tx, Write>, topic: Permit<'tx, Pin, Topic>) -> Outcome<()> {
    if topic.pinned.is_some() {
        return Ok(());
    }
    store::set_pinned(cx, topic.id, true)?;
    cx.record(activity::TopicPinned::of(&topic))
}

pub fn unpin<'tx>(cx: &mut Cx<'tx, Write>, topic: Permit<'tx, Pin, Topic>) -> Outcome<()> {
    if topic.pinned.is_none() {
        return Ok(());
    }
    store::set_pinned(cx, topic.id, false)?;
    cx.record(activity::TopicUnpinned::of(&topic))
}

/// Puts a topic into another space, where the mover must be able to begin one.
pub fn move_to<'tx>(cx: &mut Cx<'tx, Write>, topic: Permit<'tx, Move, Topic>, to: Permit<'tx, Begin, Space>) -> Outcome<()> {
    if topic.place.space == to.id {
        return Ok(());
    }
    if !to.kinds.allows(topic.kind.name()) {
        return Err(grove_kernel::Refusal::NotAllowed(Reason::KindNotAllowed));
    }
    store::set_space(cx, topic.id, to.id)?;
    cx.record(activity::TopicMoved { topic: topic.id, from: topic.place.space, to: to.id })
}

/// Takes a topic away: its author deletes it, a moderator removes it by a rule and with words, and
/// never without.
pub fn delete<'tx>(cx: &mut Cx<'tx, Write>, topic: Permit<'tx, Delete, Topic>, rule: Option<i64>, words: &str) -> Outcome<()> {
    if topic.deleted.is_some() {
        return Ok(());
    }
    if cx.viewer().is(topic.author.id) {
        store::set_deleted(cx, topic.id, None, "")?;
        return cx.record(activity::TopicDeleted::of(&topic));
    }
    let rule = rule.ok_or_else(|| grove_kernel::Refusal::invalid("rule", "problem-removal-rule"))?;
    store::set_deleted(cx, topic.id, Some(rule), words)?;
    cx.record(activity::TopicRemoved { topic: topic.id, space: topic.place.space, author: topic.author.id, rule })
}

pub fn restore<'tx>(cx: &mut Cx<'tx, Write>, topic: Permit<'tx, Restore, Topic>) -> Outcome<()> {
    if topic.deleted.is_none() {
        return Ok(());
    }
    store::unset_deleted(cx, topic.id)?;
    cx.record(activity::TopicRestored::of(&topic))
}
