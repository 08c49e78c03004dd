//! How each kind of row is handed to the area that takes it.

use grove_kernel::intake::{Batch, EditRow, LinkRow, MemberRow, On, ReplyRow, Said, TagRow, TagWords, TopicRow, VoteRow};
use grove_kernel::{Act, Envelope, Id, MemberId, Moment, Outcome, ReplyId};
use grove_store::{AsOf, Cx, Intake, Write};

use super::store;

/// A row that an area takes.
pub trait Taken: Clone + Send + Sync + 'static {
    /// Its kind in `imported`.
    const KIND: &'static str;
    /// Writes these rows; answers what each became.
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, intake: &dyn Intake, batch: &Batch) -> Outcome<Vec<i64>>;
    /// Those of the rows that are new; `known` says what the others became.
    fn new_among(rows: &[Self], known: &[Option<i64>]) -> Vec<Self> {
        rows.iter().zip(known).filter(|(_, known)| known.is_none()).map(|(row, _)| row.clone()).collect()
    }
}

fn raw<K>(ids: Vec<Id<K>>) -> Vec<i64> {
    ids.into_iter().map(Id::raw).collect()
}

fn object(said: Said) -> i64 {
    match said {
        Said::Topic(topic) => topic.raw(),
        Said::Reply(reply) => reply.raw(),
    }
}

impl Taken for MemberRow {
    const KIND: &'static str = "member";
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, intake: &dyn Intake, batch: &Batch) -> Outcome<Vec<i64>> {
        intake.members(cx, batch.id, rows).map(raw)
    }
}

impl Taken for TopicRow {
    const KIND: &'static str = "topic";
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, intake: &dyn Intake, batch: &Batch) -> Outcome<Vec<i64>> {
        intake.topics(cx, batch, rows).map(raw)
    }
}

/// An answer or a comment: numbered apart elsewhere, so their keys are told apart by the sign.
impl Taken for ReplyRow {
    const KIND: &'static str = "reply";
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, intake: &dyn Intake, batch: &Batch) -> Outcome<Vec<i64>> {
        intake.replies(cx, batch, rows).map(raw)
    }
    /// Rows name one another by their places, which move when some are left away.
    fn new_among(rows: &[Self], known: &[Option<i64>]) -> Vec<Self> {
        let mut places = Vec::with_capacity(rows.len());
        let mut new: Vec<Self> = Vec::new();
        for (row, known) in rows.iter().zip(known) {
            places.push(match known {
                Some(reply) => On::Said(Said::Reply(ReplyId::from_raw(*reply))),
                None => On::Row(new.len()),
            });
            if known.is_none() {
                let mut row = row.clone();
                if let On::Row(index) = row.on {
                    row.on = places[index];
                }
                new.push(row);
            }
        }
        new
    }
}

impl Taken for VoteRow {
    const KIND: &'static str = "vote";
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, intake: &dyn Intake, batch: &Batch) -> Outcome<Vec<i64>> {
        intake.votes(cx, batch, rows)?;
        Ok(rows.iter().map(|row| object(row.on)).collect())
    }
}

impl Taken for EditRow {
    const KIND: &'static str = "edit";
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, intake: &dyn Intake, batch: &Batch) -> Outcome<Vec<i64>> {
        intake.edits(cx, batch, rows)?;
        Ok(rows.iter().map(|row| object(row.on)).collect())
    }
}

impl Taken for TagRow {
    const KIND: &'static str = "tag";
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, intake: &dyn Intake, _batch: &Batch) -> Outcome<Vec<i64>> {
        intake.tags(cx, rows)?;
        Ok(rows.iter().map(|row| row.number).collect())
    }
}

impl Taken for TagWords {
    const KIND: &'static str = "tag-words";
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, intake: &dyn Intake, batch: &Batch) -> Outcome<Vec<i64>> {
        intake.tag_words(cx, batch, rows)?;
        Ok(rows.iter().map(|row| row.number).collect())
    }
}

impl Taken for LinkRow {
    const KIND: &'static str = "link";
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, intake: &dyn Intake, batch: &Batch) -> Outcome<Vec<i64>> {
        intake.links(cx, batch, rows)?;
        Ok(rows.iter().map(|row| row.topic.raw()).collect())
    }
}

/// A badge from elsewhere: no area knows badges yet, so imports keep them themselves.
#[derive(Clone, Debug)]
pub struct BadgeRow {
    pub member: MemberId,
    pub name: String,
    /// 1 gold, 2 silver, 3 bronze.
    pub class: i64,
    pub for_tag: bool,
    pub at: Moment,
}

grove_kernel::ids::kind!(Award, "bdg");

struct BadgeAwarded {
    award: Id<Award>,
    member: MemberId,
    class: i64,
}
impl Act for BadgeAwarded {
    const VERB: &'static str = "badge.awarded";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.award).target(self.member).with("class", self.class)
    }
}

impl Taken for BadgeRow {
    const KIND: &'static str = "badge";
    fn take(rows: &[Self], cx: &mut Cx<'_, Write>, _intake: &dyn Intake, batch: &Batch) -> Outcome<Vec<i64>> {
        let one = |row: &Self, cx: &mut Cx<'_, Write>| {
            let award: Id<Award> = cx.new_id();
            let Self { member, class, for_tag, at, .. } = *row;
            store::award(cx, &store::Award { id: award.raw(), member, name: &row.name, class, for_tag, at })?;
            cx.record(BadgeAwarded { award, member, class })?;
            Ok(award.raw())
        };
        rows.iter().map(|row| cx.as_of(AsOf::of(batch, row.at, None), |cx| one(row, cx))).collect()
    }
}
