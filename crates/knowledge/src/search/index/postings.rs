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

/// A list shorter than a bit of each document would be.
const FEW: usize = 32;
/// How many bits each field has in a short number, and what says that it does not fit.
const WIDTHS: [u32; LISTS] = [2, 2, 5, 5, 1];
const TOO_OFTEN: u16 = 1 << 15;

/// Documents in order, with a place for each.
#[derive(Debug)]
pub enum Docs {
    Few(Vec<u32>),
    /// With how many there are before each 512.
    Many(Bits, Vec<u32>),
}

impl Docs {
    pub fn new(docs: Vec<u32>, documents: u32) -> Self {
        if docs.len() < documents as usize / FEW {
            return Self::Few(docs);
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
            Self::Few(docs) => docs.binary_search(&doc).ok(),
            Self::Many(bits, ranks) => bits.has(doc).then(|| {
                let (word, words) = (doc as usize / 64, bits.words());
                let last = (words[word] & ((1 << (doc % 64)) - 1)).count_ones();
                (ranks[word / 8] + ones_of(&words[word / 8 * 8..word]) + last) as usize
            }),
        }
    }

    pub fn has(&self, doc: u32) -> bool {
        match self {
            Self::Few(docs) => docs.binary_search(&doc).is_ok(),
            Self::Many(bits, _) => bits.has(doc),
        }
    }

    pub fn each(&self, mut take: impl FnMut(u32)) {
        match self {
            Self::Few(docs) => docs.iter().for_each(|doc| take(*doc)),
            Self::Many(bits, _) => bits.iter().for_each(take),
        }
    }

    pub fn bytes(&self) -> usize {
        match self {
            Self::Few(docs) => docs.len() * 4,
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
    often: Vec<u16>,
    /// Those that do not fit.
    too_often: HashMap<u32, Often>,
    peaks: [Peak; LISTS],
}

impl Postings {
    /// From documents in order; `length` is the length of a field of a document, as the index has it.
    pub fn new(rows: &[(u32, Often)], documents: u32, length: impl Fn(usize, u32) -> u8) -> Self {
        let (mut too_often, mut peaks) = (HashMap::new(), [Peak::default(); LISTS]);
        let mut shorten = |(doc, often): &(u32, Often)| {
            for (list, many) in often.iter().enumerate().filter(|(_, many)| **many > 0) {
                peaks[list].take(*many, length(list, *doc));
            }
            short(often).unwrap_or_else(|| {
                too_often.insert(*doc, *often);
                TOO_OFTEN
            })
        };
        let often = rows.iter().map(&mut shorten).collect();
        Self { docs: Docs::new(rows.iter().map(|(doc, _)| *doc).collect(), documents), often, too_often, peaks }
    }

    /// How often the word stands in this document; nothing where it does not.
    pub fn of(&self, doc: u32) -> Option<Often> {
        self.docs.place(doc).map(|place| self.at(place, doc))
    }

    fn at(&self, place: usize, doc: u32) -> Often {
        match self.often[place] {
            TOO_OFTEN => self.too_often.get(&doc).copied().unwrap_or_default(),
            short => long(short),
        }
    }

    pub fn each(&self, mut take: impl FnMut(u32, Often)) {
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
        self.docs.bytes() + self.often.len() * 2 + self.too_often.len() * 40 + 200
    }
}

fn short(often: &Often) -> Option<u16> {
    let (mut all, mut at) = (0, 0);
    for (many, width) in often.iter().zip(WIDTHS) {
        if many >> width != 0 {
            return None;
        }
        all |= (*many as u16) << at;
        at += width;
    }
    Some(all)
}

fn long(mut short: u16) -> Often {
    WIDTHS.map(|width| {
        let many = short & ((1 << width) - 1);
        short >>= width;
        u32::from(many)
    })
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
