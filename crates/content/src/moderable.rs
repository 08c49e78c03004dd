//! Topics and replies, as moderation may report and remove them: through the same policies and commands
//! as by hand. See `grove_store::Moderable`.

use grove_kernel::{Outcome, Refusal, ReplyId, TopicId};
use grove_store::{Cx, Exhibit, Moderable, Moderables, Read, Write};

use crate::{paths, replies, topics};

/// What this area answers for.
pub fn moderables(known: Moderables) -> Moderables {
    known.with(Topics).with(Replies)
}

struct Topics;
struct Replies;

/// What is not for this viewer is not there.
fn seen<T>(found: Outcome<T>) -> Outcome<Option<T>> {
    match found {
        Ok(thing) => Ok(Some(thing)),
        Err(Refusal::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

fn topic(cx: &Cx<'_, Read>, id: TopicId) -> Outcome<Option<grove_kernel::Visible<topics::Topic>>> {
    seen(topics::find(cx, id).and_then(|topic| topic.visible_to(cx)))
}

impl Moderable for Topics {
    fn kind(&self) -> &'static str {
        "top"
    }
    fn exhibit(&self, cx: &Cx<'_, Read>, id: i64) -> Outcome<Option<Exhibit>> {
        Ok(topic(cx, TopicId::from_raw(id))?.map(|topic| Exhibit {
            author: topic.author.id,
            title: topic.title.clone(),
            html: topic.html.clone(),
            text: topic.text.clone(),
            place: Some(topic.place),
            root: Some(id),
            space_name: Some(topic.space_name.clone()),
            href: paths::topic(topic.id),
            at: topic.created_at,
            is_removed: topic.deleted.is_some(),
            words: topic.removal.as_ref().map(|removal| removal.words.clone()),
        }))
    }
    fn remove(&self, cx: &mut Cx<'_, Write>, id: i64, rule: i64, words: &str) -> Outcome<()> {
        let topic = topics::find(cx, TopicId::from_raw(id))?.visible_to(cx)?.permit::<topics::Delete>(cx)?;
        topics::commands::delete(cx, topic, Some(rule), words)
    }
    fn restore(&self, cx: &mut Cx<'_, Write>, id: i64) -> Outcome<()> {
        let topic = topics::find(cx, TopicId::from_raw(id))?.visible_to(cx)?.permit::<topics::Restore>(cx)?;
        topics::commands::restore(cx, topic)
    }
}

impl Moderable for Replies {
    fn kind(&self) -> &'static str {
        "rep"
    }
    fn exhibit(&self, cx: &Cx<'_, Read>, id: i64) -> Outcome<Option<Exhibit>> {
        let Some(reply) = seen(replies::find(cx, ReplyId::from_raw(id)).and_then(|reply| reply.visible_to(cx)))? else { return Ok(None) };
        // A reply is seen in its topic, or not at all.
        let Some(topic) = topic(cx, reply.topic)? else { return Ok(None) };
        Ok(Some(Exhibit {
            author: reply.author.id,
            title: topic.title.clone(),
            html: reply.html.clone(),
            text: reply.text.clone(),
            place: Some(reply.place),
            root: Some(reply.topic.raw()),
            space_name: Some(topic.space_name.clone()),
            href: paths::reply(reply.id),
            at: reply.created_at,
            is_removed: reply.deleted.is_some(),
            words: reply.removal.as_ref().map(|removal| removal.words.clone()),
        }))
    }
    fn remove(&self, cx: &mut Cx<'_, Write>, id: i64, rule: i64, words: &str) -> Outcome<()> {
        let reply = replies::find(cx, ReplyId::from_raw(id))?.visible_to(cx)?.permit::<replies::DeleteReply>(cx)?;
        replies::commands::delete(cx, reply, Some(rule), words)
    }
    fn restore(&self, cx: &mut Cx<'_, Write>, id: i64) -> Outcome<()> {
        let reply = replies::find(cx, ReplyId::from_raw(id))?.visible_to(cx)?.permit::<replies::RestoreReply>(cx)?;
        replies::commands::restore(cx, reply)
    }
}
