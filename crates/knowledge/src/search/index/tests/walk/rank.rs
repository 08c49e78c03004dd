//! Gathers the hits of a question. Every list is walked to its end and the scores of a document are
//! added in the order of the question: tantivy's own collectors skip and add in an order that depends
//! on other documents, and the last digit of a sum with it.

use std::sync::Arc;

use grove_kernel::{Cursor, ReplyId, SpaceId, TopicId};
use tantivy::columnar::ColumnValues;
use tantivy::index::SegmentReader;
use tantivy::query::Scorer;
use tantivy::{DocSet, TERMINATED};

use super::leaf::{Leaves, Role};
use crate::search::document::{Key, Place, Ranked, Within};
use crate::search::index::fields::{ACCEPTED, REPLY, SOLVED, kind_number};

/// The accepted answer, and whatever stands in a topic that has one.
const FOR_ACCEPTED: f64 = 1.15;
const FOR_SOLVED: f64 = 1.05;
/// Scores are compared in millionths.
const GRAIN: f64 = 1e6;

pub struct Gathering<'a> {
    pub leaves: &'a Leaves,
    pub within: &'a Within,
    /// How many of the words are needed.
    pub needed: usize,
    /// Nothing is asked for: the newest first.
    pub by_time: bool,
    pub after: Cursor,
    pub ranked: Ranked,
}

impl Gathering<'_> {
    pub fn segment(&mut self, segment: &SegmentReader) -> tantivy::Result<()> {
        let columns = Columns::open(segment, self.within)?;
        let mut scorers = Vec::new();
        for leaf in &self.leaves.list {
            scorers.push(leaf.weight.scorer(segment, 1.0)?);
        }
        let mut found = vec![Found::default(); self.leaves.roles.len()];
        // Where each list stands, so that the least of them is found without asking them all.
        let mut heads: Vec<u32> = scorers.iter().map(|s| s.doc()).collect();
        loop {
            let doc = heads.iter().copied().min().unwrap_or(TERMINATED);
            if doc == TERMINATED {
                return Ok(());
            }
            found.fill(Found::default());
            self.take(doc, &mut scorers, &mut heads, &mut found);
            if self.is_hit(&found) && !segment.is_deleted(doc) && columns.admit(doc) {
                self.keep(&columns.place(doc), &found, columns.flags.get_val(doc), columns.created.get_val(doc));
            }
        }
    }

    fn take(&self, doc: u32, scorers: &mut [Box<dyn Scorer>], heads: &mut [u32], found: &mut [Found]) {
        for ((leaf, scorer), head) in self.leaves.list.iter().zip(scorers).zip(heads) {
            if *head == doc {
                let score = leaf.factor * f64::from(scorer.score());
                let group = &mut found[leaf.group];
                group.is_there = true;
                *(if leaf.fallback { &mut group.fallback } else { &mut group.score }) += score;
                *head = scorer.advance();
            }
        }
    }

    fn is_hit(&self, found: &[Found]) -> bool {
        let mut words = 0;
        for (role, found) in self.leaves.roles.iter().zip(found) {
            match (role, found.is_there) {
                (Role::Word, there) => words += usize::from(there),
                (Role::Must, false) | (Role::Not, true) => return false,
                (Role::Must, true) | (Role::Not, false) => {}
            }
        }
        words >= self.needed
    }

    fn keep(&mut self, place: &Place, found: &[Found], flags: u64, created: i64) {
        *self.ranked.total.get_or_insert(0) += 1;
        let standing = if flags & ACCEPTED != 0 {
            FOR_ACCEPTED
        } else if flags & SOLVED != 0 {
            FOR_SOLVED
        } else {
            1.0
        };
        let score = self.score(found) * standing;
        let place = Place { rank: if self.by_time { created } else { (score * GRAIN).round() as i64 }, ..*place };
        if (place.rank, place.key.raw()) < (self.after.key, self.after.id) {
            self.ranked.hits.push(place);
        }
    }

    /// The sum over the words, less for each that is missing.
    fn score(&self, found: &[Found]) -> f64 {
        let sum: f64 = found.iter().map(Found::score).sum();
        let words = self.leaves.roles.iter().zip(found).filter(|(role, _)| **role == Role::Word);
        let (all, there) = words.fold((0.0, 0.0), |(all, there), (_, f)| (all + 1.0, there + if f.is_there { 1.0 } else { 0.0 }));
        if all > 0.0 { sum * there / all } else { sum }
    }

    /// The best, in order. Equal ones by id, so that the order never depends on the index.
    pub fn best(mut self, most: usize) -> Ranked {
        let order = |place: &Place| std::cmp::Reverse((place.rank, place.key.raw(), place.key));
        let hits = &mut self.ranked.hits;
        if hits.len() > most {
            hits.select_nth_unstable_by_key(most, order);
            hits.truncate(most);
        }
        hits.sort_unstable_by_key(order);
        self.ranked
    }
}

/// What a document has of one group.
#[derive(Clone, Copy, Default)]
struct Found {
    is_there: bool,
    score: f64,
    fallback: f64,
}

impl Found {
    fn score(&self) -> f64 {
        if self.score > 0.0 { self.score } else { self.fallback }
    }
}

type Column<T> = Arc<dyn ColumnValues<T>>;

/// The numbers of a segment's documents, and what they must be.
struct Columns<'a> {
    within: &'a Within,
    kinds: Vec<u64>,
    id: Column<i64>,
    space: Column<i64>,
    author: Column<i64>,
    created: Column<i64>,
    kind: Column<u64>,
    flags: Column<u64>,
}

impl<'a> Columns<'a> {
    fn open(segment: &SegmentReader, within: &'a Within) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        Ok(Self {
            within,
            kinds: within.kinds.iter().map(|kind| kind_number(kind)).collect(),
            id: fast.i64("id")?.first_or_default_col(0),
            space: fast.i64("space")?.first_or_default_col(0),
            author: fast.i64("author")?.first_or_default_col(0),
            created: fast.i64("created")?.first_or_default_col(0),
            kind: fast.u64("kind")?.first_or_default_col(0),
            flags: fast.u64("flags")?.first_or_default_col(0),
        })
    }

    fn admit(&self, doc: u32) -> bool {
        let within = self.within;
        let created = || self.created.get_val(doc);
        within.spaces.contains(&SpaceId::from_raw(self.space.get_val(doc)))
            && (self.kinds.is_empty() || self.kinds.contains(&self.kind.get_val(doc)))
            && within.author.is_none_or(|author| author.raw() == self.author.get_val(doc))
            && within.solved.is_none_or(|solved| solved == (self.flags.get_val(doc) & SOLVED != 0))
            && within.after.is_none_or(|after| created() >= after.micros())
            && within.before.is_none_or(|before| created() < before.micros())
    }

    fn place(&self, doc: u32) -> Place {
        let id = self.id.get_val(doc);
        let is_reply = self.flags.get_val(doc) & REPLY != 0;
        let key = if is_reply { Key::Reply(ReplyId::from_raw(id)) } else { Key::Topic(TopicId::from_raw(id)) };
        Place { key, space: SpaceId::from_raw(self.space.get_val(doc)), rank: 0 }
    }
}
