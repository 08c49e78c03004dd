//! The part of a text that shows why it was found, with the asked words marked. Made from the text as
//! the asker's snapshot has it and from the question alone: no index, no statistics.

use maud::{Markup, html};

use super::query::Wanted;
use super::words::{Word, within_one, words};

/// Words that a passage shows.
const SHOWN: usize = 42;
/// Of these, so many before the first that was asked for.
const BEFORE: usize = 8;
/// Bytes of a text that are looked at.
const LOOKED_AT: usize = 100_000;

/// Pieces of a text; `true` for what was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage(pub Vec<(bool, String)>);

/// The best part of a long text.
pub fn passage(text: &str, wanted: &Wanted) -> Passage {
    let text = head(text);
    let all = words(text);
    let marks: Vec<Option<Mark>> = all.iter().map(|word| mark(word, wanted)).collect();
    let from = best_start(&marks);
    let to = (from + SHOWN).min(all.len());
    let (Some(first), Some(last)) = (all.get(from), all.get(to.saturating_sub(1))) else {
        return Passage(vec![(false, text.chars().take(240).collect())]);
    };
    // What stands before the first and after the last word belongs to them: a bracket, a full stop.
    let start = if from == 0 { 0 } else { first.from };
    let end = if to == all.len() { text.len() } else { last.to };
    let mut passage = cut(text, start..end, &all[from..to], &marks[from..to]);
    if from > 0 {
        passage.0.insert(0, (false, "\u{2026} ".to_owned()));
    }
    if to < all.len() {
        passage.0.push((false, " \u{2026}".to_owned()));
    }
    passage
}

impl Passage {
    pub fn markup(&self) -> Markup {
        html! { @for (marked, text) in &self.0 { @if *marked { mark { (text) } } @else { (text) } } }
    }
}

/// Which of the asked words it is, and how much of it.
#[derive(Clone, Copy, Debug)]
struct Mark {
    asked: usize,
    bytes: usize,
}

fn mark(word: &Word, wanted: &Wanted) -> Option<Mark> {
    let whole = |asked| Mark { asked, bytes: word.to - word.from };
    let by_word = wanted.words.iter().position(|ask| {
        let near = ask.typo && !word.is_pair() && within_one(&ask.word.plain, &word.plain);
        ask.word.stem == word.stem || near || (ask.open && word.plain.starts_with(&ask.word.plain))
    });
    let by_phrase = || {
        let phrases = wanted.phrases.iter().flatten().position(|asked| asked.plain == word.plain);
        phrases.map(|index| whole(wanted.words.len() + index))
    };
    match by_word {
        // Of a pair that begins with the one asked character, only that character.
        Some(asked) if word.is_pair() => Some(Mark { asked, bytes: wanted.words[asked].word.plain.len().min(word.to - word.from) }),
        Some(asked) => Some(whole(asked)),
        None => by_phrase(),
    }
}

/// Where the window begins that shows most of what was asked: the most different words, then the most.
fn best_start(marks: &[Option<Mark>]) -> usize {
    let mut best = (0, 0, 0);
    for (index, _) in marks.iter().enumerate().filter(|(_, mark)| mark.is_some()) {
        // A window that would reach past the end shows more of what is before it.
        let start = index.saturating_sub(BEFORE).min(marks.len().saturating_sub(SHOWN));
        let inside: Vec<usize> = marks[start..].iter().take(SHOWN).flatten().map(|mark| mark.asked).collect();
        let mut different = inside.clone();
        different.sort_unstable();
        different.dedup();
        if (different.len(), inside.len()) > (best.0, best.1) {
            best = (different.len(), inside.len(), start);
        }
    }
    best.2
}

fn cut(text: &str, range: std::ops::Range<usize>, words: &[Word], marks: &[Option<Mark>]) -> Passage {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    let mut at = range.start;
    for (word, mark) in words.iter().zip(marks) {
        let Some(mark) = mark else { continue };
        let to = word.from + mark.bytes;
        let (from, to) = (word.from.max(at), if text.is_char_boundary(to) { to } else { word.to });
        push(&mut pieces, false, &text[at..from]);
        // Pairs overlap: what is marked already is not marked twice.
        push(&mut pieces, true, text.get(from..to).unwrap_or_default());
        at = at.max(from).max(to);
    }
    push(&mut pieces, false, text.get(at..range.end).unwrap_or_default());
    Passage(pieces)
}

/// Neighbours of one sort become one piece.
fn push(pieces: &mut Vec<(bool, String)>, marked: bool, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some((same, piece)) if *same == marked => piece.push_str(text),
        _ => pieces.push((marked, text.to_owned())),
    }
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
