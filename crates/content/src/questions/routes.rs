//! Doors to acceptance.

use grove_kernel::{Outcome, Reason, Refusal, ReplyId, TopicId};
use grove_store::{Cx, Write};
use grove_web::{Access, Done, Form, Path, Routes};
use serde::{Deserialize, Serialize};

use super::commands;
use super::policy::{Accept, Unaccept};
use crate::{paths, replies, topics};

pub fn routes() -> Routes {
    Routes::at("/topics/{id}/acceptance")
        .put("", Access::Member, accept)
        .says("Accept an answer; it replaces the one accepted before")
        .answers::<Acceptance>()
        .delete("", Access::Member, unaccept)
        .says("No answer is accepted")
}

/// Which reply settles the question.
#[derive(Clone, Debug, Deserialize, Serialize, utoipa::ToSchema)]
pub struct Acceptance {
    #[schema(value_type = String)]
    pub reply: ReplyId,
}

fn accept(cx: &mut Cx<'_, Write>, (Path(id), Form(sent)): (Path<TopicId>, Form<Acceptance>)) -> Outcome<Done> {
    let topic = topics::find(cx, id)?.visible_to(cx)?;
    let reply = replies::find(cx, sent.reply)?.visible_to(cx)?;
    if reply.topic != topic.id {
        return Err(Refusal::NotAllowed(Reason::NotAnAnswer));
    }
    let permit = reply.permit::<Accept>(cx)?;
    commands::accept(cx, &permit)?;
    Ok(Done::see(format!("{}#accepted", paths::topic(id))).json(move || sent))
}

fn unaccept(cx: &mut Cx<'_, Write>, Path(id): Path<TopicId>) -> Outcome<Done> {
    let permit = topics::find(cx, id)?.visible_to(cx)?.permit::<Unaccept>(cx)?;
    commands::unaccept(cx, &permit)?;
    Ok(Done::see(paths::topic(id)))
}
