//! What is known of a segment. A segment never changes (deletions are kept beside it), so its numbers
//! are opened once and the words that are asked for are made ready once.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use grove_kernel::{ReplyId, SpaceId, TopicId};
use tantivy::columnar::ColumnValues;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::{SegmentId, SegmentReader};
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{EnableScoring, FuzzyTermQuery, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Opstamp, Searcher, TERMINATED, Term};

use super::bits::Bits;
use super::fields::{Fields, REPLY};
use super::kept::Kept;
use super::postings::{Docs, LISTS, Often, Postings};
use crate::search::document::{Key, Place};

/// What words that are kept ready may take, for each document.
const BYTES: usize = 128;
const BYTES_NEARBY: usize = 16;
/// A small segment has room for so much all the same.
const LEAST: usize = 500_000;
/// Documents of which the newest is known.
pub const BLOCK: u32 = 1024;

/// A word as it is looked up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Asked {
    pub plain: String,
    pub stem: String,
    pub title_only: bool,
}

/// The words that begin like one, or have a letter wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AskedNearby {
    pub plain: String,
    pub open: bool,
    pub typo: bool,
    pub title_only: bool,
}

/// The lists of [`AskedNearby`]: title, text, tags, and of each the beginnings, then the mistyped.
pub const NEARBY: usize = 6;

type Column<T> = Arc<dyn ColumnValues<T>>;

pub struct Segment {
    reader: SegmentReader,
    fields: Fields,
    pub id: Column<i64>,
    /// The spaces that there are, in order, and which of them each document stands in.
    spaces: Vec<i64>,
    in_space: Vec<u32>,
    alive: Mutex<Option<(Option<Opstamp>, Arc<Bits>)>>,
    pub author: Column<i64>,
    pub created: Column<i64>,
    pub kind: Column<u64>,
    pub flags: Column<u64>,
    pub topics: Bits,
    /// The newest of each [`BLOCK`] of documents.
    pub newest: Vec<i64>,
    /// Of titles, texts and tags.
    lengths: [FieldNormReader; 3],
    words: Kept<Asked, Postings>,
    nearby: Kept<AskedNearby, [Docs; NEARBY]>,
}

impl Segment {
    fn open(reader: &SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        let documents = reader.max_doc();
        let created: Column<i64> = fast.i64("created")?.first_or_default_col(0);
        let flags: Column<u64> = fast.u64("flags")?.first_or_default_col(0);
        let space: Column<i64> = fast.i64("space")?.first_or_default_col(0);
        let spaces: BTreeSet<i64> = (0..documents).map(|doc| space.get_val(doc)).collect();
        let spaces: Vec<i64> = spaces.into_iter().collect();
        let in_space = |doc: u32| spaces.binary_search(&space.get_val(doc)).map_or(0, |at| at as u32);
        let block = |first: u32| (first..documents.min(first + BLOCK)).map(|doc| created.get_val(doc)).max().unwrap_or(i64::MIN);
        let length = |field: Field| reader.get_fieldnorms_reader(field);
        Ok(Self {
            fields,
            id: fast.i64("id")?.first_or_default_col(0),
            in_space: (0..documents).map(in_space).collect(),
            spaces,
            alive: Mutex::default(),
            author: fast.i64("author")?.first_or_default_col(0),
            kind: fast.u64("kind")?.first_or_default_col(0),
            topics: Bits::of_each((0..documents).map(|doc| flags.get_val(doc) & REPLY == 0)),
            newest: (0..documents).step_by(BLOCK as usize).map(block).collect(),
            lengths: [length(fields.title_stem)?, length(fields.body_stem)?, length(fields.tags)?],
            words: Kept::new(LEAST.max(documents as usize * BYTES)),
            nearby: Kept::new(LEAST.max(documents as usize * BYTES_NEARBY)),
            reader: reader.clone(),
            created,
            flags,
        })
    }

    /// Deleted ones, too.
    pub fn documents(&self) -> u32 {
        self.reader.max_doc()
    }

    pub fn place(&self, doc: u32) -> Place {
        let id = self.id.get_val(doc);
        let is_reply = self.flags.get_val(doc) & REPLY != 0;
        let key = if is_reply { Key::Reply(ReplyId::from_raw(id)) } else { Key::Topic(TopicId::from_raw(id)) };
        Place { key, space: SpaceId::from_raw(self.spaces[self.in_space[doc as usize] as usize]), rank: 0 }
    }

    /// The documents of some spaces that are not deleted.
    pub fn standing_in(&self, reader: &SegmentReader, spaces: &[SpaceId]) -> Bits {
        let wanted: Vec<bool> = self.spaces.iter().map(|space| spaces.contains(&SpaceId::from_raw(*space))).collect();
        let mut bits = Bits::of_each(self.in_space.iter().map(|space| wanted[*space as usize]));
        bits.keep(&self.alive(reader));
        bits
    }

    pub fn alive(&self, reader: &SegmentReader) -> Arc<Bits> {
        let mut known = self.alive.lock().unwrap_or_else(PoisonError::into_inner);
        match &*known {
            Some((deletes, alive)) if *deletes == reader.delete_opstamp() => alive.clone(),
            Some(_) | None => {
                let alive = Arc::new(Bits::of_each((0..self.documents()).map(|doc| !reader.is_deleted(doc))));
                *known = Some((reader.delete_opstamp(), alive.clone()));
                alive
            }
        }
    }

    /// The length of the field that a list of [`Postings`] is of.
    pub fn length(&self, list: usize, doc: u32) -> u8 {
        self.lengths[[0, 0, 1, 1, 2][list]].fieldnorm_id(doc)
    }
    /// Of titles, texts and tags, as a number of words.
    pub fn words_in(&self, field: usize, doc: u32) -> u64 {
        u64::from(self.lengths[field].fieldnorm(doc))
    }

    pub fn word(&self, asked: &Asked) -> tantivy::Result<Arc<Postings>> {
        if let Some(known) = self.words.get(asked) {
            return Ok(known);
        }
        let made = Arc::new(self.read(asked)?);
        self.words.put(asked.clone(), made.clone(), made.bytes());
        Ok(made)
    }

    fn read(&self, asked: &Asked) -> tantivy::Result<Postings> {
        let f = self.fields;
        let lists = [
            (f.title_stem, &asked.stem),
            (f.title, &asked.plain),
            (f.body_stem, &asked.stem),
            (f.body, &asked.plain),
            (f.tags, &asked.plain),
        ];
        let mut walks = Vec::new();
        for (list, (field, text)) in lists.into_iter().enumerate().take(if asked.title_only { 2 } else { LISTS }) {
            let term = Term::from_field_text(field, text);
            let found = self.reader.inverted_index(field)?.read_block_postings(&term, IndexRecordOption::WithFreqs)?;
            walks.extend(found.map(|blocks| Walk { list, blocks, at: 0 }));
        }
        let mut rows: Vec<(u32, Often)> = Vec::new();
        while let Some(doc) = walks.iter().filter_map(Walk::doc).min() {
            let mut often = [0; LISTS];
            for walk in walks.iter_mut().filter(|walk| walk.doc() == Some(doc)) {
                often[walk.list] = walk.blocks.freq(walk.at);
                walk.go_on();
            }
            rows.push((doc, often));
        }
        Ok(Postings::new(&rows, self.documents(), |list, doc| self.length(list, doc)))
    }

    pub fn nearby(&self, asked: &AskedNearby) -> tantivy::Result<Arc<[Docs; NEARBY]>> {
        if let Some(known) = self.nearby.get(asked) {
            return Ok(known);
        }
        let mut made: [Docs; NEARBY] = std::array::from_fn(|_| Docs::new(&[], u32::MAX));
        let fields = [self.fields.title, self.fields.body, self.fields.tags];
        for (index, field) in fields.into_iter().enumerate().take(if asked.title_only { 1 } else { 3 }) {
            let term = Term::from_field_text(field, &asked.plain);
            if asked.open {
                made[index * 2] = self.matching(&FuzzyTermQuery::new_prefix(term.clone(), 0, true))?;
            }
            if asked.typo {
                made[index * 2 + 1] = self.matching(&FuzzyTermQuery::new(term, 1, true))?;
            }
        }
        let bytes = made.iter().map(Docs::bytes).sum();
        let made = Arc::new(made);
        self.nearby.put(asked.clone(), made.clone(), bytes);
        Ok(made)
    }

    /// All documents that a query has here. No list of words is cut short: what a cut leaves would
    /// depend on words that the asker may not read.
    fn matching(&self, query: &dyn Query) -> tantivy::Result<Docs> {
        let weight = query.weight(EnableScoring::disabled_from_schema(self.reader.schema()))?;
        let mut scorer = weight.scorer(&self.reader, 1.0)?;
        let mut docs = Vec::new();
        while scorer.doc() != TERMINATED {
            docs.push(scorer.doc());
            scorer.advance();
        }
        Ok(Docs::new(&docs, self.documents()))
    }
}

/// A list while it is read.
struct Walk {
    list: usize,
    blocks: BlockSegmentPostings,
    at: usize,
}

impl Walk {
    fn doc(&self) -> Option<u32> {
        (self.at < self.blocks.block_len()).then(|| self.blocks.doc(self.at))
    }
    fn go_on(&mut self) {
        self.at += 1;
        if self.at == self.blocks.block_len() {
            self.blocks.advance();
            self.at = 0;
        }
    }
}

/// The segments that are searched, and those of the commit before while somebody still reads it.
#[derive(Default)]
pub struct Segments(Mutex<HashMap<SegmentId, Arc<Segment>>>);

impl Segments {
    pub fn of(&self, searcher: &Searcher, fields: Fields) -> tantivy::Result<Vec<Arc<Segment>>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = Vec::new();
        for reader in searcher.segment_readers() {
            let segment = match known.get(&reader.segment_id()) {
                Some(segment) => segment.clone(),
                None => Arc::new(Segment::open(reader, fields)?),
            };
            all.push(segment);
        }
        if known.len() != all.len() || searcher.segment_readers().iter().any(|reader| !known.contains_key(&reader.segment_id())) {
            let ids = searcher.segment_readers().iter().map(SegmentReader::segment_id);
            *known = ids.zip(all.iter().cloned()).collect();
        }
        Ok(all)
    }
}
