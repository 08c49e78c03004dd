//! What the people of the demo say to one another, in the order they said it, and what others gave it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use grove_content::reactions::{self, React};
use grove_content::said::Said;
use grove_content::topics::commands::{self, Begin, Ready};
use grove_content::votes::{self, CastVote};
use grove_content::{questions, replies, topics, writing};
use grove_kernel::{MemberId, Moment, Outcome, Refusal, ReplyId, TopicId, Visible};
use grove_spaces::{Space, membership, space};
use grove_store::{Cx, Write};

use super::Calendar;
use super::people::{Town, as_};
use super::text::{Demo, Reply, Topic};
use crate::console::Talk;
use crate::weave::Grove;

/// Votes and reactions are written by this many at once: they share commits.
const HANDS: usize = 12;

/// What was said, and how many like it.
struct Liked {
    what: What,
    at: Moment,
    author: MemberId,
    votes: usize,
    likes: usize,
}

#[derive(Clone, Copy)]
enum What {
    Topic(TopicId),
    Reply(ReplyId),
}

pub(crate) fn speak(grove: &Grove, demo: &Demo, calendar: Calendar, town: &Town, talk: &mut dyn Talk) -> Result<()> {
    let mut order: Vec<&(String, Topic)> = demo.topics.iter().collect();
    order.sort_by_key(|(_, topic)| calendar.at(&topic.at));
    let mut liked = Vec::new();
    for (done, (slug, topic)) in order.iter().enumerate() {
        converse(grove, slug, topic, calendar, town, &mut liked).with_context(|| topic.title.clone())?;
        talk.progress("conversations", done as u64 + 1, order.len() as u64)?;
    }
    give(grove, &liked, town, talk)
}

fn who(town: &Town, handle: &str) -> Result<MemberId> {
    town.get(handle).copied().with_context(|| format!("nobody is called {handle}"))
}

/// One topic and everything said in it.
fn converse(grove: &Grove, slug: &str, text: &Topic, calendar: Calendar, town: &Town, liked: &mut Vec<Liked>) -> Result<()> {
    let (author, at) = (who(town, &text.author)?, calendar.at(&text.at));
    let (space, begun) = (slug.to_owned(), text.clone());
    let id = grove.db.act_at(at, as_(author), move |cx| begin(cx, &space, &begun))?;
    liked.push(Liked { what: What::Topic(id), at, author, votes: if text.kind == "question" { text.votes } else { 0 }, likes: text.likes });
    let mut said: Vec<ReplyId> = Vec::new();
    for reply in &text.reply {
        let (by, when) = (who(town, &reply.author)?, calendar.at(&reply.at));
        let parent = usize::try_from(reply.parent).ok().and_then(|n| said.get(n).copied());
        let words = reply.clone();
        let made = grove.db.act_at(when, as_(by), move |cx| answer(cx, id, parent, &words));
        let made = made.with_context(|| format!("a reply of {}", reply.author))?;
        said.push(made);
        liked.push(Liked { what: What::Reply(made), at: when, author: by, votes: votable(text, reply), likes: reply.likes });
        if reply.accepted {
            grove.db.act_at(when.plus(Duration::from_secs(3_600)), as_(author), move |cx| accept(cx, made))?;
        }
    }
    afterwards(grove, text, id, calendar, town)
}

/// Answers to questions are voted on; a discussion has reactions only.
fn votable(text: &Topic, reply: &Reply) -> usize {
    if text.kind == "question" && reply.parent < 0 { reply.votes } else { 0 }
}

fn begin(cx: &mut Cx<'_, Write>, slug: &str, text: &Topic) -> Outcome<TopicId> {
    let found = space::by_slug(cx, slug)?.ok_or(Refusal::NotFound)?.visible_to(cx)?;
    let body = writing::write(cx, &found.place, found.math, "body", &text.body)?;
    let ready = Ready {
        kind: topics::TopicKind::from_name(&text.kind),
        title: topics::Title::parse(&text.title)?,
        tags: topics::Tags::parse(&text.tags)?,
        body,
    };
    let permit = come_in(cx, slug)?.permit::<Begin>(cx)?;
    commands::begin(cx, permit, &ready)
}

/// Whoever speaks in a space that is open to join is in it.
fn come_in<'tx>(cx: &mut Cx<'tx, Write>, slug: &str) -> Outcome<Visible<Space>> {
    let find = |cx: &Cx<'tx, Write>| space::by_slug(cx, slug)?.ok_or(Refusal::NotFound)?.visible_to(cx);
    let found = find(cx)?;
    if membership::role(cx, found.id, cx.me()?)?.is_none() && found.may::<membership::Join>(cx) {
        let permit = found.permit::<membership::Join>(cx)?;
        membership::join(cx, &permit)?;
    }
    find(cx)
}

fn answer(cx: &mut Cx<'_, Write>, topic: TopicId, parent: Option<ReplyId>, text: &Reply) -> Outcome<ReplyId> {
    let found = topics::find(cx, topic)?.visible_to(cx)?;
    let body = writing::write(cx, &found.place, found.math, "body", &text.body)?;
    let parent = parent.map(|id| replies::find(cx, id)?.visible_to(cx)).transpose()?;
    come_in(cx, &found.space_slug)?;
    let permit = found.permit::<topics::Answer>(cx)?;
    replies::commands::post(cx, permit, parent.as_deref(), false, &body).map(|(id, _)| id)
}

fn accept(cx: &mut Cx<'_, Write>, reply: ReplyId) -> Outcome<()> {
    let permit = replies::find(cx, reply)?.visible_to(cx)?.permit::<questions::Accept>(cx)?;
    questions::commands::accept(cx, &permit)
}

/// Pinned and closed by those who look after the place.
fn afterwards(grove: &Grove, text: &Topic, id: TopicId, calendar: Calendar, town: &Town) -> Result<()> {
    let last = text.reply.last().map_or_else(|| calendar.at(&text.at), |r| calendar.at(&r.at)).plus(Duration::from_secs(7_200));
    if text.pinned {
        grove.db.act_at(last, as_(who(town, "ada")?), move |cx| {
            let permit = topics::find(cx, id)?.visible_to(cx)?.permit::<topics::Pin>(cx)?;
            commands::pin(cx, permit)
        })?;
    }
    if !text.closed_by.is_empty() {
        grove.db.act_at(last, as_(who(town, &text.closed_by)?), move |cx| {
            let permit = topics::find(cx, id)?.visible_to(cx)?.permit::<topics::Close>(cx)?;
            commands::close(cx, permit)
        })?;
    }
    Ok(())
}

/// Hands votes and reactions out. Who may not see a thing, or wrote it, gives nothing to it.
fn give(grove: &Grove, liked: &[Liked], town: &Town, talk: &mut dyn Talk) -> Result<()> {
    let mut people: Vec<MemberId> = town.values().copied().collect();
    people.sort();
    let done = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for hand in 0..HANDS {
            let (people, done) = (&people, &done);
            scope.spawn(move || {
                for (n, thing) in liked.iter().enumerate().filter(|(n, _)| n % HANDS == hand) {
                    give_to(grove, thing, n, people);
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    talk.progress("votes and reactions", done.load(Ordering::Relaxed), liked.len() as u64)
}

fn give_to(grove: &Grove, thing: &Liked, n: usize, people: &[MemberId]) {
    let others: Vec<MemberId> = (0..people.len()).map(|i| people[(n * 7 + i * 11) % people.len()]).filter(|p| *p != thing.author).collect();
    let what = thing.what;
    for (i, voter) in others.iter().take(thing.votes).enumerate() {
        let at = thing.at.plus(Duration::from_secs(600 * (i as u64 + 1)));
        // Somebody who cannot see it is refused, and that is as it should be.
        let _refused = grove.db.act_at(at, as_(*voter), move |cx| vote(cx, what));
    }
    for (i, fan) in others.iter().rev().take(thing.likes).enumerate() {
        let at = thing.at.plus(Duration::from_secs(900 * (i as u64 + 1)));
        let reaction = reactions::Reaction::ALL[(n + i * i) % reactions::Reaction::ALL.len()];
        let _refused = grove.db.act_at(at, as_(*fan), move |cx| react(cx, what, reaction));
    }
}

fn vote(cx: &mut Cx<'_, Write>, what: What) -> Outcome<()> {
    match what {
        What::Topic(id) => vote_for(cx, topics::find(cx, id)?.visible_to(cx)?),
        What::Reply(id) => vote_for(cx, replies::find(cx, id)?.visible_to(cx)?),
    }
}

fn vote_for<T: Said>(cx: &mut Cx<'_, Write>, said: Visible<T>) -> Outcome<()>
where
    CastVote: grove_kernel::Action<T>,
{
    let permit = said.permit::<CastVote>(cx)?;
    votes::commands::give(cx, &permit).map(drop)
}

fn react(cx: &mut Cx<'_, Write>, what: What, reaction: reactions::Reaction) -> Outcome<()> {
    match what {
        What::Topic(id) => react_to(cx, topics::find(cx, id)?.visible_to(cx)?, reaction),
        What::Reply(id) => react_to(cx, replies::find(cx, id)?.visible_to(cx)?, reaction),
    }
}

fn react_to<T: Said>(cx: &mut Cx<'_, Write>, said: Visible<T>, reaction: reactions::Reaction) -> Outcome<()>
where
    React: grove_kernel::Action<T>,
{
    let permit = said.permit::<React>(cx)?;
    reactions::commands::give(cx, &permit, reaction)
}
