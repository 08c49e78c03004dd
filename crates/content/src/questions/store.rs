//! SQL of acceptance. Which answer is accepted stands in the topic.

use grove_kernel::{MemberId, Moment, Outcome, ReplyId, TopicId};
use grove_store::{Cx, Write, params, sql};

sql! {
    system ACCEPTED = "SELECT r.id, r.author FROM topic t JOIN reply r ON r.id = t.accepted WHERE t.id = $1";
    write SET = "UPDATE topic SET accepted = $2, accepted_at = $3, accepted_by = $4 WHERE id = $1";
}

/// The accepted answer of a question that was opened, and who wrote it.
pub fn accepted(cx: &Cx<'_, Write>, topic: TopicId) -> Outcome<Option<(ReplyId, MemberId)>> {
    cx.system_one(&ACCEPTED, params![topic], |row| Ok((row.take()?, row.take()?)))
}

pub fn set(cx: &mut Cx<'_, Write>, topic: TopicId, answer: Option<ReplyId>) -> Outcome<()> {
    let (at, by): (Option<Moment>, Option<MemberId>) = if answer.is_some() { (Some(cx.now()), cx.me().ok()) } else { (None, None) };
    cx.write(&SET, params![topic, answer, at, by]).map(drop)
}
