//! Keeping a draft, and letting it go. It is nobody's business, so the activity log does not hear of it.

use grove_kernel::{Outcome, Refusal};
use grove_store::{Cx, Write};

use super::draft::Key;
use super::store;
use crate::writing;

/// The longest title of a draft, in characters; more than a topic may have, so that nothing typed is lost.
const LONGEST_TITLE: usize = 500;

/// Keeps what was typed so far; nothing typed is no draft.
pub fn keep(cx: &mut Cx<'_, Write>, key: &Key, title: &str, body: &str) -> Outcome<()> {
    if title.trim().is_empty() && body.trim().is_empty() {
        return discard(cx, key);
    }
    if title.chars().count() > LONGEST_TITLE {
        return Err(Refusal::invalid("title", "problem-title-long"));
    }
    if body.chars().count() > writing::LONGEST {
        return Err(Refusal::invalid("body", "problem-too-long"));
    }
    store::put(cx, key, title, body)
}

/// Lets it go: thrown away, or sent.
pub fn discard(cx: &mut Cx<'_, Write>, key: &Key) -> Outcome<()> {
    store::remove(cx, key)
}
