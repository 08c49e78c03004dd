//! Keeping a draft, and letting it go. It is nobody's business, so the activity log does not hear of it.

use grove_kernel::{Outcome, Refusal};
use grove_store::{Cx, Write};

use super::draft::{Key, Typed};
use super::store;
use crate::topics::TopicKind;
use crate::writing;

/// The longest title or line of tags of a draft, in characters; more than a topic may have, so that nothing
/// typed is lost.
const LONGEST_LINE: usize = 500;

/// Keeps what was typed so far; nothing typed is no draft.
pub fn keep(cx: &mut Cx<'_, Write>, key: &Key, typed: &Typed) -> Outcome<()> {
    if [&typed.title, &typed.body, &typed.tags].iter().all(|field| field.trim().is_empty()) {
        return discard(cx, key);
    }
    if !typed.kind.is_empty() && TopicKind::ALL.iter().all(|kind| kind.name() != typed.kind) {
        return Err(Refusal::not_among("kind", &TopicKind::ALL.map(TopicKind::name)));
    }
    if typed.title.chars().count() > LONGEST_LINE {
        return Err(Refusal::invalid("title", "problem-title-long"));
    }
    if typed.tags.chars().count() > LONGEST_LINE {
        return Err(Refusal::invalid("tags", "problem-tags-many"));
    }
    if typed.body.chars().count() > writing::LONGEST {
        return Err(Refusal::invalid("body", "problem-too-long"));
    }
    store::put(cx, key, typed)
}

/// Lets it go: thrown away, or sent.
pub fn discard(cx: &mut Cx<'_, Write>, key: &Key) -> Outcome<()> {
    store::remove(cx, key)
}
