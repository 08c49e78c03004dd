//! One line of the log, with ids as they are shown everywhere.

use grove_kernel::{Activity, MemberId, Moment, SpaceId, TopicId, ids};
use serde::Serialize;

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ActivityJson {
    /// Dense and rising; what to ask for next is after this.
    pub position: i64,
    #[schema(value_type = String)]
    pub at: Moment,
    /// Nobody for what the system did and for visitors.
    #[schema(value_type = Option<String>)]
    pub actor: Option<MemberId>,
    pub verb: String,
    /// The id of what it was done to; its prefix says what that is.
    pub object: String,
    #[schema(value_type = Option<String>)]
    pub space: Option<SpaceId>,
    /// The topic that the object belongs to.
    #[schema(value_type = Option<String>)]
    pub root: Option<TopicId>,
    #[schema(value_type = Option<String>)]
    pub target: Option<MemberId>,
    /// `web`, `api`, `mail`, `job`, `console` or `import`.
    pub channel: String,
    /// Ids and numbers.
    #[schema(value_type = Object)]
    pub payload: serde_json::Value,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ActivitiesJson {
    pub items: Vec<ActivityJson>,
    /// The position to ask after; null at the end of the log, for now.
    pub next: Option<i64>,
}

impl ActivityJson {
    pub fn of(activity: &Activity) -> Self {
        Self {
            position: activity.position,
            at: activity.at,
            actor: activity.actor,
            verb: activity.verb.clone(),
            object: ids::show(&activity.object_kind, activity.object),
            space: activity.space,
            root: activity.root.map(TopicId::from_raw),
            target: activity.target,
            channel: activity.channel.clone(),
            payload: activity.payload.clone(),
        }
    }
}
