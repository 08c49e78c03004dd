//! Votes from elsewhere. Most have no voter and only a day: they add to the tally and are recorded
//! without an actor.

use std::collections::HashMap;

use grove_kernel::Outcome;
use grove_kernel::intake::{Batch, Said, VoteRow, Voted};
use grove_store::{AsOf, Cx, Write};

use super::{acts, store};

pub fn take_votes(cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[VoteRow]) -> Outcome<()> {
    let places = store::wheres(cx, rows.iter().map(|row| row.on))?;
    let mut tallies: HashMap<Said, i64> = HashMap::new();
    for row in rows {
        let place = store::place_of(&places, row.on)?;
        let mut actor = row.member;
        match (row.what, row.on) {
            (Voted::Up, said) => *tallies.entry(said).or_default() += 1,
            (Voted::Down, said) => *tallies.entry(said).or_default() -= 1,
            (Voted::Accepted, Said::Reply(reply)) => {
                // Who accepts is known: it is the one who asked.
                actor = Some(place.asked_by);
                store::set_accepted_at(cx, reply, place.topic, row.at)?;
            }
            (Voted::Accepted, Said::Topic(_)) | (Voted::Favourite | Voted::BountyOffered(_) | Voted::BountyAwarded(_), _) => {}
        }
        cx.as_of(AsOf::of(batch, row.at, actor), |cx| acts::record_vote(cx, row.on, &place, batch, row.what))?;
    }
    tallies.into_iter().filter(|(_, votes)| *votes != 0).try_for_each(|(said, votes)| store::add_votes(cx, said, votes))
}
