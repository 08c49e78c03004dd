//! What people type, read as well as it can be: words, `"phrases"`, `-without`. Nothing is a mistake:
//! a quote that is never closed is a word like any other. Everything is bounded.

use super::words::{Word, asked};

/// A question longer than this is cut.
const LONGEST: usize = 500;
const MOST_WORDS: usize = 24;
const MOST_PHRASES: usize = 4;
const MOST_WITHOUT: usize = 8;
/// Words shorter than this have no typing mistakes: too many others are one letter away.
const TYPO_FROM: usize = 5;
/// Long questions have enough words to make up for one that is mistyped or has another ending.
const FEW_WORDS: usize = 8;
/// English words that say nothing in a sentence. Short questions keep them: "The Who", "to be".
const SILENT: [&str; 40] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "has", "have", "how", "i", "if", "in", "is", "it",
    "its", "my", "not", "of", "on", "or", "that", "the", "there", "this", "to", "was", "what", "when", "which", "why", "will", "with",
    "you",
];

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Most of these.
    pub words: Vec<Ask>,
    /// All of these, word by word.
    pub phrases: Vec<Vec<Word>>,
    /// None of these.
    pub without: Vec<Vec<Word>>,
    /// Look at titles only.
    pub title_only: bool,
}

/// One word that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    pub word: Word,
    /// It may go on: the last word is still being typed.
    pub open: bool,
    /// One letter may be wrong.
    pub typo: bool,
}

impl Wanted {
    pub fn parse(text: &str) -> Self {
        let text: String = text.chars().take(LONGEST).collect();
        let mut wanted = Self::default();
        let mut loose = Vec::new();
        for part in parts(&text) {
            let words = asked(part.text);
            match (part.without, part.quoted && words.len() > 1) {
                (true, _) if !words.is_empty() => wanted.without.push(words),
                (false, true) => wanted.phrases.push(words),
                _ => loose.extend(words.into_iter().map(|word| (word, part.quoted))),
            }
        }
        wanted.phrases.truncate(MOST_PHRASES);
        wanted.without.truncate(MOST_WITHOUT);
        wanted.phrases.iter_mut().chain(&mut wanted.without).for_each(|words| words.truncate(MOST_WORDS));
        wanted.take_words(loose, !text.ends_with(char::is_whitespace));
        wanted
    }

    fn take_words(&mut self, loose: Vec<(Word, bool)>, unfinished: bool) {
        let last = loose.len().saturating_sub(1);
        for (index, (word, quoted)) in loose.into_iter().enumerate().take(MOST_WORDS) {
            let letters = word.plain.chars().count();
            let open = !quoted && ((unfinished && index == last && letters > 1) || (word.is_pair() && letters == 1));
            let typo = !quoted && letters >= TYPO_FROM && last < FEW_WORDS && !word.is_pair();
            match self.words.iter_mut().find(|known| known.word.stem == word.stem) {
                Some(known) => known.open |= open,
                None => self.words.push(Ask { word, open, typo }),
            }
        }
        self.drop_silent();
    }

    /// A sentence is asked by the words that say something.
    fn drop_silent(&mut self) {
        let says = |ask: &Ask| !SILENT.contains(&ask.word.plain.as_str());
        if self.words.len() > 3 && self.words.iter().filter(|ask| says(ask)).count() > 1 {
            self.words.retain(says);
        }
    }

    /// Nothing is asked for; at most something is unwanted.
    pub const fn is_open(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }
    pub const fn is_empty(&self) -> bool {
        self.is_open() && self.without.is_empty()
    }

    /// Few enough to look at each closely.
    pub const fn is_short(&self) -> bool {
        self.words.len() <= FEW_WORDS
    }

    /// How many of the words a hit must have: all of a few, more than a third of many. Measured: with
    /// half of them, three in a hundred linked questions fewer are found.
    pub const fn needed(&self) -> usize {
        match self.words.len() {
            n @ 0..=3 => n,
            n => n / 3 + 1,
        }
    }
}

struct Part<'a> {
    text: &'a str,
    quoted: bool,
    without: bool,
}

/// Cuts at spaces, but not inside of quotes.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let without = rest.starts_with('-') && rest[1..].starts_with(|c: char| c == '"' || c.is_alphanumeric());
        let body = if without { &rest[1..] } else { rest };
        let quote = body.strip_prefix('"').and_then(|inside| inside.split_once('"'));
        let (text, quoted, after) = match quote {
            Some((inside, after)) => (inside, true, after),
            None => {
                // Whatever begins with a quote is at least that quote long, so each round gets on.
                let from = body.chars().next().map_or(0, char::len_utf8);
                let end = body[from..].find(|c: char| c.is_whitespace() || c == '"').map_or(body.len(), |at| at + from);
                (&body[..end], false, &body[end..])
            }
        };
        found.push(Part { text, quoted, without });
        rest = after.trim_start();
    }
    found
}
