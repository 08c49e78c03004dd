//! A question as it is asked of the segments: for each word where it stands and what it scores, phrases
//! and unwanted words as the documents that have them.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::query::{Bm25StatisticsProvider, EnableScoring, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, TERMINATED, Term};

use super::bits::Bits;
use super::fields::Fields;
use super::postings::{Docs, LISTS, Postings};
use super::scoring::Bm25;
use super::segment::{Asked, AskedNearby, NEARBY, Segment};
use super::statistics::Statistics;
use crate::search::document::Within;
use crate::search::query::{Ask, Wanted};
use crate::search::words;

/// How much a word counts by where it stands. A title at 2 finds more of what people linked than at 3
/// (`linked_questions_are_found`).
pub(super) const TITLE: f64 = 2.0;
pub(super) const TAGS: f64 = 1.5;
pub(super) const BODY: f64 = 1.0;
/// On top, where it stands exactly as it was typed.
pub(super) const EXACT: f64 = 0.25;
/// A word that begins so, and a word with a letter wrong, against the word itself.
pub(super) const BEGINNING: f64 = 0.8;
pub(super) const TYPO: f64 = 0.5;
/// With as many documents as this a word is no typing mistake and no beginning: words that are one
/// letter away ("weeks" for "leeks") would only be noise.
const ENOUGH: u64 = 3;
/// In a large community as many have a mistake in common: one document of so many.
const OF: u64 = 20_000;

pub struct Question {
    pub words: Vec<Word>,
    pub phrases: Vec<Phrase>,
    /// What a document must have beside, segment by segment, and what it must not.
    pub only: Vec<Bits>,
    pub not: Vec<Bits>,
    pub needed: usize,
}

pub struct Word {
    pub postings: Vec<Arc<Postings>>,
    pub nearby: Option<Nearby>,
    factors: [f64; LISTS],
    scores: [Bm25; LISTS],
    /// No reply scores more with it, and no topic.
    pub most: [f64; 2],
}

/// Counts only where the word itself was not found: beginnings and typing mistakes.
pub struct Nearby {
    pub lists: Vec<Arc<[Docs; NEARBY]>>,
    factors: [f64; NEARBY],
}

/// In titles and texts, segment by segment: which documents, and what they score.
pub struct Phrase {
    pub found: Vec<[Vec<(u32, f32)>; 2]>,
}

/// What is asked for indeed: beginnings and typing mistakes only of words that hardly anybody uses.
/// While a title is typed, its last word may always go on.
pub fn meant(mut wanted: Wanted, statistics: &Statistics<'_>) -> tantivy::Result<Wanted> {
    let title_only = wanted.title_only;
    for ask in wanted.words.iter_mut().filter(|ask| ask.open || ask.typo) {
        let asked = asked(ask, title_only);
        let postings = postings(&asked, statistics.segments)?;
        let having = statistics.word(&asked, &postings)[LISTS];
        if having >= ENOUGH.max(statistics.documents() / OF) {
            ask.typo = false;
            ask.open &= title_only || ask.word.is_pair();
        }
    }
    Ok(wanted)
}

impl Question {
    pub fn new(
        fields: Fields,
        searcher: &Searcher,
        statistics: &Statistics<'_>,
        wanted: &Wanted,
        within: &Within,
    ) -> tantivy::Result<Self> {
        let words = wanted.words.iter().map(|ask| Word::new(ask, wanted, statistics)).collect::<tantivy::Result<_>>()?;
        let ask = Lists { fields, searcher, statistics };
        let phrases = wanted.phrases.iter().map(|phrase| ask.phrase(phrase)).collect::<tantivy::Result<_>>()?;
        let not = wanted.without.iter().map(|unwanted| ask.phrase(unwanted)).collect::<tantivy::Result<Vec<_>>>()?;
        let not =
            statistics.segments.iter().enumerate().map(|(at, segment)| having_any(segment, not.iter().map(|phrase| &phrase.found[at])));
        let only = within.tag.as_deref().map(|tag| ask.tagged(tag)).transpose()?.unwrap_or_default();
        Ok(Self { words, phrases, only, not: if wanted.without.is_empty() { Vec::new() } else { not.collect() }, needed: wanted.needed() })
    }
}

fn having_any<'a>(segment: &Segment, found: impl Iterator<Item = &'a [Vec<(u32, f32)>; 2]>) -> Bits {
    let mut bits = Bits::none(segment.documents());
    found.flatten().flatten().for_each(|(doc, _)| bits.add(*doc));
    bits
}

fn asked(ask: &Ask, title_only: bool) -> Asked {
    Asked { plain: ask.word.plain.clone(), stem: ask.word.stem.clone(), title_only }
}

fn postings(asked: &Asked, segments: &[Arc<Segment>]) -> tantivy::Result<Vec<Arc<Postings>>> {
    segments.iter().map(|segment| segment.word(asked)).collect()
}

impl Word {
    fn new(ask: &Ask, wanted: &Wanted, statistics: &Statistics<'_>) -> tantivy::Result<Self> {
        let asked = asked(ask, wanted.title_only);
        let postings = postings(&asked, statistics.segments)?;
        let scores = statistics.scores(&statistics.word(&asked, &postings));
        let exact = if wanted.is_short() { EXACT } else { 0.0 };
        let factors = [TITLE, TITLE * exact, BODY, BODY * exact, TAGS];
        let nearby = (ask.open || ask.typo).then(|| Nearby::new(ask, wanted, statistics)).transpose()?;
        let most = |list: usize| {
            let score = postings.iter().map(|postings| postings.most(list, &scores[list])).fold(0.0, f32::max);
            factors[list] * f64::from(score)
        };
        let (title, body, tags) = (most(0) + most(1), most(2) + most(3), most(4));
        let near = nearby.as_ref().map_or([0.0; 2], |nearby: &Nearby| nearby.most());
        let most = [body.max(near[0]), (title + body + tags).max(near[1])];
        Ok(Self { postings, nearby, factors, scores, most })
    }

    /// What a document has of it; nothing where it does not have it.
    pub fn score(&self, at: usize, segment: &Segment, doc: u32) -> Option<f64> {
        let often = self.postings[at].of(doc);
        let nearby = || self.nearby.as_ref().and_then(|nearby| nearby.score(at, doc));
        let Some(often) = often else { return nearby() };
        let mut sum = 0.0;
        for list in (0..LISTS).filter(|list| often[*list] > 0) {
            if self.factors[list] > 0.0 {
                sum += self.factors[list] * f64::from(self.scores[list].of(often[list], segment.length(list, doc)));
            }
        }
        Some(if sum > 0.0 { sum } else { nearby().unwrap_or_default() })
    }
}

impl Nearby {
    fn new(ask: &Ask, wanted: &Wanted, statistics: &Statistics<'_>) -> tantivy::Result<Self> {
        let asked = AskedNearby { plain: ask.word.plain.clone(), open: ask.open, typo: ask.typo, title_only: wanted.title_only };
        let lists = statistics.segments.iter().map(|segment| segment.nearby(&asked)).collect::<tantivy::Result<Vec<_>>>()?;
        let rarities = statistics.rarities(&asked, &lists);
        let counts = [TITLE * BEGINNING, TITLE * TYPO, BODY * BEGINNING, BODY * TYPO, TAGS * BEGINNING, TAGS * TYPO];
        Ok(Self { lists, factors: std::array::from_fn(|list| counts[list] * rarities[list]) })
    }

    fn score(&self, at: usize, doc: u32) -> Option<f64> {
        let there = self.factors.iter().zip(&*self.lists[at]).filter(|(_, docs)| docs.has(doc)).map(|(factor, _)| *factor);
        there.fold(None, |sum, factor| Some(sum.unwrap_or_default() + factor))
    }

    fn most(&self) -> [f64; 2] {
        [self.factors[2] + self.factors[3], self.factors.iter().sum()]
    }
}

impl Phrase {
    pub fn bits(&self, at: usize, segment: &Segment) -> Bits {
        having_any(segment, std::iter::once(&self.found[at]))
    }

    pub fn score(&self, at: usize, doc: u32) -> f64 {
        let of = |field: usize| {
            let found = &self.found[at][field];
            found.binary_search_by_key(&doc, |(doc, _)| *doc).map_or(0.0, |place| f64::from(found[place].1))
        };
        TITLE * of(0) + BODY * of(1)
    }

    pub fn most(&self) -> f64 {
        let of = |field: usize| self.found.iter().flat_map(|found| &found[field]).map(|(_, score)| *score).fold(0.0, f32::max);
        TITLE * f64::from(of(0)) + BODY * f64::from(of(1))
    }
}

/// What is found by tantivy itself, and walked to the end.
struct Lists<'a> {
    fields: Fields,
    searcher: &'a Searcher,
    statistics: &'a Statistics<'a>,
}

impl Lists<'_> {
    fn phrase(&self, phrase: &[words::Word]) -> tantivy::Result<Phrase> {
        let numbers = self.numbers(phrase)?;
        let mut found: Vec<[Vec<(u32, f32)>; 2]> = self.searcher.segment_readers().iter().map(|_| [Vec::new(), Vec::new()]).collect();
        for (index, field) in [self.fields.title, self.fields.body].into_iter().enumerate() {
            let term = |word: &words::Word| Term::from_field_text(field, &word.plain);
            let query: Box<dyn Query> = match phrase {
                [] => continue,
                [one] => Box::new(TermQuery::new(term(one), IndexRecordOption::WithFreqs)),
                many => Box::new(PhraseQuery::new_with_offset(many.iter().map(|word| (word.position, term(word))).collect())),
            };
            let weight = query.weight(EnableScoring::enabled_from_statistics_provider(&numbers, self.searcher))?;
            for (reader, found) in self.searcher.segment_readers().iter().zip(&mut found) {
                let mut scorer = weight.scorer(reader, 1.0)?;
                while scorer.doc() != TERMINATED {
                    found[index].push((scorer.doc(), scorer.score()));
                    scorer.advance();
                }
            }
        }
        Ok(Phrase { found })
    }

    /// The statistics of these words, as tantivy asks for them.
    fn numbers(&self, phrase: &[words::Word]) -> tantivy::Result<Numbers> {
        let mut frequencies = HashMap::new();
        for word in phrase {
            let asked = Asked { plain: word.plain.clone(), stem: word.stem.clone(), title_only: false };
            let having = self.statistics.word(&asked, &postings(&asked, self.statistics.segments)?);
            frequencies.insert(Term::from_field_text(self.fields.title, &word.plain), having[1]);
            frequencies.insert(Term::from_field_text(self.fields.body, &word.plain), having[3]);
        }
        let [titles, texts, _] = self.statistics.tokens();
        let tokens = HashMap::from([(self.fields.title, titles), (self.fields.body, texts)]);
        Ok(Numbers { documents: self.statistics.documents(), tokens, frequencies })
    }

    fn tagged(&self, tag: &str) -> tantivy::Result<Vec<Bits>> {
        let term = Term::from_field_text(self.fields.tag, tag);
        let bits = |reader: &tantivy::SegmentReader| {
            let mut bits = Bits::none(reader.max_doc());
            let found = reader.inverted_index(self.fields.tag)?.read_postings(&term, IndexRecordOption::Basic)?;
            let Some(mut found) = found else { return Ok(bits) };
            while found.doc() != TERMINATED {
                bits.add(found.doc());
                found.advance();
            }
            Ok(bits)
        };
        self.searcher.segment_readers().iter().map(bits).collect()
    }
}

struct Numbers {
    documents: u64,
    tokens: HashMap<Field, u64>,
    frequencies: HashMap<Term, u64>,
}

impl Bm25StatisticsProvider for Numbers {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        Ok(self.tokens.get(&field).copied().unwrap_or(1))
    }
    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }
    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(self.frequencies.get(term).copied().unwrap_or_default())
    }
}
