//! What stands in a line: emphasis, code, links, pictures.

use html5ever::tokenizer::Tag;

use super::super::tokens::{attribute, escape};
use super::escapes::{escaped, is_entity};
use super::frame::{Due, Frame};

/// Emphasis, by its marks; by its tag where the marks would not be read as such.
pub(super) fn marked(around: &mut Frame, frame: &Frame, mark: &str, tag: &'static str) {
    around_blanks(around, frame, |around| {
        let inside = frame.out.trim_end();
        let punctuation = |c: char| !c.is_alphanumeric();
        let before = if around.due == Due::Nothing { around.out.chars().next_back() } else { None };
        let glued = before.is_some_and(|c| c.is_alphanumeric() && inside.starts_with(punctuation))
            || matches!(before, Some('*' | '~'))
            || inside.starts_with('~');
        if inside.contains("\n\n") {
            around.block(inside, false);
        } else if glued {
            around.inline(&format!("<{tag}>{inside}</{tag}>"));
        } else {
            around.marked(mark, inside, tag);
        }
    });
}

/// Blanks at the edges belong outside.
fn around_blanks(around: &mut Frame, frame: &Frame, put: impl FnOnce(&mut Frame)) {
    if frame.blank_first {
        around.space();
    }
    if !frame.out.trim().is_empty() {
        put(around);
    }
    match frame.due {
        Due::Nothing => {}
        Due::Space => around.space(),
        Due::Line | Due::Blank => around.line_break(),
    }
}

pub(super) fn code(around: &mut Frame, frame: &Frame) {
    let text = frame.out.replace(['\n', '\r'], " ");
    if text.trim().is_empty() {
        return around.space();
    }
    let ticks = "`".repeat(longest_run(&text, '`') + 1);
    let edge = |c: Option<char>| c == Some('`');
    let blanks = text.starts_with(' ') && text.ends_with(' ');
    let pad = if edge(text.chars().next()) || edge(text.chars().next_back()) || blanks { " " } else { "" };
    // Backticks side by side would be one mark.
    if around.due == Due::Nothing && around.out.ends_with('`') {
        around.space();
    }
    around.inline(&format!("{ticks}{pad}{text}{pad}{ticks}"));
}

/// How often a sign stands in a row, at most.
pub(super) fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}

/// What Markdown has no sign for.
pub(super) fn tagged(around: &mut Frame, frame: &Frame) {
    around_blanks(around, frame, |around| {
        let title = frame.title.as_ref().map(|title| format!(" title=\"{}\"", escape(title))).unwrap_or_default();
        let inside = frame.out.trim_end().replace("\n\n", " ");
        around.inline(&format!("<{0}{title}>{inside}</{0}>", frame.name));
    });
}

pub(super) fn link(around: &mut Frame, frame: &Frame) {
    let words = frame.out.trim_end().replace("\n\n", " ");
    let Some(address) = &frame.address else { return around.taken_over(frame) };
    if frame.blank_first {
        around.space();
    }
    let bare = words.replace('\\', "") == *address && address.starts_with("http") && !address.contains([' ', '<', '>', '\\']);
    let title = frame.title.as_deref().map(quoted).unwrap_or_default();
    if bare && title.is_empty() {
        around.inline(&format!("<{address}>"));
    } else {
        around.inline(&format!("[{words}]({}{title})", destination(address)));
    }
    if frame.due != Due::Nothing {
        around.space();
    }
}

pub(super) fn picture(tag: &Tag) -> String {
    let text = |key| attribute(tag, key).unwrap_or_default();
    let alt = text("alt").split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let title = attribute(tag, "title").map(quoted).unwrap_or_default();
    format!("![{}]({}{title})", escaped(&alt, false, None), destination(text("src")))
}

fn quoted(title: &str) -> String {
    let title = title.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() { title } else { format!(" \"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")) }
}

/// An address as it may stand in a link.
fn destination(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for (i, c) in address.char_indices() {
        match c {
            '\\' => out.push_str("%5C"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\n' | '\r' | '\t' => {}
            '&' if is_entity(&address[i..]) => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    if out.is_empty() || out.contains([' ', '(', ')']) { format!("<{out}>") } else { out }
}
