//! What goes into an index and what comes out of it.

use std::collections::HashSet;

use grove_kernel::{ActivityId, MemberId, Moment, ReplyId, SpaceId, TopicId};

/// Which thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Topic(TopicId),
    Reply(ReplyId),
}

impl Key {
    pub const fn raw(self) -> i64 {
        match self {
            Self::Topic(id) => id.raw(),
            Self::Reply(id) => id.raw(),
        }
    }
}

/// One thing that was said, as it is indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub key: Key,
    /// The topic it is or hangs on.
    pub topic: TopicId,
    pub space: SpaceId,
    /// `question`, `discussion`, `reply`, `comment`, or what areas yet to come call theirs.
    pub kind: String,
    pub author: MemberId,
    pub created_at: Moment,
    /// Topics have one.
    pub title: Option<String>,
    pub text: String,
    /// The tags of the topic.
    pub tags: Vec<String>,
    /// The topic has an accepted answer.
    pub solved: bool,
    /// It is the accepted answer.
    pub accepted: bool,
}

/// A place in the activity log; the id tells whether it is still the same log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    pub position: i64,
    pub activity: ActivityId,
}

impl At {
    pub const START: Self = Self { position: 0, activity: ActivityId::from_raw(0) };
}

/// In what to look. Nothing outside of it is counted or ranked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Within {
    pub spaces: HashSet<SpaceId>,
    /// The spaces whose documents give the statistics of scores; each of them is one of `spaces`.
    pub common: Vec<SpaceId>,
    pub kinds: Vec<String>,
    pub author: Option<MemberId>,
    pub tag: Option<String>,
    pub solved: Option<bool>,
    /// From this moment on.
    pub after: Option<Moment>,
    /// Earlier than this.
    pub before: Option<Moment>,
}

/// A hit, before anybody looked whether it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub key: Key,
    pub space: SpaceId,
    /// Higher is better; with the id it is the place in the list.
    pub rank: i64,
}

/// Hits in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranked {
    pub hits: Vec<Place>,
    /// Unknown where counting would take long.
    pub total: Option<u64>,
}
