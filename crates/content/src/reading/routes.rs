//! How far one has read. A page with a script tells it as posts come into sight; a page without one asks
//! for its position as a picture, which says that it was shown.

use grove_kernel::{HasViewer, Outcome, TopicId};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Done, Form, Path, Query, Reply, Routes};
use serde::{Deserialize, Serialize};

use crate::{paths, topics};

#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
pub struct ReadUpTo {
    /// The position of the last reply that was read.
    pub position: i64,
}

/// How far I have read.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
struct HowFar {
    /// Nothing when I never opened it.
    position: Option<i64>,
}

pub fn routes() -> Routes {
    Routes::at("/topics/{id}/read-position")
        .get("", Access::Viewer, how_far)
        .says("How far I have read")
        .answers::<HowFar>()
        .put("", Access::Member, read_up_to)
        .says("Remember how far I have read; going back is ignored")
}

/// The page was shown up to here, to somebody without a script.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Shown {
    shown: Option<i64>,
}

fn how_far(cx: &Cx<'_, Read>, (Path(id), Query(asked)): (Path<TopicId>, Query<Shown>)) -> Outcome<Reply> {
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    if let Some(shown) = asked.shown {
        cx.seen(topic.place.space, id, shown.max(0));
    }
    let position = if cx.viewer().is_member() { super::of(cx, id)? } else { None };
    Ok(Reply::default().json(move || HowFar { position }))
}

fn read_up_to(cx: &mut Cx<'_, Write>, (Path(id), Form(sent)): (Path<TopicId>, Form<ReadUpTo>)) -> Outcome<Done> {
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    super::note(cx, topic.id, sent.position.max(0))?;
    Ok(Done::see(paths::topic(id)).fragment(|_| maud::Markup::default()))
}
