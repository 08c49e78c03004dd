//! What stands in a list: the head of a topic, and a reply out of its topic.

use grove_kernel::{Guarded, MemberId, Moment, Place, ReplyId, SpaceId, TopicId, Viewer};
use grove_members::identity::Face;

use crate::topics::TopicKind;

/// A topic as a row of a list.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: TopicId,
    pub place: Place,
    pub space_slug: String,
    pub space_name: String,
    pub space_icon: String,
    pub kind: TopicKind,
    pub author: Face,
    pub title: String,
    /// The first words of the text.
    pub excerpt: String,
    pub created_at: Moment,
    pub active_at: Moment,
    pub replies: i64,
    pub votes: i64,
    pub last_position: i64,
    pub solved: bool,
    pub closed: bool,
    pub pinned: bool,
    /// How far the viewer has read; `None` when never opened, or for visitors.
    pub read: Option<i64>,
    /// Begun by somebody whom the viewer does not want to read.
    pub unwanted: bool,
}

impl Head {
    /// The first words, unless the viewer does not want to read them.
    pub fn first_words(&self) -> &str {
        if self.unwanted { "" } else { &self.excerpt }
    }
}

impl Guarded for Head {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.sees(&self.place)
    }
}

/// Something that somebody said in a topic, out of its topic.
#[derive(Clone, Debug)]
pub struct Remark {
    pub id: ReplyId,
    pub topic: TopicId,
    pub place: Place,
    pub space_name: String,
    pub title: String,
    pub excerpt: String,
    pub created_at: Moment,
    pub accepted: bool,
}

impl Guarded for Remark {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.sees(&self.place)
    }
}

/// A topic that its author still finds on their own profile.
#[derive(Clone, Debug)]
pub struct Deleted {
    pub id: TopicId,
    pub title: String,
    pub excerpt: String,
    pub at: Moment,
    /// By a moderator.
    pub removed: bool,
}

/// Who spoke last in a topic, and what.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// The last first, three at most.
    pub faces: Vec<Face>,
    /// The beginning of what was said last; empty when the viewer avoids who said it.
    pub words: String,
}

/// How many topics hold something that the viewer has not read, a hundred at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Never opened.
    pub begun: i64,
    /// Read once, and more was said.
    pub went_on: i64,
}

impl News {
    /// There may be more than were counted.
    pub const MOST: i64 = 100;

    pub const fn all(self) -> i64 {
        self.begun + self.went_on
    }
}

/// Which topics, in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// By the newest thing said, in all spaces.
    Latest,
    /// By when they were begun.
    Newest,
    /// In one space, without the pinned ones.
    InSpace(SpaceId),
    /// Questions of one space that nobody has answered.
    Unanswered(SpaceId),
    /// Questions of all spaces that nobody has answered.
    Waiting,
    /// Questions of one space with an accepted answer.
    Solved(SpaceId),
    OfKind(SpaceId, TopicKind),
    Tagged(String),
    ByAuthor(MemberId),
    /// With something the viewer has not read, said after this; never opened ones only when begun after it.
    Unread(Moment),
}

impl Order {
    /// By when they were begun rather than by the newest thing said.
    pub const fn by_creation(&self) -> bool {
        match self {
            Self::Newest | Self::ByAuthor(_) => true,
            Self::Latest
            | Self::InSpace(_)
            | Self::Unanswered(_)
            | Self::Waiting
            | Self::Solved(_)
            | Self::OfKind(..)
            | Self::Tagged(_)
            | Self::Unread(_) => false,
        }
    }
}
