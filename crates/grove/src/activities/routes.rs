//! `GET /api/v1/activities?after=POSITION`

use grove_kernel::{Activity, HasViewer, Outcome, Viewer};
use grove_store::{Cx, Read, activities_after};
use grove_web::{Access, Query, Reply, Routes};
use serde::Deserialize;

use super::json::{ActivitiesJson, ActivityJson};

const SIZE: usize = 100;

pub fn routes() -> Routes {
    Routes::at("/activities")
        .get("", Access::Admin, list)
        .api_only()
        .answers::<ActivitiesJson>()
        .says("All that was done, by position; for admins")
}

#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
struct Asked {
    /// The last position that is known already; 0 for all.
    after: i64,
}

fn list(cx: &Cx<'_, Read>, Query(asked): Query<Asked>) -> Outcome<Reply> {
    let mut found = activities_after(cx, asked.after, SIZE + 1)?;
    let more = found.len() > SIZE;
    found.truncate(SIZE);
    let next = found.last().filter(|_| more).map(|last| last.position);
    let items = found.iter().filter(|activity| !is_complaint_about(cx.viewer(), activity)).map(ActivityJson::of).collect();
    Ok(Reply::default().json(move || ActivitiesJson { items, next }))
}

/// Moderation shows nobody the reports about themselves; the log must not tell who made them.
fn is_complaint_about(viewer: &Viewer, activity: &Activity) -> bool {
    activity.verb.starts_with("report.") && viewer.is(activity.target)
}
