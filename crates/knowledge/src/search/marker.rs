//! Which words of a text were asked for. Made once for a question and used on every text that is shown,
//! so it looks closely only at words that begin like one of those that were asked for.

use std::collections::HashMap;

use tantivy::tokenizer::TextAnalyzer;

use super::query::{Ask, Wanted};
use super::words::{LONGEST, Split, analyzer, is_pair, stemmer, within_one};

/// Different words whose verdict is remembered.
const REMEMBERED: usize = 2_000;

/// One word of a text that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which of the asked words.
    pub asked: usize,
    /// How much of the word, in bytes.
    pub bytes: usize,
}

/// A word's place in a text, in bytes.
pub type Span = (usize, usize);

pub struct Marker<'a> {
    wanted: &'a Wanted,
    /// The beginnings of what is looked for: two bytes each.
    beginnings: Vec<u64>,
    forgiving: bool,
    plain: TextAnalyzer,
    stemmer: TextAnalyzer,
    known: HashMap<String, Option<Mark>>,
    /// The words of the text being read, and those that were asked for: which word, what of it.
    pub spans: Vec<Span>,
    pub marks: Vec<(usize, Mark)>,
}

impl<'a> Marker<'a> {
    pub fn new(wanted: &'a Wanted) -> Self {
        let mut beginnings = vec![0; 1024];
        let words = wanted.words.iter().flat_map(|ask| [&ask.word.stem, &ask.word.plain]);
        let phrases = wanted.phrases.iter().flatten().map(|word| &word.plain);
        for text in words.chain(phrases) {
            match *text.as_bytes() {
                [] => {}
                [only] => (0..=255).for_each(|second| add(&mut beginnings, only, second)),
                [first, second, ..] => {
                    add(&mut beginnings, first, second);
                    // The only English words whose second letter is not that of their stem: dying, lying, tying.
                    add(&mut beginnings, first, b'y');
                }
            }
        }
        Self {
            wanted,
            beginnings,
            forgiving: wanted.words.iter().any(|ask| ask.typo),
            plain: analyzer(Split::Index, false),
            stemmer: stemmer(),
            known: HashMap::new(),
            spans: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Reads a text: all its words, as they are indexed, and which of them were asked for.
    pub fn read(&mut self, text: &str) {
        self.spans.clear();
        self.marks.clear();
        let mut from = 0;
        for piece in (Pieces { text, at: 0 }) {
            if text[piece.clone()].is_ascii() {
                self.read_ascii(text, piece.start, piece.end);
            } else {
                self.read_any(&text[piece.clone()], piece.start);
            }
            from = piece.end;
        }
        debug_assert_eq!(from, text.len(), "the pieces are the text");
    }

    /// The splitter of [`super::words`] for plain letters, without making a string of each word.
    fn read_ascii(&mut self, text: &str, mut at: usize, end: usize) {
        let bytes = text.as_bytes();
        while at < end {
            if !bytes[at].is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            let from = at;
            let goes_on = |at: usize| bytes[at] == b'\'' && at + 1 < end && bytes[at + 1].is_ascii_alphanumeric();
            while at < end && (bytes[at].is_ascii_alphanumeric() || goes_on(at)) {
                at += 1;
            }
            self.take_ascii(&text[from..at], (from, at));
        }
    }

    fn take_ascii(&mut self, word: &str, span: Span) {
        let bytes = word.as_bytes();
        if bytes.len() <= LONGEST && !bytes.contains(&b'\'') {
            let second = bytes.get(1).copied().unwrap_or_default();
            if self.may_be(bytes[0].to_ascii_lowercase(), second.to_ascii_lowercase(), bytes.len()) {
                self.judge(&word.to_ascii_lowercase(), span);
            } else {
                self.spans.push(span);
            }
        } else {
            self.read_any(word, span.0);
        }
    }

    /// Anything, by the tokenizer of the index itself.
    fn read_any(&mut self, piece: &str, offset: usize) {
        let mut tokens = Vec::new();
        self.plain.token_stream(piece).process(&mut |token| tokens.push(token.clone()));
        for token in tokens {
            let bytes = token.text.as_bytes();
            let span = (offset + token.offset_from, offset + token.offset_to);
            if self.may_be(bytes.first().copied().unwrap_or_default(), bytes.get(1).copied().unwrap_or_default(), bytes.len()) {
                self.judge(&token.text, span);
            } else {
                self.spans.push(span);
            }
        }
    }

    fn may_be(&self, first: u8, second: u8, long: usize) -> bool {
        let at = usize::from(first) << 8 | usize::from(second);
        self.beginnings[at / 64] & (1 << (at % 64)) != 0 || (self.forgiving && long > 2)
    }

    fn judge(&mut self, word: &str, span: Span) {
        let verdict = match self.known.get(word) {
            Some(known) => *known,
            None => {
                let verdict = self.verdict(word);
                if self.known.len() < REMEMBERED {
                    self.known.insert(word.to_owned(), verdict);
                }
                verdict
            }
        };
        if let Some(mark) = verdict {
            // Of a word, all of it, however it is written there.
            let long = span.1 - span.0;
            self.marks.push((self.spans.len(), Mark { bytes: mark.bytes.min(long), ..mark }));
        }
        self.spans.push(span);
    }

    fn verdict(&mut self, plain: &str) -> Option<Mark> {
        let mut stem = String::new();
        self.stemmer.token_stream(plain).process(&mut |token| stem.clone_from(&token.text));
        let pair = is_pair(plain);
        let is = |ask: &Ask| {
            let near = ask.typo && !pair && within_one(&ask.word.plain, plain);
            ask.word.stem == stem || near || (ask.open && plain.starts_with(&ask.word.plain))
        };
        match self.wanted.words.iter().position(is) {
            // Of a pair that begins with the one asked character, only that character.
            Some(asked) if pair => Some(Mark { asked, bytes: self.wanted.words[asked].word.plain.len() }),
            Some(asked) => Some(Mark { asked, bytes: usize::MAX }),
            None => {
                let phrase = self.wanted.phrases.iter().flatten().position(|asked| asked.plain == plain);
                phrase.map(|index| Mark { asked: self.wanted.words.len() + index, bytes: usize::MAX })
            }
        }
    }
}

fn add(beginnings: &mut [u64], first: u8, second: u8) {
    let at = usize::from(first) << 8 | usize::from(second);
    beginnings[at / 64] |= 1 << (at % 64);
}

/// A text cut at blanks into pieces of plain letters and pieces of anything else. No word reaches over
/// a blank that a plain character follows.
struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Pieces<'_> {
    type Item = std::ops::Range<usize>;
    fn next(&mut self) -> Option<Self::Item> {
        let bytes = &self.text.as_bytes()[self.at..];
        if bytes.is_empty() {
            return None;
        }
        let strange = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(bytes.len());
        let is_cut = |at: usize| bytes[at].is_ascii_whitespace() && bytes[at + 1].is_ascii();
        let end = if strange == bytes.len() {
            strange
        } else if let Some(blank) = (0..strange.saturating_sub(1)).rev().find(|at| is_cut(*at)) {
            blank + 1
        } else {
            let cuts = strange..bytes.len() - 1;
            // Strange words that follow one another are read together.
            let plain_after = |at: usize| bytes[at + 1..].iter().take_while(|b| !b.is_ascii_whitespace()).all(u8::is_ascii);
            cuts.into_iter().find(|at| is_cut(*at) && plain_after(*at)).map_or(bytes.len(), |at| at + 1)
        };
        let piece = self.at..self.at + end;
        self.at = piece.end;
        Some(piece)
    }
}
