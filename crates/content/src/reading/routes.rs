//! `PUT /topics/{id}/read-position`: what the page reports while somebody reads.

use grove_kernel::{Outcome, TopicId};
use grove_store::{Cx, Write};
use grove_web::{Access, Done, Form, Path, Routes};
use serde::Deserialize;

use crate::{paths, topics};

#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
pub struct ReadUpTo {
    /// The position of the last reply that was read.
    pub position: i64,
}

pub fn routes() -> Routes {
    Routes::at("/topics/{id}/read-position").put("", Access::Member, read_up_to).says("Remember how far I have read; going back is ignored")
}

fn read_up_to(cx: &mut Cx<'_, Write>, (Path(id), Form(sent)): (Path<TopicId>, Form<ReadUpTo>)) -> Outcome<Done> {
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    super::note(cx, topic.id, sent.position.max(0))?;
    Ok(Done::see(paths::topic(id)).fragment(|_| maud::Markup::default()))
}
