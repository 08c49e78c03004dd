//! Free handles for many people at once: what is taken is looked up for all of them together, and again
//! for those whose wish was not free.

use std::collections::HashSet;

use grove_kernel::Outcome;
use grove_kernel::intake::MemberRow;
use grove_store::{Cx, Write};

use super::store;
use crate::identity::{Handle, propose};

/// The wish, then the wish with the number they had elsewhere, then with what random numbers give.
const ROUNDS: u32 = 12;

pub fn free(cx: &Cx<'_, Write>, rows: &[MemberRow]) -> Outcome<Vec<Handle>> {
    let wishes: Vec<Handle> = rows.iter().map(wish).collect();
    let mut candidates = wishes.clone();
    let mut open: Vec<usize> = (0..rows.len()).collect();
    let mut taken: HashSet<String> = HashSet::new();
    for round in 0..ROUNDS {
        let looks: Vec<String> = open.iter().map(|i| candidates[*i].skeleton()).collect();
        taken.extend(store::taken(cx, &looks)?);
        let mut still = Vec::new();
        for (index, look) in open.into_iter().zip(looks) {
            if !taken.insert(look) {
                candidates[index] = wishes[index].numbered(number(&rows[index], round)?);
                still.push(index);
            }
        }
        open = still;
        if open.is_empty() {
            return Ok(candidates);
        }
    }
    Err(grove_kernel::Refusal::broken("no free handle was found"))
}

fn wish(row: &MemberRow) -> Handle {
    match Handle::parse(&row.handle) {
        Ok(handle) => handle,
        Err(_) => propose(&row.name),
    }
}

fn number(row: &MemberRow, round: u32) -> Outcome<u32> {
    if round == 0 {
        return Ok(u32::try_from(row.number.unsigned_abs()).unwrap_or(u32::MAX));
    }
    getrandom::u32().map_err(grove_kernel::Refusal::broken)
}
