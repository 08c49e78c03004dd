//! The activity log's words. Every act records one activity in its own transaction; the programme
//! (metrics, reports), search, live updates and mail read nothing else. A payload holds ids and
//! numbers, never words, so that erasing a person needs no rewriting of history.

use serde::Serialize;

use crate::clock::Moment;
use crate::{ActivityId, MemberId, SpaceId};

/// An act that is recorded. Its type lives with the feature that emits it.
pub trait Act {
    /// `noun.verb`, past tense: `topic.closed`.
    const VERB: &'static str;
    fn envelope(&self) -> Envelope;
}

/// What an activity is about. The actor, the time and the channel come from the transaction.
#[derive(Clone, Debug, Default)]
pub struct Envelope {
    /// The kind of the object: the prefix of its id.
    pub object_kind: &'static str,
    pub object: i64,
    pub space: Option<SpaceId>,
    /// The thing the object hangs on at the top: the topic of a reply.
    pub root: Option<i64>,
    /// The member it was done to or for: the author who was answered, the member who was suspended.
    pub target: Option<MemberId>,
    /// Ids and numbers only.
    pub payload: serde_json::Map<String, serde_json::Value>,
}

impl Envelope {
    pub fn of<K: crate::Kind>(object: crate::Id<K>) -> Self {
        Self { object_kind: K::PREFIX, object: object.raw(), ..Self::default() }
    }
    #[must_use]
    pub fn space(mut self, space: SpaceId) -> Self {
        self.space = Some(space);
        self
    }
    #[must_use]
    pub fn root<K>(mut self, root: crate::Id<K>) -> Self {
        self.root = Some(root.raw());
        self
    }
    #[must_use]
    pub fn target(mut self, target: impl Into<Option<MemberId>>) -> Self {
        self.target = target.into();
        self
    }
    #[must_use]
    pub fn with(mut self, key: &'static str, number: impl Into<i64>) -> Self {
        self.payload.insert(key.to_owned(), serde_json::Value::from(number.into()));
        self
    }
}

/// By which door an act came in (PL-H6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Web,
    Api,
    Mail,
    Job,
    Console,
    Import,
}

impl Channel {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Api => "api",
            Self::Mail => "mail",
            Self::Job => "job",
            Self::Console => "console",
            Self::Import => "import",
        }
    }
}

/// One row of the log, as projections read it.
#[derive(Clone, Debug, Serialize)]
pub struct Activity {
    pub id: ActivityId,
    pub position: i64,
    pub at: Moment,
    pub actor: Option<MemberId>,
    pub verb: String,
    pub object_kind: String,
    pub object: i64,
    pub space: Option<SpaceId>,
    pub root: Option<i64>,
    pub target: Option<MemberId>,
    pub channel: String,
    pub payload: serde_json::Value,
    pub actor_is_staff: bool,
    pub actor_is_bot: bool,
    pub actor_is_brand: bool,
    pub import_batch: Option<i64>,
}

impl Activity {
    /// A number of the payload.
    pub fn number(&self, key: &str) -> Option<i64> {
        self.payload.get(key).and_then(serde_json::Value::as_i64)
    }
}
