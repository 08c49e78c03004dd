//! The reply.

use grove_kernel::{MemberId, Moment, Place, ReplyId, TopicId};
use grove_members::identity::Face;
use serde::{Deserialize, Serialize};

use crate::topics::{Mark, Removal};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ReplyKind {
    /// A contribution of its own; an answer, under a question.
    Reply,
    /// A small remark on the topic or on a reply.
    Comment,
}

impl ReplyKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Comment => "comment",
        }
    }
    pub fn from_name(name: &str) -> Self {
        if name == "comment" { Self::Comment } else { Self::Reply }
    }
}

#[derive(Clone, Debug)]
pub struct Reply {
    pub id: ReplyId,
    pub topic: TopicId,
    pub place: Place,
    pub parent: Option<ReplyId>,
    pub kind: ReplyKind,
    pub position: i64,
    pub author: Face,
    pub format: String,
    pub html: String,
    pub text: String,
    pub created_at: Moment,
    pub edited_at: Option<Moment>,
    pub votes: i64,
    pub deleted: Option<Mark>,
    /// Nothing when its author deleted it.
    pub removal: Option<Removal>,
    pub space_slug: String,
    pub math: bool,
    /// Whether one has to be a member of the space to take part in it.
    pub members_write: bool,
    /// It stands under a question, of this member.
    pub in_question: bool,
    pub asker: MemberId,
    pub topic_deleted: bool,
    pub accepted: bool,
    /// Its author does not want to hear from the one who looks.
    pub author_blocks_me: bool,
    /// The one who looks does not want to read its author.
    pub unwanted: bool,
    /// The one who looks has voted for it.
    pub voted: bool,
}

impl Reply {
    /// Names the text as it stands now; another one after every change.
    pub fn version(&self) -> i64 {
        self.edited_at.unwrap_or(self.created_at).micros()
    }
    /// A contribution of its own under a question.
    pub fn is_answer(&self) -> bool {
        self.in_question && self.kind == ReplyKind::Reply && self.parent.is_none()
    }
}

/// What was sent to reply.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
pub struct NewReply {
    #[serde(default)]
    pub body: String,
    /// The reply that this one answers or comments on.
    #[serde(default, deserialize_with = "empty_is_none")]
    #[schema(value_type = Option<String>)]
    pub parent: Option<ReplyId>,
    /// A remark rather than an answer; only questions tell them apart.
    #[serde(default)]
    pub comment: bool,
}

/// A hidden field without a value means none.
fn empty_is_none<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<ReplyId>, D::Error> {
    match Option::<String>::deserialize(deserializer)?.filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(serde::de::Error::custom),
    }
}
