//! Which documents somebody may find, and how rare words are and how long texts: counted over documents
//! that everybody of the asker's standing may read, exactly and without those that were deleted.
//! tantivy's own numbers count private and deleted documents too, and with them the order of hits would
//! tell of both. What was counted is carried over a commit: only new segments are counted, and of the
//! others what went away is taken off.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use grove_kernel::SpaceId;
use tantivy::index::{SegmentId, SegmentReader};
use tantivy::{Opstamp, Searcher};

use super::bits::Bits;
use super::postings::{Docs, LISTS, Often, Postings};
use super::scoring::{Bm25, Lengths, lengths};
use super::segment::{Asked, AskedNearby, NEARBY, Segment};

/// Words whose frequency is remembered for each segment.
const REMEMBERED: usize = 10_000;
/// Sets of spaces that are remembered: visitors', members', and those of people with rooms of their own.
const SETS: usize = 24;

/// In how many documents a word stands, list by list, and in how many at all.
pub type Frequency = [u64; LISTS + 1];
type FrequencyNearby = [u64; NEARBY];

/// The documents of a segment that are in some spaces.
pub struct Shelf {
    deletes: Option<Opstamp>,
    pub bits: Bits,
    pub documents: u64,
    /// Those that were here when counting began and went away since.
    gone: Vec<u32>,
    tokens: Mutex<Option<(usize, [u64; 3])>>,
    words: Mutex<HashMap<Asked, (usize, Frequency)>>,
    nearby: Mutex<HashMap<AskedNearby, (usize, FrequencyNearby)>>,
}

impl Shelf {
    fn new(segment: &Segment, reader: &SegmentReader, spaces: &[SpaceId]) -> Self {
        let bits = segment.standing_in(reader, spaces);
        Self::over(reader.delete_opstamp(), bits)
    }

    fn over(deletes: Option<Opstamp>, bits: Bits) -> Self {
        let documents = bits.count();
        Self { deletes, bits, documents, gone: Vec::new(), tokens: Mutex::default(), words: Mutex::default(), nearby: Mutex::default() }
    }

    /// The same after more deletions: what was counted goes on to the new one.
    fn after(&self, segment: &Segment, reader: &SegmentReader) -> Self {
        let alive = segment.alive(reader);
        let (mut bits, mut gone) = (self.bits.clone(), self.bits.clone());
        bits.keep(&alive);
        gone.remove_all(&alive);
        let mut next = Self::over(reader.delete_opstamp(), bits);
        next.gone = self.gone.iter().copied().chain(gone.iter()).collect();
        next.tokens = Mutex::new(*self.tokens.lock().unwrap_or_else(PoisonError::into_inner));
        next.words = Mutex::new(std::mem::take(&mut self.words.lock().unwrap_or_else(PoisonError::into_inner)));
        next.nearby = Mutex::new(std::mem::take(&mut self.nearby.lock().unwrap_or_else(PoisonError::into_inner)));
        next
    }

    fn tokens(&self, segment: &Segment) -> [u64; 3] {
        let mut known = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        let count = |docs: &mut dyn Iterator<Item = u32>| {
            docs.fold([0; 3], |sums: [u64; 3], doc| std::array::from_fn(|field| sums[field] + segment.words_in(field, doc)))
        };
        let sums = match *known {
            Some((from, sums)) => {
                let gone = count(&mut self.gone[from..].iter().copied());
                std::array::from_fn(|field| sums[field] - gone[field])
            }
            None => count(&mut self.bits.iter()),
        };
        *known = Some((self.gone.len(), sums));
        sums
    }

    fn word(&self, asked: &Asked, postings: &Postings) -> Frequency {
        let add = |sums: &mut Frequency, often: &Often| {
            often.iter().enumerate().for_each(|(list, many)| sums[list] += u64::from(*many > 0));
            sums[LISTS] += 1;
        };
        let all = || {
            let mut sums = [0; LISTS + 1];
            postings.each(|doc, often| {
                if self.bits.has(doc) {
                    add(&mut sums, often)
                }
            });
            sums
        };
        let gone = |docs: &[u32]| {
            let mut sums = [0; LISTS + 1];
            docs.iter().filter_map(|doc| postings.of(*doc)).for_each(|often| add(&mut sums, often));
            sums
        };
        self.remembered(&self.words, asked, all, gone)
    }

    fn nearby(&self, asked: &AskedNearby, lists: &[Docs; NEARBY]) -> FrequencyNearby {
        let all = || {
            std::array::from_fn(|list| {
                let mut sum = 0;
                lists[list].each(|doc| sum += u64::from(self.bits.has(doc)));
                sum
            })
        };
        let gone = |docs: &[u32]| std::array::from_fn(|list| docs.iter().filter(|doc| lists[list].has(**doc)).count() as u64);
        self.remembered(&self.nearby, asked, all, gone)
    }

    fn remembered<K: Clone + Hash + Eq, const N: usize>(
        &self,
        known: &Mutex<HashMap<K, (usize, [u64; N])>>,
        asked: &K,
        all: impl FnOnce() -> [u64; N],
        gone: impl FnOnce(&[u32]) -> [u64; N],
    ) -> [u64; N] {
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((from, sums)) = known.get_mut(asked) {
            if *from < self.gone.len() {
                let gone = gone(&self.gone[*from..]);
                (*from, *sums) = (self.gone.len(), std::array::from_fn(|list| sums[list] - gone[list]));
            }
            return *sums;
        }
        let sums = all();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(asked.clone(), (self.gone.len(), sums));
        sums
    }
}

/// Some spaces in one commit.
pub struct Shelves {
    generation: u64,
    spaces: Vec<SpaceId>,
    ids: Vec<SegmentId>,
    pub each: Vec<Arc<Shelf>>,
    totals: OnceLock<Totals>,
}

struct Totals {
    documents: u64,
    /// Of titles, texts and tags; and what lengths of them take off.
    tokens: [u64; 3],
    lengths: [Lengths; 3],
}

impl Shelves {
    fn totals(&self, segments: &[Arc<Segment>]) -> &Totals {
        self.totals.get_or_init(|| {
            // At least one: an average over nothing is not a number.
            let documents = self.each.iter().map(|shelf| shelf.documents).sum::<u64>().max(1);
            let tokens = self.each.iter().zip(segments).map(|(shelf, segment)| shelf.tokens(segment));
            let sums = tokens.fold([0; 3], |sums: [u64; 3], more| std::array::from_fn(|field| sums[field] + more[field]));
            let tokens = sums.map(|tokens| tokens.max(1));
            Totals { documents, tokens, lengths: tokens.map(|tokens| lengths(tokens, documents)) }
        })
    }
}

/// The statistics of a question: of the shelves that everybody of the asker's standing may read.
pub struct Statistics<'a> {
    pub segments: &'a [Arc<Segment>],
    pub common: &'a Shelves,
}

impl Statistics<'_> {
    pub fn documents(&self) -> u64 {
        self.common.totals(self.segments).documents
    }
    pub fn tokens(&self) -> [u64; 3] {
        self.common.totals(self.segments).tokens
    }

    pub fn word(&self, asked: &Asked, postings: &[Arc<Postings>]) -> Frequency {
        let each = self.common.each.iter().zip(postings).map(|(shelf, postings)| shelf.word(asked, postings));
        each.fold([0; LISTS + 1], |sums, more| std::array::from_fn(|list| sums[list] + more[list]))
    }

    /// The scores of a word that so many documents have, list by list.
    pub fn scores(&self, having: &Frequency) -> [Bm25; LISTS] {
        let Totals { documents, lengths, .. } = self.common.totals(self.segments);
        std::array::from_fn(|list| Bm25::new(having[list], *documents, lengths[[0, 0, 1, 1, 2][list]].clone()))
    }

    /// The rarity of each list of nearby words, as one word of the rarity of them all.
    pub fn rarities(&self, asked: &AskedNearby, lists: &[Arc<[Docs; NEARBY]>]) -> [f64; NEARBY] {
        let each = self.common.each.iter().zip(lists).map(|(shelf, lists)| shelf.nearby(asked, lists));
        let sums = each.fold([0; NEARBY], |sums: FrequencyNearby, more| std::array::from_fn(|list| sums[list] + more[list]));
        let all: u64 = self.common.each.iter().map(|shelf| shelf.documents).sum();
        sums.map(|having| (((all - having) as f64 + 0.5) / (having as f64 + 0.5)).ln_1p())
    }
}

/// What was counted in the newest commit, by spaces.
#[derive(Default)]
pub struct Remembered(Mutex<Vec<Arc<Shelves>>>);

impl Remembered {
    pub fn of(&self, searcher: &Searcher, segments: &[Arc<Segment>], spaces: impl Iterator<Item = SpaceId>) -> Arc<Shelves> {
        let generation = searcher.generation().generation_id();
        let mut spaces: Vec<SpaceId> = spaces.collect();
        spaces.sort_unstable();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.iter().position(|shelves| shelves.spaces == spaces).map(|at| all.remove(at));
        let shelves = match known {
            Some(known) if known.generation == generation => known,
            before => {
                let before = before.as_deref();
                let readers = segments.iter().zip(searcher.segment_readers());
                let each = readers.map(|(segment, reader)| shelf(before, segment, reader, &spaces)).collect();
                let ids = searcher.segment_readers().iter().map(SegmentReader::segment_id).collect();
                Arc::new(Shelves { generation, spaces, ids, each, totals: OnceLock::new() })
            }
        };
        all.truncate(SETS - 1);
        all.insert(0, shelves.clone());
        shelves
    }
}

/// As it was, as it is after more deletions, or counted anew.
fn shelf(before: Option<&Shelves>, segment: &Segment, reader: &SegmentReader, spaces: &[SpaceId]) -> Arc<Shelf> {
    let known = before.and_then(|shelves| {
        let at = shelves.ids.iter().position(|id| *id == reader.segment_id())?;
        shelves.each.get(at)
    });
    match known {
        Some(shelf) if shelf.deletes == reader.delete_opstamp() => shelf.clone(),
        Some(shelf) if shelf.deletes < reader.delete_opstamp() => Arc::new(shelf.after(segment, reader)),
        Some(_) | None => Arc::new(Shelf::new(segment, reader, spaces)),
    }
}
