//! Topics as programs get them.

use grove_kernel::{Moment, ReplyId, TopicId};
use serde::Serialize;

use super::topic::{Topic, TopicKind};
use crate::lists::{Head, Listed};
use crate::reactions::ReactionJson;

/// A topic, for programs.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TopicJson {
    #[schema(value_type = String)]
    pub id: TopicId,
    pub kind: TopicKind,
    pub title: String,
    pub space: String,
    pub author: String,
    #[schema(value_type = String)]
    pub created_at: Moment,
    #[schema(value_type = String)]
    pub active_at: Moment,
    pub replies: i64,
    pub votes: i64,
    pub closed: bool,
    pub pinned: bool,
    pub solved: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub accepted: Option<ReplyId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub edited_at: Option<Moment>,
    /// Names the text as it stands; send it with a change (or as `If-Match`) to change no other. Not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Whether I voted for it; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voted: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<ReactionJson>,
    /// The text as it was written, for those who may edit it; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How it was written: `markdown`, or `html` for what was imported and not edited since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// How many replies of others I have not read; for members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<i64>,
    /// How far I have read; absent when I never opened it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_position: Option<i64>,
    /// Handles in the text that name somebody who cannot see this place; told to the author alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions_out_of_sight: Vec<String>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TopicList {
    pub items: Vec<TopicJson>,
    pub next: Option<String>,
}

impl TopicList {
    pub fn of(listed: &Listed) -> Self {
        let items = listed.topics.items.iter().map(|head| TopicJson::of_head(head, listed.tags(head.id)).unread(listed)).collect();
        Self { items, next: listed.topics.next.map(|cursor| cursor.to_string()) }
    }
}

impl TopicJson {
    pub fn of(topic: &Topic, tags: Vec<String>) -> Self {
        Self {
            id: topic.id,
            kind: topic.kind,
            title: topic.title.clone(),
            space: topic.space_slug.clone(),
            author: topic.author.handle.clone(),
            created_at: topic.created_at,
            active_at: topic.active_at,
            replies: topic.replies,
            votes: topic.votes,
            closed: topic.is_closed(),
            pinned: topic.pinned.is_some(),
            solved: topic.accepted.is_some(),
            html: Some(topic.html.clone()),
            accepted: topic.accepted,
            edited_at: topic.edited_at,
            version: Some(topic.version()),
            tags,
            voted: Some(topic.voted),
            reactions: Vec::new(),
            source: None,
            format: None,
            unread: None,
            read_position: topic.read,
            mentions_out_of_sight: Vec::new(),
        }
    }
    pub fn of_head(head: &Head, tags: &[String]) -> Self {
        Self {
            id: head.id,
            kind: head.kind,
            title: head.title.clone(),
            space: head.space_slug.clone(),
            author: head.author.handle.clone(),
            created_at: head.created_at,
            active_at: head.active_at,
            replies: head.replies,
            votes: head.votes,
            closed: head.closed,
            pinned: head.pinned,
            solved: head.solved,
            html: None,
            accepted: None,
            edited_at: None,
            version: None,
            tags: tags.to_vec(),
            voted: None,
            reactions: Vec::new(),
            source: None,
            format: None,
            unread: None,
            read_position: head.read,
            mentions_out_of_sight: Vec::new(),
        }
    }
    /// With what the viewer of a list has not read.
    fn unread(mut self, listed: &Listed) -> Self {
        self.unread = listed.for_member.then(|| listed.fresh(self.id));
        self
    }
}
