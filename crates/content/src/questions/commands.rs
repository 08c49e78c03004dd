//! Accepting an answer, and taking it back.

use grove_kernel::{Outcome, Permit};
use grove_store::{Cx, Write};

use super::policy::{Accept, Unaccept};
use super::store;
use crate::activity::{AnswerAccepted, AnswerUnaccepted};
use crate::replies::Reply;
use crate::topics::Topic;

/// Accepting the accepted one again changes nothing; another one replaces it.
pub fn accept<'tx>(cx: &mut Cx<'tx, Write>, answer: &Permit<'tx, Accept, Reply>) -> Outcome<()> {
    if answer.accepted {
        return Ok(());
    }
    let before = store::accepted(cx, answer.topic)?;
    if let Some(before) = before {
        cx.record(AnswerUnaccepted::of_answer(before, answer.topic, answer.place.space))?;
    }
    store::set(cx, answer.topic, Some(answer.id))?;
    cx.record(AnswerAccepted::of(answer))
}

pub fn unaccept<'tx>(cx: &mut Cx<'tx, Write>, topic: &Permit<'tx, Unaccept, Topic>) -> Outcome<()> {
    let Some(before) = store::accepted(cx, topic.id)? else { return Ok(()) };
    store::set(cx, topic.id, None)?;
    cx.record(AnswerUnaccepted::of_answer(before, topic.id, topic.place.space))
}

/// An accepted answer was deleted: its question is open again. Asked by the deletion itself.
pub(crate) fn lost(cx: &mut Cx<'_, Write>, answer: &Reply) -> Outcome<()> {
    if !answer.accepted {
        return Ok(());
    }
    store::set(cx, answer.topic, None)?;
    cx.record(AnswerUnaccepted::of(answer))
}
