//! Gathers the best hits of a question, exactly: the same as if every document were scored.
//!
//! A score is the sum over the words, less for each that is missing. So documents are taken by how many
//! of the words they have, from all of them downwards, and topics before replies, until no document that
//! is left can be among the best. What a document scores is added in the order of the question, in 64
//! bits, and rounded: neither the segment it is in nor its neighbours change the last digit.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use grove_kernel::Cursor;

use super::bits::{Bits, Counts, ones};
use super::fields::{ACCEPTED, SOLVED, kind_number};
use super::postings::Docs;
use super::question::{Question, Word};
use super::segment::{BLOCK, Segment};
use super::statistics::Shelves;
use crate::search::document::{Key, Place, Ranked, Within};

/// The accepted answer, and whatever stands in a topic that has one.
const FOR_ACCEPTED: f64 = 1.15;
const FOR_SOLVED: f64 = 1.05;
/// Scores are compared in millionths.
const GRAIN: f64 = 1e6;
/// Bounds are sums of numbers that were rounded; this is more than they can be off.
const SLACK: f64 = 1.0 + 1e-5;
/// Hits that are looked at one by one to be counted.
const COUNTED: u64 = 50_000;

pub struct Gathering<'a> {
    question: &'a Question,
    filter: Filter<'a>,
    parts: Vec<Part<'a>>,
    after: Cursor,
    most: usize,
    best: BinaryHeap<Reverse<(i64, i64, Key, Place)>>,
}

/// A segment while it is searched.
struct Part<'a> {
    segment: &'a Segment,
    /// What may be found here at all.
    open: Bits,
    counts: Counts,
}

impl<'a> Gathering<'a> {
    pub fn new(
        question: &'a Question,
        segments: &'a [Arc<Segment>],
        readable: &Shelves,
        within: &'a Within,
        after: Cursor,
        most: usize,
    ) -> Self {
        let filter = Filter::new(within);
        let parts = segments.iter().zip(&readable.each).enumerate();
        let parts = parts.map(|(at, (segment, shelf))| Part::new(question, at, segment, &shelf.bits)).collect();
        Self { question, filter, parts, after, most, best: BinaryHeap::new() }
    }

    pub fn by_score(mut self) -> Ranked {
        let total = self.total();
        let phrases: f64 = self.question.phrases.iter().map(super::question::Phrase::most).sum();
        for level in (self.question.needed..=self.question.words.len()).rev() {
            for topics in [true, false] {
                if self.may_enter(self.most_at(level, topics, phrases)) {
                    self.take_level(level, topics);
                }
            }
        }
        self.ranked(total)
    }

    /// Nothing is asked for: the newest first.
    pub fn by_time(mut self) -> Ranked {
        let total = self.total();
        let blocks = self
            .parts
            .iter()
            .enumerate()
            .flat_map(|(at, part)| part.segment.newest.iter().enumerate().map(move |(block, newest)| (*newest, at, block)));
        let mut blocks: Vec<(i64, usize, usize)> = blocks.collect();
        blocks.sort_unstable_by_key(|block| Reverse(*block));
        for (newest, at, block) in blocks {
            if self.floor().is_some_and(|floor| newest < floor) {
                break;
            }
            let words = BLOCK as usize / 64;
            for word in block * words..((block + 1) * words).min(self.parts[at].open.words().len()) {
                for doc in ones(word, self.parts[at].open.words()[word]) {
                    let segment = self.parts[at].segment;
                    if self.filter.admits(segment, doc) {
                        self.keep(segment, doc, segment.created.get_val(doc));
                    }
                }
            }
        }
        self.ranked(total)
    }

    /// How many hits there are. Unknown where very many would have to be looked at one by one.
    fn total(&self) -> Option<u64> {
        let hits = |part: &Part<'_>, word: usize| part.counts.at_least(self.question.needed, word) & part.open.words()[word];
        let each = |part: &Part<'_>| (0..part.open.words().len()).map(|word| u64::from(hits(part, word).count_ones())).sum::<u64>();
        let all = self.parts.iter().map(each).sum();
        if self.filter.is_open() {
            return Some(all);
        }
        let admitted = |part: &Part<'_>| {
            let docs = (0..part.open.words().len()).flat_map(|word| ones(word, hits(part, word)));
            docs.filter(|doc| self.filter.admits(part.segment, *doc)).count() as u64
        };
        (all <= COUNTED).then(|| self.parts.iter().map(admitted).sum())
    }

    /// What a document with so many of the words scores at most.
    fn most_at(&self, level: usize, topics: bool, phrases: f64) -> f64 {
        let mut each: Vec<f64> = self.question.words.iter().map(|word| word.most[usize::from(topics)]).collect();
        each.sort_unstable_by(|a, b| b.total_cmp(a));
        (each.iter().take(level).sum::<f64>() + phrases) * self.share(level) * FOR_ACCEPTED
    }

    fn share(&self, there: usize) -> f64 {
        if self.question.words.is_empty() { 1.0 } else { there as f64 / self.question.words.len() as f64 }
    }

    fn take_level(&mut self, level: usize, topics: bool) {
        for at in 0..self.parts.len() {
            for word in 0..self.parts[at].open.words().len() {
                let part = &self.parts[at];
                let kind = part.segment.topics.words()[word];
                let found = part.counts.exactly(level, word) & part.open.words()[word] & if topics { kind } else { !kind };
                for doc in ones(word, found) {
                    self.consider(at, doc);
                }
            }
        }
    }

    fn consider(&mut self, at: usize, doc: u32) {
        let segment = self.parts[at].segment;
        if !self.filter.admits(segment, doc) {
            return;
        }
        let flags = segment.flags.get_val(doc);
        let standing = if flags & ACCEPTED != 0 {
            FOR_ACCEPTED
        } else if flags & SOLVED != 0 {
            FOR_SOLVED
        } else {
            1.0
        };
        let score = self.score(at, segment, doc) * standing;
        self.keep(segment, doc, (score * GRAIN).round() as i64);
    }

    /// The sum over the words, less for each that is missing.
    fn score(&self, at: usize, segment: &Segment, doc: u32) -> f64 {
        let (mut sum, mut there, all) = (0.0, 0.0, self.question.words.len() as f64);
        for score in self.question.words.iter().filter_map(|word| word.score(at, segment, doc)) {
            sum += score;
            there += 1.0;
        }
        let sum = self.question.phrases.iter().fold(sum, |sum, phrase| sum + phrase.score(at, doc));
        if all > 0.0 { sum * there / all } else { sum }
    }

    fn keep(&mut self, segment: &Segment, doc: u32, rank: i64) {
        if self.floor().is_some_and(|floor| rank < floor) || rank > self.after.key {
            return;
        }
        let place = Place { rank, ..segment.place(doc) };
        let id = place.key.raw();
        if (rank, id) < (self.after.key, self.after.id) {
            self.best.push(Reverse((rank, id, place.key, place)));
            if self.best.len() > self.most {
                self.best.pop();
            }
        }
    }

    /// The rank below which nothing enters any more.
    fn floor(&self) -> Option<i64> {
        let full = self.best.len() >= self.most;
        full.then(|| self.best.peek().map_or(i64::MIN, |Reverse((rank, ..))| *rank))
    }

    fn may_enter(&self, most: f64) -> bool {
        self.floor().is_none_or(|floor| (most * SLACK * GRAIN).ceil() as i64 >= floor)
    }

    /// In order. Equal ones by id, so that the order never depends on the index.
    fn ranked(self, total: Option<u64>) -> Ranked {
        let hits = self.best.into_sorted_vec().into_iter().map(|Reverse((.., place))| place).collect();
        Ranked { hits, total }
    }
}

impl<'a> Part<'a> {
    fn new(question: &Question, at: usize, segment: &'a Segment, readable: &Bits) -> Self {
        let mut open = readable.clone();
        question.phrases.iter().for_each(|phrase| open.keep(&phrase.bits(at, segment)));
        question.only.get(at).into_iter().for_each(|only| open.keep(only));
        question.not.get(at).into_iter().for_each(|not| open.remove_all(not));
        let mut counts = Counts::default();
        // Full lists first, while the numbers are short.
        question.words.iter().for_each(|word| add_full(&mut counts, word, at, segment));
        for word in question.words.iter().filter(|word| word.nearby.is_none()) {
            if let Docs::Few(docs) = &word.postings[at].docs {
                counts.add_few(docs.iter(), segment.documents());
            }
        }
        Self { segment, open, counts }
    }
}

fn add_full(counts: &mut Counts, word: &Word, at: usize, segment: &Segment) {
    match (&word.nearby, &word.postings[at].docs) {
        (None, Docs::Many(bits, _)) => counts.add_all(bits),
        (None, Docs::Few(_)) => {}
        (Some(nearby), own) => {
            let mut bits = Bits::none(segment.documents());
            std::iter::once(own).chain(&*nearby.lists[at]).for_each(|docs| docs.each(|doc| bits.add(doc)));
            counts.add_all(&bits);
        }
    }
}

/// What is asked of a document beside words and spaces.
struct Filter<'a> {
    within: &'a Within,
    kinds: Vec<u64>,
}

impl<'a> Filter<'a> {
    fn new(within: &'a Within) -> Self {
        Self { within, kinds: within.kinds.iter().map(|kind| kind_number(kind)).collect() }
    }

    const fn is_open(&self) -> bool {
        let within = self.within;
        self.kinds.is_empty() && within.author.is_none() && within.solved.is_none() && within.after.is_none() && within.before.is_none()
    }

    fn admits(&self, segment: &Segment, doc: u32) -> bool {
        let within = self.within;
        let created = || segment.created.get_val(doc);
        (self.kinds.is_empty() || self.kinds.contains(&segment.kind.get_val(doc)))
            && within.author.is_none_or(|author| author.raw() == segment.author.get_val(doc))
            && within.solved.is_none_or(|solved| solved == (segment.flags.get_val(doc) & SOLVED != 0))
            && within.after.is_none_or(|after| created() >= after.micros())
            && within.before.is_none_or(|before| created() < before.micros())
    }
}
