//! How rare a word is and how long texts are, counted over documents that everybody of the asker's
//! standing may read, exactly and without those that were deleted. tantivy's own numbers count private
//! and deleted documents too, and with them the order of hits would tell of both.

use std::collections::HashSet;

use tantivy::query::{Bm25StatisticsProvider, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, TERMINATED, Term};

pub struct Statistics {
    searcher: Searcher,
    /// For each segment and each document in it: does it count?
    common: Vec<Vec<bool>>,
    documents: u64,
}

impl Statistics {
    pub fn new(searcher: &Searcher, spaces: &HashSet<i64>) -> tantivy::Result<Self> {
        let mut common = Vec::new();
        for segment in searcher.segment_readers() {
            let space = segment.fast_fields().i64("space")?.first_or_default_col(0);
            let counts = |doc: u32| !segment.is_deleted(doc) && spaces.contains(&space.get_val(doc));
            common.push((0..segment.max_doc()).map(counts).collect::<Vec<bool>>());
        }
        let documents = common.iter().flatten().filter(|counts| **counts).count() as u64;
        Ok(Self { searcher: searcher.clone(), common, documents })
    }

    /// How many documents that count are in this list.
    pub fn count(&self, weight: &dyn Weight) -> tantivy::Result<u64> {
        let mut count = 0;
        for (segment, common) in self.searcher.segment_readers().iter().zip(&self.common) {
            count += counted(&mut *weight.scorer(segment, 1.0)?, common);
        }
        Ok(count)
    }

    /// The rarity of something that so many of the documents have, as BM25 has it.
    pub fn rarity(&self, having: u64) -> f64 {
        let (all, having) = (self.documents as f64, having as f64);
        ((all - having + 0.5) / (having + 0.5)).ln_1p()
    }

    fn count_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let mut sum = 0;
        for (segment, common) in self.searcher.segment_readers().iter().zip(&self.common) {
            let lengths = segment.get_fieldnorms_reader(field)?;
            sum += (0..).zip(common).filter(|(_, counts)| **counts).map(|(doc, _)| u64::from(lengths.fieldnorm(doc))).sum::<u64>();
        }
        Ok(sum)
    }

    fn count_documents(&self, term: &Term) -> tantivy::Result<u64> {
        let mut count = 0;
        for (segment, common) in self.searcher.segment_readers().iter().zip(&self.common) {
            let postings = segment.inverted_index(term.field())?.read_postings(term, IndexRecordOption::Basic)?;
            count += postings.map_or(0, |mut postings| counted(&mut postings, common));
        }
        Ok(count)
    }
}

fn counted<D: DocSet + ?Sized>(documents: &mut D, common: &[bool]) -> u64 {
    let mut count = 0;
    while documents.doc() != TERMINATED {
        count += u64::from(common[documents.doc() as usize]);
        documents.advance();
    }
    count
}

impl Bm25StatisticsProvider for Statistics {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        // At least one: an average over nothing is not a number.
        Ok(self.count_tokens(field)?.max(1))
    }
    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents.max(1))
    }
    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.count_documents(term)
    }
}
