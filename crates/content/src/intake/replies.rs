//! Answers and comments, in the order in which they were said. Positions go on from where a topic
//! stands, so a later batch comes after an earlier one and a position is never given twice.

use std::collections::HashMap;

use grove_kernel::intake::{Batch, On, ReplyRow, Said};
use grove_kernel::{MemberId, Outcome, Refusal, ReplyId, TopicId};
use grove_store::{AsOf, Cx, Write};

use super::store::{self, Reply, State, Where};
use crate::activity::ReplyPosted;

/// What a row hangs on.
struct Spot {
    topic: TopicId,
    parent: Option<ReplyId>,
    answered: MemberId,
}

/// What the rows of a list hang on, looked up once for all.
struct Ground {
    states: HashMap<TopicId, State>,
    parents: HashMap<ReplyId, Where>,
}

pub fn take_replies(cx: &mut Cx<'_, Write>, batch: &Batch, rows: &[ReplyRow]) -> Outcome<Vec<ReplyId>> {
    let mut ground = Ground::look_up(cx, rows)?;
    let mut taken: Vec<(ReplyId, TopicId)> = Vec::with_capacity(rows.len());
    for row in rows {
        let spot = ground.spot(row, rows, &taken)?;
        let topic = spot.topic;
        let id = cx.as_of(AsOf::of(batch, row.at, Some(row.author)), |cx| ground.take(cx, batch, row, &spot))?;
        taken.push((id, topic));
    }
    for (topic, state) in &ground.states {
        store::set_state(cx, *topic, state)?;
    }
    Ok(taken.into_iter().map(|(id, _)| id).collect())
}

impl Ground {
    fn look_up(cx: &Cx<'_, Write>, rows: &[ReplyRow]) -> Outcome<Self> {
        let (mut topics, mut replies) = (Vec::new(), Vec::new());
        for row in rows {
            match row.on {
                On::Said(Said::Topic(topic)) => topics.push(topic.raw()),
                On::Said(Said::Reply(reply)) => replies.push(reply.raw()),
                On::Row(_) => {}
            }
        }
        let parents = store::places(cx, &replies)?;
        topics.extend(parents.values().map(|place| place.topic.raw()));
        Ok(Self { states: store::states(cx, &topics)?, parents })
    }

    fn spot(&self, row: &ReplyRow, rows: &[ReplyRow], taken: &[(ReplyId, TopicId)]) -> Outcome<Spot> {
        Ok(match row.on {
            On::Said(Said::Topic(topic)) => {
                let state = self.states.get(&topic).ok_or(Refusal::NotFound)?;
                Spot { topic, parent: None, answered: state.author }
            }
            On::Said(Said::Reply(parent)) => {
                let place = self.parents.get(&parent).ok_or(Refusal::NotFound)?;
                Spot { topic: place.topic, parent: Some(parent), answered: place.author }
            }
            On::Row(index) => {
                let (parent, topic) = *taken.get(index).ok_or(Refusal::NotFound)?;
                Spot { topic, parent: Some(parent), answered: rows[index].author }
            }
        })
    }

    fn take(&mut self, cx: &mut Cx<'_, Write>, batch: &Batch, row: &ReplyRow, spot: &Spot) -> Outcome<ReplyId> {
        let state = self.states.get_mut(&spot.topic).ok_or(Refusal::NotFound)?;
        let id: ReplyId = cx.new_id();
        state.said(id, row);
        let (topic, position) = (spot.topic, state.last_position);
        let new = Reply {
            id,
            topic,
            parent: spot.parent,
            comment: row.comment,
            position,
            author: row.author,
            body: &row.body,
            edited: row.edited,
            votes: row.votes,
        };
        store::insert_reply(cx, &new)?;
        let answered = batch.known(spot.answered);
        cx.record(ReplyPosted { reply: id, topic, space: batch.space, answered, position, comment: row.comment })?;
        Ok(id)
    }
}

impl State {
    fn said(&mut self, id: ReplyId, row: &ReplyRow) {
        self.last_position += 1;
        self.replies += i64::from(!row.comment);
        if row.at >= self.active_at {
            (self.active_at, self.active_by) = (row.at, Some(row.author));
        }
        if row.accepted {
            self.accepted = Some(id);
        }
    }
}
