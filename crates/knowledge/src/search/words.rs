//! Text into words, the same way for what is indexed, what is asked and what is highlighted: lower
//! case, without accents, `'s` dropped. Scripts written without spaces (Chinese, Japanese, Korean, Thai
//! and their neighbours) become pairs of neighbouring characters, so that any part of a sentence is found.

use tantivy::tokenizer::{AsciiFoldingFilter, Language, RawTokenizer, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer};
use unicode_segmentation::UnicodeSegmentation;

/// Longer ones are not words but data pasted in.
pub const LONGEST: usize = 64;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub plain: String,
    /// Without its English ending.
    pub stem: String,
    /// Where it stands in the text, in bytes.
    pub from: usize,
    pub to: usize,
    /// Which word it is, counted from 0; neighbours differ by one.
    pub position: usize,
}

impl Word {
    /// Is it a piece of a script without spaces?
    pub fn is_pair(&self) -> bool {
        is_pair(&self.plain)
    }
}

pub fn is_pair(plain: &str) -> bool {
    plain.chars().next().is_some_and(is_spaceless)
}

/// The words of a text as they are indexed.
#[cfg(test)]
pub fn words(text: &str) -> Vec<Word> {
    with_stems(Split::Index, text)
}

/// The words of a question: pairs only, where there is a pair.
pub fn asked(text: &str) -> Vec<Word> {
    with_stems(Split::Ask, text)
}

fn with_stems(split: Split, text: &str) -> Vec<Word> {
    let plain = collect(&mut analyzer(split, false), text);
    let stems = collect(&mut analyzer(split, true), text);
    let both = plain.into_iter().zip(stems);
    both.map(|(p, s)| Word { plain: p.text, stem: s.text, from: p.offset_from, to: p.offset_to, position: p.position }).collect()
}

fn collect(analyzer: &mut TextAnalyzer, text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    analyzer.token_stream(text).process(&mut |token| tokens.push(token.clone()));
    tokens
}

/// How text is split; tantivy calls it when it indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The last character of a run also stands alone, so that a question of one character finds it.
    Index,
    Ask,
}

/// The whole way from text to words, for an index or a question.
pub fn analyzer(split: Split, stemmed: bool) -> TextAnalyzer {
    let plain = TextAnalyzer::builder(split).filter(AsciiFoldingFilter);
    if stemmed { plain.filter(Stemmer::new(Language::English)).build() } else { plain.build() }
}

/// From a word to its stem.
pub fn stemmer() -> TextAnalyzer {
    TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::English)).build()
}

impl Tokenizer for Split {
    type TokenStream<'a> = Tokens;
    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let mut splitter = Splitter { split: *self, text, tokens: Vec::new(), position: 0, word: None, run: Vec::new() };
        splitter.read();
        Tokens { tokens: splitter.tokens, next: 0 }
    }
}

pub struct Tokens {
    tokens: Vec<Token>,
    next: usize,
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }
    fn token(&self) -> &Token {
        &self.tokens[self.next - 1]
    }
    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.next - 1]
    }
}

struct Splitter<'a> {
    split: Split,
    text: &'a str,
    tokens: Vec<Token>,
    position: usize,
    /// Where the word being read began and ends so far.
    word: Option<(usize, usize)>,
    /// The characters of the run without spaces being read.
    run: Vec<(usize, usize)>,
}

impl Splitter<'_> {
    fn read(&mut self) {
        // A character is what a reader takes for one: with its accents and vowel signs.
        if self.text.is_ascii() {
            (0..self.text.len()).for_each(|at| self.character(at, at + 1));
        } else {
            self.text.grapheme_indices(true).for_each(|(at, piece)| self.character(at, at + piece.len()));
        }
        self.end_word();
        self.end_run();
    }

    fn character(&mut self, from: usize, to: usize) {
        let first = self.text[from..to].chars().next().unwrap_or(' ');
        if is_spaceless(first) {
            self.end_word();
            self.run.push((from, to));
        } else if first.is_alphanumeric() {
            self.end_run();
            self.word = Some((self.word.map_or(from, |(start, _)| start), to));
        } else if !(is_apostrophe(first) && self.goes_on(to)) {
            self.end_word();
            self.end_run();
        }
    }

    /// `don't` is one word, `'quoted'` has no apostrophe in it.
    fn goes_on(&self, at: usize) -> bool {
        self.word.is_some() && self.text[at..].chars().next().is_some_and(|c| c.is_alphanumeric() && !is_spaceless(c))
    }

    fn end_word(&mut self) {
        let Some((from, to)) = self.word.take() else { return };
        let whole: String = self.text[from..to].chars().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).collect();
        let bare = whole.strip_suffix("'s").or_else(|| whole.strip_suffix("\u{2019}s")).unwrap_or(&whole);
        let text: String = bare.chars().filter(|c| !is_apostrophe(*c)).collect();
        self.push(text, from, to);
    }

    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        for pair in run.windows(2) {
            self.push(self.text[pair[0].0..pair[1].1].to_owned(), pair[0].0, pair[1].1);
        }
        if let Some(last) = run.last().filter(|_| run.len() == 1 || self.split == Split::Index) {
            self.push(self.text[last.0..last.1].to_owned(), last.0, last.1);
        }
    }

    fn push(&mut self, text: String, from: usize, to: usize) {
        let position = self.position;
        self.position += 1;
        if text.chars().count() <= LONGEST && !text.is_empty() {
            self.tokens.push(Token { offset_from: from, offset_to: to, position, text, position_length: 1 });
        }
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// A combining accent; letters that carry theirs are folded later.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Han, Hiragana, Katakana, Hangul, Thai, Lao, Myanmar, Khmer.
const fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// At most one letter was left out, added, changed or swapped with its neighbour.
pub fn within_one(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(&long).take_while(|(x, y)| x == y).count();
    let (short, long) = (&short[start..], &long[start..]);
    if short.len() < long.len() {
        return short == &long[1..];
    }
    let swapped = short.len() > 1 && short[0] == long[1] && short[1] == long[0] && short[2..] == long[2..];
    short.is_empty() || short[1..] == long[1..] || swapped
}
