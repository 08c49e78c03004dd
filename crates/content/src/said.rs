//! Something that somebody said: the first text of a topic, or a reply. What votes and reactions are
//! about, whichever of the two it is.

use std::fmt;

use grove_kernel::{Action, Envelope, Kind, MemberId, Place, Reason, ReplyId, SpaceRole, TopicId, Verdict, Viewer, kinds};

use crate::paths;
use crate::replies::Reply;
use crate::topics::{Topic, may_write};

/// Names something that was said. Its text form is the typed id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    Topic(TopicId),
    Reply(ReplyId),
}

impl Target {
    /// The kind as the tables hold it.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Topic(_) => kinds::Topic::PREFIX,
            Self::Reply(_) => kinds::Reply::PREFIX,
        }
    }
    pub const fn raw(self) -> i64 {
        match self {
            Self::Topic(id) => id.raw(),
            Self::Reply(id) => id.raw(),
        }
    }
    pub fn from_row(kind: &str, raw: i64) -> Self {
        if kind == kinds::Topic::PREFIX { Self::Topic(TopicId::from_raw(raw)) } else { Self::Reply(ReplyId::from_raw(raw)) }
    }
    pub fn path(self) -> String {
        match self {
            Self::Topic(id) => paths::topic(id),
            Self::Reply(id) => paths::reply(id),
        }
    }
    /// The start of an activity about it.
    pub fn envelope(self) -> Envelope {
        match self {
            Self::Topic(id) => Envelope::of(id),
            Self::Reply(id) => Envelope::of(id),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Topic(id) => id.fmt(f),
            Self::Reply(id) => id.fmt(f),
        }
    }
}

/// What the rules need to know of something that was said.
pub trait Said {
    fn target(&self) -> Target;
    fn topic(&self) -> TopicId;
    fn place(&self) -> &Place;
    fn said_by(&self) -> MemberId;
    fn is_deleted(&self) -> bool;
    /// A question, or an answer to one: votes say something about it before there is one.
    fn lives_by_votes(&self) -> bool;
    fn votes(&self) -> i64;
    fn voted(&self) -> bool;
    fn members_write(&self) -> bool;
    fn author_blocks_me(&self) -> bool;
}

impl Said for Topic {
    fn target(&self) -> Target {
        Target::Topic(self.id)
    }
    fn topic(&self) -> TopicId {
        self.id
    }
    fn place(&self) -> &Place {
        &self.place
    }
    fn said_by(&self) -> MemberId {
        self.author.id
    }
    fn is_deleted(&self) -> bool {
        self.deleted.is_some()
    }
    fn lives_by_votes(&self) -> bool {
        self.is_question()
    }
    fn votes(&self) -> i64 {
        self.votes
    }
    fn voted(&self) -> bool {
        self.voted
    }
    fn members_write(&self) -> bool {
        self.members_write
    }
    fn author_blocks_me(&self) -> bool {
        self.author_blocks_me
    }
}

impl Said for Reply {
    fn target(&self) -> Target {
        Target::Reply(self.id)
    }
    fn topic(&self) -> TopicId {
        self.topic
    }
    fn place(&self) -> &Place {
        &self.place
    }
    fn said_by(&self) -> MemberId {
        self.author.id
    }
    fn is_deleted(&self) -> bool {
        self.deleted.is_some() || self.topic_deleted
    }
    fn lives_by_votes(&self) -> bool {
        self.is_answer()
    }
    fn votes(&self) -> i64 {
        self.votes
    }
    fn voted(&self) -> bool {
        self.voted
    }
    fn members_write(&self) -> bool {
        self.members_write
    }
    fn author_blocks_me(&self) -> bool {
        self.author_blocks_me
    }
}

/// What voting and reacting have in common: a member who may write here, something that still stands,
/// and an author who wants to hear from them.
pub fn take_part(viewer: &Viewer, said: &impl Said) -> Verdict {
    let outside = viewer.role_in(said.place()) == SpaceRole::Outsider;
    may_write(viewer)
        .and(|| Verdict::unless(said.is_deleted(), Reason::AlreadyDeleted))
        .and(|| Verdict::unless(said.members_write() && outside, Reason::SpaceMembersOnly))
        .and(|| Verdict::unless(said.author_blocks_me(), Reason::Blocked))
}

/// To take back a vote or a reaction of one's own; it does not ask what became of the place since.
pub struct TakeBack;

impl<T: Said> Action<T> for TakeBack {
    fn decide(viewer: &Viewer, _: &T) -> Verdict {
        may_write(viewer)
    }
}
