//! The part of a text that shows why it was found, with the asked words marked. Made from the text as
//! the asker's snapshot has it and from the question alone: no index, no statistics.

use maud::{Markup, html};

use super::marker::{Mark, Marker, Span};

/// Words that a passage shows.
const SHOWN: usize = 42;
/// Of these, so many before the first that was asked for.
const BEFORE: usize = 8;
/// Bytes of a text that are looked at; the store reads no more characters than that.
pub const LOOKED_AT: usize = 20_000;

/// Pieces of a text; `true` for what was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage(pub Vec<(bool, String)>);

/// The best part of a long text.
pub fn passage(text: &str, marker: &mut Marker<'_>) -> Passage {
    let text = head(text);
    marker.read(text);
    let (spans, marks) = (&marker.spans, &marker.marks);
    let from = best_start(marks, spans.len());
    let to = (from + SHOWN).min(spans.len());
    let (Some(first), Some(last)) = (spans.get(from), spans.get(to.saturating_sub(1))) else {
        return Passage(vec![(false, text.chars().take(240).collect())]);
    };
    // What stands before the first and after the last word belongs to them: a bracket, a full stop.
    let start = if from == 0 { 0 } else { first.0 };
    let end = if to == spans.len() { text.len() } else { last.1 };
    let inside = marks.iter().filter(|(word, _)| (from..to).contains(word));
    let mut passage = cut(text, start..end, inside.map(|(word, mark)| (spans[*word], *mark)));
    if from > 0 {
        passage.0.insert(0, (false, "\u{2026} ".to_owned()));
    }
    if to < spans.len() {
        passage.0.push((false, " \u{2026}".to_owned()));
    }
    passage
}

impl Passage {
    pub fn markup(&self) -> Markup {
        html! { @for (marked, text) in &self.0 { @if *marked { mark { (text) } } @else { (text) } } }
    }
}

/// Where the window begins that shows most of what was asked: the most different words, then the most.
fn best_start(marks: &[(usize, Mark)], words: usize) -> usize {
    let mut best = (0, 0, 0);
    for (index, _) in marks {
        // A window that would reach past the end shows more of what is before it.
        let start = index.saturating_sub(BEFORE).min(words.saturating_sub(SHOWN));
        let first = marks.partition_point(|(word, _)| *word < start);
        let inside = marks[first..].iter().take_while(|(word, _)| *word < start + SHOWN);
        let (different, all) = inside.fold((0_u128, 0), |(set, all), (_, mark)| (set | 1 << mark.asked.min(127), all + 1));
        if (different.count_ones(), all) > (best.0, best.1) {
            best = (different.count_ones(), all, start);
        }
    }
    best.2
}

fn cut(text: &str, range: std::ops::Range<usize>, marked: impl Iterator<Item = (Span, Mark)>) -> Passage {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    let mut at = range.start;
    for ((from, end), mark) in marked {
        let to = from + mark.bytes;
        let (from, to) = (from.max(at), if text.is_char_boundary(to) { to } else { end });
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
