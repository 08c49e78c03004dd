//! Giving a reaction, and taking it back.

use grove_kernel::{Outcome, Permit};
use grove_store::{Cx, Write};

use super::policy::React;
use super::reaction::Reaction;
use super::store;
use crate::activity::{ReactionGiven, ReactionTaken};
use crate::said::{Said, TakeBack};

/// Twice is the same as once.
pub fn give<'tx, T: Said>(cx: &mut Cx<'tx, Write>, said: &Permit<'tx, React, T>, reaction: Reaction) -> Outcome<()> {
    if !store::insert(cx, said.target(), reaction)? {
        return Ok(());
    }
    cx.record(ReactionGiven::of(&**said).reaction(reaction))
}

pub fn take<'tx, T: Said>(cx: &mut Cx<'tx, Write>, said: &Permit<'tx, TakeBack, T>, reaction: Reaction) -> Outcome<()> {
    if !store::remove(cx, said.target(), reaction)? {
        return Ok(());
    }
    cx.record(ReactionTaken::of(&**said).reaction(reaction))
}
