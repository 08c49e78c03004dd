//! What this area puts into the activity log. Payloads hold ids and numbers, never words.

use grove_kernel::{Act, Envelope, Id, Kind, MemberId, Outcome, ReplyId, SpaceId, TopicId};
use grove_store::{Cx, Write};

use crate::reactions::Reaction;
use crate::replies::Reply;
use crate::said::{Said, Target};
use crate::topics::{Topic, TopicKind};

/// Acts on a topic that say no more than that they happened.
macro_rules! on_topic {
    ($($(#[$doc:meta])* $name:ident = $verb:literal),+ $(,)?) => {
        $($(#[$doc])*
        pub struct $name { topic: TopicId, space: SpaceId, author: MemberId }
        impl $name {
            pub fn of(topic: &Topic) -> Self {
                Self { topic: topic.id, space: topic.place.space, author: topic.author.id }
            }
        }
        impl Act for $name {
            const VERB: &'static str = $verb;
            fn envelope(&self) -> Envelope {
                Envelope::of(self.topic).space(self.space).root(self.topic).target(self.author)
            }
        })+
    };
}

on_topic!(
    TopicEdited = "topic.edited",
    TopicClosed = "topic.closed",
    TopicReopened = "topic.reopened",
    TopicPinned = "topic.pinned",
    TopicUnpinned = "topic.unpinned",
    TopicDeleted = "topic.deleted",
    TopicRestored = "topic.restored",
);

/// Acts on a reply that say no more than that they happened.
macro_rules! on_reply {
    ($($(#[$doc:meta])* $name:ident = $verb:literal),+ $(,)?) => {
        $($(#[$doc])*
        pub struct $name { reply: ReplyId, topic: TopicId, space: SpaceId, author: MemberId }
        impl $name {
            pub fn of(reply: &Reply) -> Self {
                Self { reply: reply.id, topic: reply.topic, space: reply.place.space, author: reply.author.id }
            }
        }
        impl Act for $name {
            const VERB: &'static str = $verb;
            fn envelope(&self) -> Envelope {
                Envelope::of(self.reply).space(self.space).root(self.topic).target(self.author)
            }
        })+
    };
}

on_reply!(ReplyEdited = "reply.edited", ReplyDeleted = "reply.deleted", ReplyRestored = "reply.restored");

/// Acts on something that was said, whichever it is; the target is who said it.
macro_rules! on_said {
    ($($(#[$doc:meta])* $name:ident = $verb:literal),+ $(,)?) => {
        $($(#[$doc])*
        pub struct $name { said: Target, topic: TopicId, space: SpaceId, author: MemberId, reaction: Option<Reaction> }
        impl $name {
            pub fn of(said: &impl Said) -> Self {
                Self { said: said.target(), topic: said.topic(), space: said.place().space, author: said.said_by(), reaction: None }
            }
            #[must_use]
            pub const fn reaction(mut self, reaction: Reaction) -> Self {
                self.reaction = Some(reaction);
                self
            }
        }
        impl Act for $name {
            const VERB: &'static str = $verb;
            fn envelope(&self) -> Envelope {
                let envelope = self.said.envelope().space(self.space).root(self.topic).target(self.author);
                match self.reaction {
                    Some(reaction) => envelope.with("reaction", reaction.number()),
                    None => envelope.with("question", i64::from(matches!(self.said, Target::Topic(_)))),
                }
            }
        })+
    };
}

on_said!(VoteGiven = "vote.given", VoteTaken = "vote.taken", ReactionGiven = "reaction.given", ReactionTaken = "reaction.taken",);

on_reply!(AnswerAccepted = "answer.accepted", AnswerUnaccepted = "answer.unaccepted");

impl AnswerUnaccepted {
    /// Of an answer that is only known by who wrote it.
    pub const fn of_answer((reply, author): (ReplyId, MemberId), topic: TopicId, space: SpaceId) -> Self {
        Self { reply, topic, space, author }
    }
}

pub struct TopicOpened {
    pub topic: TopicId,
    pub space: SpaceId,
    pub kind: TopicKind,
}
impl Act for TopicOpened {
    const VERB: &'static str = "topic.opened";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.topic).space(self.space).root(self.topic).with("question", i64::from(self.kind == TopicKind::Question))
    }
}

pub struct TopicMoved {
    pub topic: TopicId,
    pub from: SpaceId,
    pub to: SpaceId,
}
impl Act for TopicMoved {
    const VERB: &'static str = "topic.moved";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.topic).space(self.to).root(self.topic).with("from", self.from.raw())
    }
}

pub struct TopicRemoved {
    pub topic: TopicId,
    pub space: SpaceId,
    pub author: MemberId,
    pub rule: i64,
}
impl Act for TopicRemoved {
    const VERB: &'static str = "topic.removed";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.topic).space(self.space).root(self.topic).target(self.author).with("rule", self.rule)
    }
}

/// Somebody answered: the target is the one who was answered.
pub struct ReplyPosted {
    pub reply: ReplyId,
    pub topic: TopicId,
    pub space: SpaceId,
    /// Nobody when it is not known who that was.
    pub answered: Option<MemberId>,
    pub position: i64,
    pub comment: bool,
}
impl Act for ReplyPosted {
    const VERB: &'static str = "reply.posted";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.reply)
            .space(self.space)
            .root(self.topic)
            .target(self.answered)
            .with("position", self.position)
            .with("comment", i64::from(self.comment))
    }
}

pub struct ReplyRemoved {
    pub reply: ReplyId,
    pub topic: TopicId,
    pub space: SpaceId,
    pub author: MemberId,
    pub rule: i64,
}
impl Act for ReplyRemoved {
    const VERB: &'static str = "reply.removed";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.reply).space(self.space).root(self.topic).target(self.author).with("rule", self.rule)
    }
}

/// One row for each person who was mentioned.
pub struct Mentioned<K> {
    pub object: Id<K>,
    pub topic: TopicId,
    pub space: SpaceId,
    pub member: MemberId,
}
impl<K: Kind> Act for Mentioned<K> {
    const VERB: &'static str = "member.mentioned";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.object).space(self.space).root(self.topic).target(self.member)
    }
}

/// Records a mention of each of these.
pub fn mentioned<K: Kind>(cx: &mut Cx<'_, Write>, object: Id<K>, topic: TopicId, space: SpaceId, members: &[MemberId]) -> Outcome<()> {
    members.iter().try_for_each(|member| cx.record(Mentioned { object, topic, space, member: *member }))
}

/// Somebody read in a space; at most one an hour.
pub struct Visited {
    pub space: SpaceId,
}
impl Act for Visited {
    const VERB: &'static str = "space.visited";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.space).space(self.space)
    }
}
