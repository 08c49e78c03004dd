//! Voting, and taking it back. Both answer the tally as it is then.

use grove_kernel::{Outcome, Permit};
use grove_store::{Cx, Write};

use super::policy::CastVote;
use super::store;
use crate::activity::{VoteGiven, VoteTaken};
use crate::said::{Said, TakeBack};

/// Twice is the same as once.
pub fn give<'tx, T: Said>(cx: &mut Cx<'tx, Write>, said: &Permit<'tx, CastVote, T>) -> Outcome<i64> {
    if !store::insert(cx, said.target())? {
        return Ok(said.votes());
    }
    store::add(cx, said.target(), 1)?;
    cx.record(VoteGiven::of(&**said))?;
    Ok(said.votes() + 1)
}

pub fn take<'tx, T: Said>(cx: &mut Cx<'tx, Write>, said: &Permit<'tx, TakeBack, T>) -> Outcome<i64> {
    if !store::remove(cx, said.target())? {
        return Ok(said.votes());
    }
    store::add(cx, said.target(), -1)?;
    cx.record(VoteTaken::of(&**said))?;
    Ok(said.votes() - 1)
}
