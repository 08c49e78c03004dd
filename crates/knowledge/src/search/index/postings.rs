//! Where a word stands in one segment: which documents have it, and how often in which field. Made from
//! tantivy's lists, which never change once they are written, and kept while the word is asked for:
//! any document is then looked up at once, where the lists could only be walked.

use std::collections::HashMap;

use super::bits::Bits;
use super::scoring::Bm25;

/// The title by stems and as written, the text by stems and as written, the tags.
pub const LISTS: usize = 5;
/// How often a word stands in each.
pub type Often = [u32; LISTS];

/// A list shorter than a set of all documents would be.
const FEW: usize = 64;
/// Combinations that have a code of one byte; the few documents with others are kept beside.
const CODES: usize = 255;
const NO_CODE: u8 = 255;

/// Documents in order, with a place for each.
#[derive(Debug)]
pub enum Docs {
    Few(Few),
    /// With how many there are before each 512.
    Many(Bits, Vec<u32>),
}

/// Documents by the lower half of their numbers, and where each upper half begins.
#[derive(Debug, Default)]
pub struct Few {
    lower: Vec<u16>,
    upper: Vec<usize>,
}

impl Few {
    fn new(docs: &[u32]) -> Self {
        let uppers = docs.last().map_or(0, |last| (last >> 16) + 1);
        let upper = (0..uppers).map(|upper| docs.partition_point(|doc| doc >> 16 < upper)).chain([docs.len()]).collect();
        Self { lower: docs.iter().map(|doc| *doc as u16).collect(), upper }
    }

    fn place(&self, doc: u32) -> Option<usize> {
        let upper = doc as usize >> 16;
        let range = *self.upper.get(upper)?..*self.upper.get(upper + 1)?;
        let from = range.start;
        self.lower[range].binary_search(&(doc as u16)).ok().map(|at| from + at)
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> {
        let parts = self.upper.windows(2).enumerate();
        parts.flat_map(|(upper, range)| self.lower[range[0]..range[1]].iter().map(move |lower| (upper as u32) << 16 | u32::from(*lower)))
    }
}

impl Docs {
    pub fn new(docs: &[u32], documents: u32) -> Self {
        if docs.len() < documents as usize / FEW {
            return Self::Few(Few::new(docs));
        }
        let mut bits = Bits::none(documents);
        docs.iter().for_each(|doc| bits.add(*doc));
        let mut before = 0;
        let rank = |chunk: &[u64]| {
            let here = before;
            before += ones_of(chunk);
            here
        };
        let ranks = bits.words().chunks(8).map(rank).collect();
        Self::Many(bits, ranks)
    }

    pub fn place(&self, doc: u32) -> Option<usize> {
        match self {
            Self::Few(docs) => docs.place(doc),
            Self::Many(bits, ranks) => bits.has(doc).then(|| {
                let (word, words) = (doc as usize / 64, bits.words());
                let last = (words[word] & ((1 << (doc % 64)) - 1)).count_ones();
                (ranks[word / 8] + ones_of(&words[word / 8 * 8..word]) + last) as usize
            }),
        }
    }

    pub fn has(&self, doc: u32) -> bool {
        match self {
            Self::Few(docs) => docs.place(doc).is_some(),
            Self::Many(bits, _) => bits.has(doc),
        }
    }

    pub fn each(&self, take: impl FnMut(u32)) {
        match self {
            Self::Few(docs) => docs.iter().for_each(take),
            Self::Many(bits, _) => bits.iter().for_each(take),
        }
    }

    pub fn bytes(&self) -> usize {
        match self {
            Self::Few(docs) => docs.lower.len() * 2,
            Self::Many(bits, ranks) => bits.bytes() + ranks.len() * 4,
        }
    }
}

fn ones_of(words: &[u64]) -> u32 {
    words.iter().map(|word| word.count_ones()).sum()
}

#[derive(Debug)]
pub struct Postings {
    pub docs: Docs,
    /// For each document which of the combinations it has.
    codes: Vec<u8>,
    combinations: Vec<Often>,
    others: HashMap<u32, Often>,
    peaks: [Peak; LISTS],
}

impl Postings {
    /// From documents in order; `length` is the length of a field of a document, as the index has it.
    pub fn new(rows: &[(u32, Often)], documents: u32, length: impl Fn(usize, u32) -> u8) -> Self {
        let docs: Vec<u32> = rows.iter().map(|(doc, _)| *doc).collect();
        let mut made = Self {
            docs: Docs::new(&docs, documents),
            codes: Vec::with_capacity(rows.len()),
            combinations: Vec::new(),
            others: HashMap::new(),
            peaks: [Peak::default(); LISTS],
        };
        let mut known: HashMap<Often, u8> = HashMap::new();
        for (doc, often) in rows {
            for (list, many) in often.iter().enumerate().filter(|(_, many)| **many > 0) {
                made.peaks[list].take(*many, length(list, *doc));
            }
            let code = known.get(often).copied().unwrap_or_else(|| made.code(*doc, often));
            if code != NO_CODE {
                known.insert(*often, code);
            }
            made.codes.push(code);
        }
        made
    }

    /// A new code, as long as there are any.
    fn code(&mut self, doc: u32, often: &Often) -> u8 {
        if self.combinations.len() == CODES {
            self.others.insert(doc, *often);
            return NO_CODE;
        }
        self.combinations.push(*often);
        (self.combinations.len() - 1) as u8
    }

    /// How often the word stands in this document; nothing where it does not.
    pub fn of(&self, doc: u32) -> Option<&Often> {
        self.docs.place(doc).map(|place| self.at(place, doc))
    }

    fn at(&self, place: usize, doc: u32) -> &Often {
        match self.codes[place] {
            NO_CODE => self.others.get(&doc).unwrap_or(&[0; LISTS]),
            code => &self.combinations[usize::from(code)],
        }
    }

    pub fn each(&self, mut take: impl FnMut(u32, &Often)) {
        let mut place = 0;
        self.docs.each(|doc| {
            take(doc, self.at(place, doc));
            place += 1;
        });
    }

    /// No document scores more in this list.
    pub fn most(&self, list: usize, score: &Bm25) -> f32 {
        self.peaks[list].most(score)
    }

    pub fn bytes(&self) -> usize {
        self.docs.bytes() + self.codes.len() + (self.combinations.len() + self.others.len() * 2) * size_of::<Often>() + size_of::<Self>()
    }
}

/// What gives the highest score in a list: for once, twice, three times and more, the shortest field.
#[derive(Clone, Copy, Debug)]
struct Peak {
    shortest: [Option<u8>; 4],
    most: u32,
}

impl Default for Peak {
    fn default() -> Self {
        Self { shortest: [None; 4], most: 3 }
    }
}

impl Peak {
    fn take(&mut self, many: u32, length: u8) {
        self.most = self.most.max(many);
        let shortest = &mut self.shortest[(many as usize).clamp(1, 4) - 1];
        *shortest = Some(shortest.map_or(length, |known| known.min(length)));
    }

    fn most(&self, score: &Bm25) -> f32 {
        let times = [1, 2, 3, self.most];
        let each = times.iter().zip(self.shortest).filter_map(|(many, shortest)| Some(score.of(*many, shortest?)));
        each.fold(0.0, f32::max)
    }
}
