//! A question as lists of documents. Each word asks in several fields; what it finds there belongs to
//! one group, so that a word counts once however often it is found.

use tantivy::query::{AllQuery, EnableScoring, FuzzyTermQuery, PhraseQuery, Query, TermQuery, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::statistics::Statistics;
use crate::search::document::Within;
use crate::search::index::fields::Fields;
// What counts how much is no part of what is compared.
use crate::search::index::question::{BEGINNING, BODY, EXACT, TAGS, TITLE, TYPO};
use crate::search::query::{Ask, Wanted};
use crate::search::words::Word;

/// What finding a group of lists means for a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of the words; most are needed.
    Word,
    /// Needed.
    Must,
    /// Refused.
    Not,
}

/// One list.
pub struct Leaf {
    pub group: usize,
    pub factor: f64,
    /// Counts only where the word itself was not found: beginnings and typing mistakes.
    pub fallback: bool,
    pub weight: Box<dyn Weight>,
}

#[derive(Default)]
pub struct Leaves {
    pub roles: Vec<Role>,
    pub list: Vec<Leaf>,
}

pub struct Builder<'a> {
    pub fields: Fields,
    pub searcher: &'a Searcher,
    pub statistics: &'a Statistics,
    pub leaves: Leaves,
}

impl<'a> Builder<'a> {
    pub fn new(fields: Fields, searcher: &'a Searcher, statistics: &'a Statistics) -> Self {
        Self { fields, searcher, statistics, leaves: Leaves::default() }
    }

    pub fn build(mut self, wanted: &Wanted, within: &Within) -> tantivy::Result<Leaves> {
        for ask in &wanted.words {
            self.word(ask, wanted)?;
        }
        for phrase in &wanted.phrases {
            self.phrase(phrase, Role::Must)?;
        }
        for unwanted in &wanted.without {
            self.phrase(unwanted, Role::Not)?;
        }
        if let Some(tag) = &within.tag {
            let group = self.group(Role::Must);
            self.listed(group, &TermQuery::new(Term::from_field_text(self.fields.tag, tag), IndexRecordOption::Basic))?;
        } else if wanted.is_open() {
            let group = self.group(Role::Must);
            self.listed(group, &AllQuery)?;
        }
        Ok(self.leaves)
    }

    fn group(&mut self, role: Role) -> usize {
        self.leaves.roles.push(role);
        self.leaves.roles.len() - 1
    }

    /// Where to look for a word: the field as written, the field by stems, what it counts.
    fn places(&self, title_only: bool) -> Vec<(Field, Option<Field>, f64)> {
        let f = self.fields;
        let all = [(f.title, Some(f.title_stem), TITLE), (f.body, Some(f.body_stem), BODY), (f.tags, None, TAGS)];
        all[..if title_only { 1 } else { all.len() }].to_vec()
    }

    fn word(&mut self, ask: &Ask, wanted: &Wanted) -> tantivy::Result<()> {
        let group = self.group(Role::Word);
        for (plain, stem, counts) in self.places(wanted.title_only) {
            match stem {
                Some(stem) => self.scored(group, counts, &term(stem, &ask.word.stem))?,
                None => self.scored(group, counts, &term(plain, &ask.word.plain))?,
            }
            if stem.is_some() && wanted.is_short() {
                self.scored(group, counts * EXACT, &term(plain, &ask.word.plain))?;
            }
            let asked = Term::from_field_text(plain, &ask.word.plain);
            if ask.open {
                self.fallback(group, counts * BEGINNING, &FuzzyTermQuery::new_prefix(asked.clone(), 0, true))?;
            }
            if ask.typo {
                self.fallback(group, counts * TYPO, &FuzzyTermQuery::new(asked, 1, true))?;
            }
        }
        Ok(())
    }

    fn phrase(&mut self, words: &[Word], role: Role) -> tantivy::Result<()> {
        let group = self.group(role);
        for (field, counts) in [(self.fields.title, TITLE), (self.fields.body, BODY)] {
            match words {
                [] => {}
                [one] => self.scored(group, counts, &term(field, &one.plain))?,
                many => {
                    let terms = many.iter().map(|w| (w.position, Term::from_field_text(field, &w.plain))).collect();
                    self.scored(group, counts, &PhraseQuery::new_with_offset(terms))?;
                }
            }
        }
        Ok(())
    }

    /// A list that decides and does not score.
    fn listed(&mut self, group: usize, query: &dyn Query) -> tantivy::Result<()> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        self.leaves.list.push(Leaf { group, factor: 0.0, fallback: false, weight });
        Ok(())
    }

    fn scored(&mut self, group: usize, factor: f64, query: &dyn Query) -> tantivy::Result<()> {
        let weight = query.weight(EnableScoring::enabled_from_statistics_provider(self.statistics, self.searcher))?;
        self.leaves.list.push(Leaf { group, factor, fallback: false, weight });
        Ok(())
    }

    /// A list of many words at once, scored as one word of the rarity of them all. No list is cut
    /// short: what a cut leaves would depend on words that the asker may not read.
    fn fallback(&mut self, group: usize, factor: f64, query: &FuzzyTermQuery) -> tantivy::Result<()> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        let factor = factor * self.statistics.rarity(self.statistics.count(&*weight)?);
        self.leaves.list.push(Leaf { group, factor, fallback: true, weight });
        Ok(())
    }
}

fn term(field: Field, text: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs)
}
