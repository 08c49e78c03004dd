//! What the page of a topic needs, loaded in as few statements as possible: one for replies, one for
//! what hangs on them, one for all reactions, one for all drafts.

use std::collections::HashMap;

use grove_kernel::{HasViewer, Outcome, Paged, Visible};
use grove_members::identity::{self, Face};
use grove_store::{Cx, Read, RuleBook};

use super::policy::Answer;
use super::store;
use super::topic::Topic;
use crate::drafts::{self, Drafts, Key};
use crate::reactions::{self, Given};
use crate::reading::{self, Progress};
use crate::related::{self, Related};
use crate::replies::{self, Reply};
use crate::said::Target;
use crate::writing;

/// Related topics beside it.
const RELATED: usize = 4;

/// What the page of a topic shows.
pub struct TopicPage {
    pub topic: Visible<Topic>,
    pub tags: Vec<String>,
    pub replies: Paged<Visible<Reply>>,
    /// The accepted answer, on the first page, and who chose it.
    pub accepted: Option<Visible<Reply>>,
    pub chosen_by: Option<Face>,
    pub people: People,
    /// The ground rules, when something here was removed by one.
    pub rules: HashMap<i64, String>,
    /// The position after which this page of replies begins, and the one before it.
    pub start: i64,
    pub previous: Option<i64>,
    pub given: Given,
    pub drafts: Drafts,
    pub related: Vec<Visible<Related>>,
    /// How much of it the viewer has read; nothing for visitors and who is here for the first time.
    pub progress: Option<Progress>,
    /// Whom the viewer mentioned here in vain.
    pub unseen: Vec<String>,
    /// The public address, for what machines read.
    pub origin: String,
}

/// Those who take part in the whole conversation: the first of them, and how many there are.
#[derive(Clone, Debug, Default)]
pub struct People {
    pub first: Vec<Face>,
    pub all: i64,
}

impl TopicPage {
    /// The last position a reader of this page has come to; what stands on later pages is not read yet.
    pub fn read_to(&self) -> i64 {
        let last = || self.replies.items.iter().map(|reply| reply.position).max().unwrap_or(0);
        self.replies.next.map_or_else(last, |next| next.key)
    }
}

pub fn load(cx: &Cx<'_, Read>, topic: Visible<Topic>, start: i64) -> Outcome<TopicPage> {
    let tags = store::tags_of(cx, topic.id)?;
    let replies = replies::page_of(cx, topic.id, start, replies::PAGE)?;
    let accepted = accepted(cx, &topic, &replies.items, start)?;
    // That it was opened. How far it was read is told by the page, see `reading`.
    cx.seen(topic.place.space, topic.id, 0);
    let chosen_by = match topic.accepted_by.filter(|_| accepted.is_some()) {
        Some(who) => identity::face(cx, who)?,
        None => None,
    };
    let people = store::people(cx, topic.id)?;
    let removed = topic.removal.is_some() || replies.items.iter().any(|reply| reply.removal.is_some());
    let rules = if removed { RuleBook::in_force(cx)? } else { HashMap::new() };
    let previous = replies::previous_start(cx, topic.id, start)?;
    let mut targets = vec![Target::Topic(topic.id)];
    targets.extend(replies.items.iter().chain(&accepted).map(|reply| Target::Reply(reply.id)));
    let given = reactions::on(cx, &targets)?;
    let drafts = drafts_for(cx, &topic, targets)?;
    let related = related::to(cx, topic.id, &tags, RELATED)?;
    let progress = topic.read.map(|read| reading::progress(cx, topic.id, read)).transpose()?;
    let (unseen, origin) = (Vec::new(), String::new());
    Ok(TopicPage {
        topic,
        tags,
        replies,
        accepted,
        chosen_by,
        people,
        rules,
        start,
        previous,
        given,
        drafts,
        related,
        progress,
        unseen,
        origin,
    })
}

/// It stands right under the question, whichever page it is on.
fn accepted(cx: &Cx<'_, Read>, topic: &Topic, items: &[Visible<Reply>], start: i64) -> Outcome<Option<Visible<Reply>>> {
    let Some(id) = topic.accepted.filter(|_| start == 0) else { return Ok(None) };
    if let Some(here) = items.iter().find(|reply| reply.id == id) {
        return Ok(Some(here.clone()));
    }
    Ok(replies::find(cx, id)?.visible_to(cx).ok())
}

/// Every post of the page has a form under it, a question two.
fn drafts_for(cx: &Cx<'_, Read>, topic: &Visible<Topic>, targets: Vec<Target>) -> Outcome<Drafts> {
    if !topic.may::<Answer>(cx) {
        return Ok(Drafts::default());
    }
    let comment = topic.is_question().then_some(Key::Comment(topic.id));
    drafts::among(cx, &targets.into_iter().map(Key::Reply).chain(comment).collect::<Vec<_>>())
}

/// Of the handles in an address, those that really stand in what the viewer wrote on this page: an
/// address that somebody else made tells nothing to anybody.
pub fn unseen<'tx>(viewer: &impl HasViewer<'tx>, shown: &TopicPage, asked: &str) -> Vec<String> {
    if asked.is_empty() {
        return Vec::new();
    }
    let me = viewer.viewer();
    let topic = me.is(shown.topic.author.id).then_some(shown.topic.html.as_str());
    let replies = shown.replies.items.iter().filter(|reply| me.is(reply.author.id)).map(|reply| reply.html.as_str());
    writing::mentioned_in(asked, topic.into_iter().chain(replies))
}
