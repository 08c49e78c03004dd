//! What an import puts into the log beside what people do here themselves.

use grove_kernel::intake::{Batch, Said, Voted};
use grove_kernel::{Act, Envelope, TopicId};

use super::store::Where;

fn about(said: Said, place: &Where, batch: &Batch) -> Envelope {
    let envelope = match said {
        Said::Topic(topic) => Envelope::of(topic),
        Said::Reply(reply) => Envelope::of(reply),
    };
    envelope.space(batch.space).root(place.topic).target(batch.known(place.author))
}

/// Acts on something that was said; what they say beside that is one number.
macro_rules! on_said {
    ($($(#[$doc:meta])* $name:ident = $verb:literal $(, $key:literal)?);+ $(;)?) => {
        $($(#[$doc])* pub struct $name(Envelope);
        impl $name {
            pub fn of(said: Said, place: &Where, batch: &Batch, _number: i64) -> Self {
                Self(about(said, place, batch)$(.with($key, _number))?)
            }
        }
        impl Act for $name {
            const VERB: &'static str = $verb;
            fn envelope(&self) -> Envelope {
                self.0.clone()
            }
        })+
    };
}

on_said!(
    /// Up is 1, down is -1.
    VoteCast = "vote.given", "value";
    AnswerAccepted = "answer.accepted";
    TopicFavourited = "topic.favourited";
    BountyOffered = "bounty.offered", "points";
    BountyAwarded = "bounty.awarded", "points";
    TopicEdited = "topic.edited";
    ReplyEdited = "reply.edited";
);

/// Records what was done to something that was said.
pub fn record_vote(
    cx: &mut grove_store::Cx<'_, grove_store::Write>,
    said: Said,
    place: &Where,
    batch: &Batch,
    what: Voted,
) -> grove_kernel::Outcome<()> {
    match what {
        Voted::Up => cx.record(VoteCast::of(said, place, batch, 1)),
        Voted::Down => cx.record(VoteCast::of(said, place, batch, -1)),
        Voted::Accepted => cx.record(AnswerAccepted::of(said, place, batch, 0)),
        Voted::Favourite => cx.record(TopicFavourited::of(said, place, batch, 0)),
        Voted::BountyOffered(points) => cx.record(BountyOffered::of(said, place, batch, points)),
        Voted::BountyAwarded(points) => cx.record(BountyAwarded::of(said, place, batch, points)),
    }
}

/// A topic was closed; by whom is not known.
pub struct TopicClosed {
    pub topic: TopicId,
    pub place: Where,
    pub batch: Batch,
}
impl Act for TopicClosed {
    const VERB: &'static str = "topic.closed";
    fn envelope(&self) -> Envelope {
        about(Said::Topic(self.topic), &self.place, &self.batch)
    }
}

/// A topic points to another, or asks the same.
pub struct TopicLinked {
    pub topic: TopicId,
    pub other: TopicId,
    pub duplicate: bool,
    pub batch: Batch,
}
impl Act for TopicLinked {
    const VERB: &'static str = "topic.linked";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.topic)
            .space(self.batch.space)
            .root(self.topic)
            .with("other", self.other.raw())
            .with("duplicate", i64::from(self.duplicate))
    }
}

/// Somebody wrote down what a tag means. Tags have no ids: the number is the one it had elsewhere.
pub struct TagDescribed {
    pub number: i64,
    pub excerpt: bool,
    pub batch: Batch,
}
impl Act for TagDescribed {
    const VERB: &'static str = "tag.described";
    fn envelope(&self) -> Envelope {
        let envelope = Envelope { object_kind: "tag", object: self.number, ..Envelope::default() };
        envelope.space(self.batch.space).with("excerpt", i64::from(self.excerpt))
    }
}
