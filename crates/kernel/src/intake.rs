//! What an importer hands to the areas, row by row. An area accepts these rows over its own tables
//! (`intake` in each of them, behind the trait `grove_store::Intake`); the importer knows the format of
//! the other platform and nothing of our tables.
//!
//! Rows carry the times they had elsewhere. A text arrives rendered and sanitised, because that is the
//! slow part and an act is short. Whoever accepts a row records its activity as of its own time and
//! notifies nobody: no job, no mail, no mention.

use crate::{MemberId, Moment, ReplyId, SpaceId, TopicId};

/// One run of an import: everything it writes can be told by this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    pub id: i64,
    /// Where the conversations go.
    pub space: SpaceId,
    /// The placeholder for authors that are gone. It stands in tables; in the log it is nobody, because
    /// it stands for many people and is none of them.
    pub nobody: MemberId,
    /// The member that was a program there, if there was one.
    pub robot: Option<MemberId>,
}

impl Batch {
    /// The member, unless it is the placeholder.
    pub fn known(&self, member: MemberId) -> Option<MemberId> {
        (member != self.nobody).then_some(member)
    }
}

/// A text as it was written and as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// `html` or `markdown`: what the source is.
    pub format: &'static str,
    pub source: String,
    /// Safe HTML.
    pub html: String,
    pub text: String,
}

/// Somebody from elsewhere. No address and no password: they sign in with a claim link.
#[derive(Clone, Debug)]
pub struct MemberRow {
    pub name: String,
    /// The handle they would like; from the name when empty.
    pub handle: String,
    /// What is put behind the handle when it is taken: the number they had, so that a second run of the
    /// same import would find the same handle.
    pub number: i64,
    pub bio: Body,
    pub joined_at: Moment,
    pub last_seen_at: Option<Moment>,
    pub is_bot: bool,
    /// A placeholder: it has left, and its coming is no activity.
    pub is_nobody: bool,
}

/// When it was last changed, and by whom if that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edited {
    pub at: Moment,
    pub by: Option<MemberId>,
}

#[derive(Clone, Debug)]
pub struct TopicRow {
    pub author: MemberId,
    pub title: String,
    pub body: Body,
    pub tags: Vec<String>,
    pub at: Moment,
    pub edited: Option<Edited>,
    pub closed_at: Option<Moment>,
}

/// An answer, or a comment. The area finds the topic, the position and who is answered.
#[derive(Clone, Debug)]
pub struct ReplyRow {
    pub on: On,
    pub comment: bool,
    pub author: MemberId,
    pub body: Body,
    pub at: Moment,
    pub edited: Option<Edited>,
    /// What it had when nothing more is known than the number.
    pub votes: i64,
    /// The question calls it the accepted one. When, a [`VoteRow`] says.
    pub accepted: bool,
}

/// What a reply answers or comments on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Said(Said),
    /// A row earlier in the same list, which has no id yet.
    Row(usize),
}

/// Something that was said: what votes and comments hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    Topic(TopicId),
    Reply(ReplyId),
}

/// Something that was done to a topic or a reply, mostly by nobody knows whom.
#[derive(Clone, Copy, Debug)]
pub struct VoteRow {
    pub on: Said,
    pub what: Voted,
    pub member: Option<MemberId>,
    pub at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voted {
    Up,
    Down,
    /// The one who asked chose this answer.
    Accepted,
    Favourite,
    /// Points offered for an answer, and points given for one.
    BountyOffered(i64),
    BountyAwarded(i64),
}

/// A tag, by its name.
#[derive(Clone, Debug)]
pub struct TagRow {
    pub name: String,
    /// The number it had elsewhere, since ours have none: the object of its activity.
    pub number: i64,
}

/// What a tag means, in a line or at length.
#[derive(Clone, Debug)]
pub struct TagWords {
    pub name: String,
    pub number: i64,
    pub author: MemberId,
    pub at: Moment,
    /// One line for lists, rather than the whole description.
    pub excerpt: bool,
    pub body: Body,
}

/// One topic points to another.
#[derive(Clone, Copy, Debug)]
pub struct LinkRow {
    pub topic: TopicId,
    pub other: TopicId,
    /// They ask the same.
    pub duplicate: bool,
    pub at: Moment,
}

/// A change of a text, whose words are not kept.
#[derive(Clone, Copy, Debug)]
pub struct EditRow {
    pub on: Said,
    pub edited: Edited,
}
