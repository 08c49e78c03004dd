//! The draft and its name.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use grove_kernel::{Moment, ReplyId, TopicId};
use grove_web::PathPart;
use serde::Deserialize;

use crate::paths;
use crate::said::Target;

/// What a draft would become. As text: `new:SLUG`, `reply:ID`, `comment:ID`, `edit:ID`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A topic in the space with this slug.
    New(String),
    Reply(Target),
    /// A remark on a question itself; beside an answer to it, which is a reply.
    Comment(TopicId),
    Edit(Target),
}

impl Key {
    /// Where the text is written.
    pub fn home(&self) -> String {
        match self {
            Self::New(slug) => paths::new_topic(slug),
            Self::Reply(target) => target.path(),
            Self::Comment(id) => paths::topic(*id),
            Self::Edit(Target::Topic(id)) => paths::edit(*id),
            Self::Edit(Target::Reply(id)) => paths::edit_reply(*id),
        }
    }
    /// The key of a message that says what it would become.
    pub const fn says(&self) -> &'static str {
        match self {
            Self::New(_) => "draft-new",
            Self::Reply(_) => "draft-reply",
            Self::Comment(_) => "draft-comment",
            Self::Edit(_) => "draft-edit",
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(slug) => write!(f, "new:{slug}"),
            Self::Reply(target) => write!(f, "reply:{target}"),
            Self::Comment(id) => write!(f, "comment:{id}"),
            Self::Edit(target) => write!(f, "edit:{target}"),
        }
    }
}

/// Not a name that a draft can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKey;

impl FromStr for Key {
    type Err = NoKey;
    fn from_str(text: &str) -> Result<Self, NoKey> {
        match text.split_once(':').ok_or(NoKey)? {
            ("new", slug) => slug_of(slug).map(Self::New),
            ("reply", id) => target(id).map(Self::Reply),
            ("comment", id) => id.parse().map(Self::Comment).map_err(|_| NoKey),
            ("edit", id) => target(id).map(Self::Edit),
            (_, _) => Err(NoKey),
        }
    }
}
impl PathPart for Key {}

fn slug_of(text: &str) -> Result<String, NoKey> {
    let good = !text.is_empty() && text.len() <= 100 && text.chars().all(|c| c.is_alphanumeric() || c == '-');
    if good { Ok(text.to_owned()) } else { Err(NoKey) }
}

fn target(id: &str) -> Result<Target, NoKey> {
    let topic = id.parse::<TopicId>().map(Target::Topic);
    topic.or_else(|_| id.parse::<ReplyId>().map(Target::Reply)).map_err(|_| NoKey)
}

/// What stands in the fields of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub struct Typed {
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub body: String,
    /// As they were typed, with spaces or commas between.
    #[serde(default)]
    pub tags: String,
    /// `discussion` or `question`; empty as long as nobody chose.
    #[serde(default)]
    pub kind: String,
}

/// What was typed so far.
#[derive(Clone, Debug)]
pub struct Draft {
    pub key: Key,
    pub typed: Typed,
    pub saved_at: Moment,
}

/// The drafts for the forms of one page.
#[derive(Clone, Debug, Default)]
pub struct Drafts(pub(super) HashMap<Key, Draft>);

impl Drafts {
    pub fn of(&self, key: &Key) -> Option<&Draft> {
        self.0.get(key)
    }
}
