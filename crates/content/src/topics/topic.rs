//! The topic and the rules of its parts.

use grove_kernel::{MemberId, Moment, Outcome, Place, Problems, Refusal, ReplyId, TopicId};
use grove_members::identity::Face;
use serde::{Deserialize, Serialize};

/// What kind of conversation it is; a space says which it allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TopicKind {
    Discussion,
    Question,
}

impl TopicKind {
    pub const ALL: [Self; 2] = [Self::Discussion, Self::Question];
    pub const fn name(self) -> &'static str {
        match self {
            Self::Discussion => "discussion",
            Self::Question => "question",
        }
    }
    pub fn from_name(name: &str) -> Self {
        if name == "question" { Self::Question } else { Self::Discussion }
    }
}

/// Somebody did something at some time: the shape of every state here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub at: Moment,
    pub by: Option<MemberId>,
}

/// A moderator took it away: by which ground rule, and what they said to its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    pub rule: i64,
    pub words: String,
}

/// A topic as its page needs it.
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: TopicId,
    pub place: Place,
    pub space_slug: String,
    pub space_name: String,
    pub space_icon: String,
    pub math: bool,
    /// Whether one has to be a member of the space to write in it.
    pub members_write: bool,
    pub kind: TopicKind,
    pub author: Face,
    pub title: String,
    pub format: String,
    pub html: String,
    pub text: String,
    pub created_at: Moment,
    pub edited_at: Option<Moment>,
    pub active_at: Moment,
    pub last_position: i64,
    pub replies: i64,
    pub votes: i64,
    pub accepted: Option<ReplyId>,
    pub accepted_by: Option<MemberId>,
    pub closed: Option<Mark>,
    pub pinned: Option<Mark>,
    pub deleted: Option<Mark>,
    /// Nothing when its author deleted it.
    pub removal: Option<Removal>,
    /// Its author does not want to hear from the one who looks.
    pub author_blocks_me: bool,
    /// The one who looks does not want to read its author.
    pub unwanted: bool,
    /// The one who looks has voted for it.
    pub voted: bool,
    /// How far the one who looks has read; `None` when never opened.
    pub read: Option<i64>,
}

impl Topic {
    pub const fn is_closed(&self) -> bool {
        self.closed.is_some()
    }
    pub fn is_question(&self) -> bool {
        self.kind == TopicKind::Question
    }
    /// Names the text as it stands now; another one after every change.
    pub fn version(&self) -> i64 {
        self.edited_at.unwrap_or(self.created_at).micros()
    }
}

/// What was sent to begin a topic.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
pub struct NewTopic {
    #[serde(default = "discussion")]
    pub kind: TopicKind,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub body: String,
    #[serde(default, deserialize_with = "tags_or_text")]
    #[schema(value_type = TagsSent)]
    pub tags: Vec<String>,
}

/// A list of tags, or one line with commas or spaces between them.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(untagged, expecting = "tags are a list of words, or one line with commas or spaces between them")]
pub(super) enum TagsSent {
    List(Vec<String>),
    Line(String),
}

const fn discussion() -> TopicKind {
    TopicKind::Discussion
}

/// The same for a change, where leaving them out leaves them as they are.
pub(super) fn some_tags<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    tags_or_text(deserializer).map(Some)
}

/// Programs send a list; a form sends one line with commas or spaces, and programs may do so, too.
fn tags_or_text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(match TagsSent::deserialize(deserializer)? {
        TagsSent::List(list) => list,
        TagsSent::Line(line) => line.split([',', ' ']).filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
    })
}

/// A title: 3 to 200 characters on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title(pub String);

impl Title {
    pub fn parse(text: &str) -> Outcome<Self> {
        let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let title: String = title.chars().filter(|c| !c.is_control()).collect();
        match title.chars().count() {
            0 => Err(Refusal::invalid("title", "problem-title-empty")),
            1..3 => Err(Refusal::invalid("title", "problem-title-short")),
            3..=200 => Ok(Self(title)),
            _ => Err(Refusal::invalid("title", "problem-title-long")),
        }
    }
}

/// Letters and digits with a few signs. Dots stand inside, as in `node.js`: at an end they are punctuation, and
/// alone they mean another place in an address.
fn is_tag(tag: &str) -> bool {
    let letters = tag.chars().all(|c| c.is_alphanumeric() || "+-#._".contains(c)) && tag.contains(char::is_alphanumeric);
    let dots = tag.starts_with('.') || tag.ends_with('.') || tag.contains("..");
    letters && !dots && tag.chars().count() <= 35
}

/// Up to five tags: lower case, without spaces, 1 to 35 characters each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(pub Vec<String>);

impl Tags {
    pub const MOST: usize = 5;

    pub fn parse(sent: &[String]) -> Outcome<Self> {
        let mut tags: Vec<String> = Vec::new();
        for tag in sent {
            let tag = tag.trim().trim_start_matches('#').to_lowercase();
            if !is_tag(&tag) {
                let mut problems = Problems::default();
                problems.add("tags", "problem-tag", vec![("tag", tag)]);
                return Err(Refusal::Invalid(problems));
            }
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        if tags.len() > Self::MOST {
            return Err(Refusal::invalid("tags", "problem-tags-many"));
        }
        Ok(Self(tags))
    }
}
