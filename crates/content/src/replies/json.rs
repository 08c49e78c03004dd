//! Replies as programs get them.

use grove_kernel::{Cursor, Moment, ReplyId, TopicId, Visible};
use serde::Serialize;

use super::reply::{Reply, ReplyKind};
use crate::reactions::{Given, ReactionJson};
use crate::said::Target;

/// A reply, for programs.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ReplyJson {
    #[schema(value_type = String)]
    pub id: ReplyId,
    #[schema(value_type = String)]
    pub topic: TopicId,
    #[schema(value_type = Option<String>)]
    pub parent: Option<ReplyId>,
    pub kind: ReplyKind,
    pub position: i64,
    pub author: String,
    #[schema(value_type = String)]
    pub created_at: Moment,
    #[schema(value_type = Option<String>)]
    pub edited_at: Option<Moment>,
    /// Names the text as it stands; send it with a change (or as `If-Match`) to change no other.
    pub version: i64,
    pub votes: i64,
    pub voted: bool,
    pub accepted: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<ReactionJson>,
    pub html: String,
    /// The text as it was written, for those who may edit it; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How it was written: `markdown`, or `html` for what was imported and not edited since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Handles in the text that name somebody who cannot see this place; told to the author alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions_out_of_sight: Vec<String>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ReplyList {
    pub items: Vec<ReplyJson>,
    pub next: Option<String>,
}

impl ReplyList {
    pub fn of(replies: &[Visible<Reply>], given: &Given, next: Option<Cursor>) -> Self {
        let items = replies.iter().map(|reply| ReplyJson::with(reply, given)).collect();
        Self { items, next: next.map(|cursor| cursor.to_string()) }
    }
}

impl ReplyJson {
    /// With the reactions to it.
    pub fn with(reply: &Reply, given: &Given) -> Self {
        Self { reactions: ReactionJson::all(&given.to(Target::Reply(reply.id))), ..Self::of(reply) }
    }
    pub fn of(reply: &Reply) -> Self {
        Self {
            id: reply.id,
            topic: reply.topic,
            parent: reply.parent,
            kind: reply.kind,
            position: reply.position,
            author: reply.author.handle.clone(),
            created_at: reply.created_at,
            edited_at: reply.edited_at,
            version: reply.version(),
            votes: reply.votes,
            voted: reply.voted,
            accepted: reply.accepted,
            reactions: Vec::new(),
            html: reply.html.clone(),
            source: None,
            format: None,
            mentions_out_of_sight: Vec::new(),
        }
    }
}
