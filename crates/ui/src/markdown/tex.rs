//! Formulas: TeX to MathML on the server, so that a page needs no script for them. What cannot be read
//! is shown as it was typed.

use pulldown_latex::config::DisplayMode;
use pulldown_latex::{Event, Parser, RenderConfig, Storage, push_mathml};

use super::tokens::escape;

/// Longer formulas, and those that define macros, are shown as they were typed.
const MAX_FORMULA: usize = 4 * 1024;
const MAX_DEPTH: usize = 32;
const MAX_MATHML: usize = 64 * 1024;
const MACROS: [&str; 6] = ["\\def", "\\edef", "\\gdef", "\\let", "\\newcommand", "\\renewcommand"];

/// MathML for a formula, not sanitised yet.
pub(super) fn formula(source: &str, display: bool) -> String {
    mathml(source.trim(), display).unwrap_or_else(|| {
        let dollars = if display { "$$" } else { "$" };
        format!("<code class=\"tex\">{dollars}{}{dollars}</code>", escape(source))
    })
}

fn mathml(source: &str, display: bool) -> Option<String> {
    if source.is_empty() || source.len() > MAX_FORMULA || depth(source) > MAX_DEPTH || MACROS.iter().any(|m| source.contains(m)) {
        return None;
    }
    let storage = Storage::new();
    let events: Vec<Event<'_>> = Parser::new(source, &storage).collect::<Result<_, _>>().ok()?;
    let config = RenderConfig { display_mode: if display { DisplayMode::Block } else { DisplayMode::Inline }, ..RenderConfig::default() };
    let mut out = String::new();
    push_mathml(&mut out, events.into_iter().map(Ok::<_, std::fmt::Error>), config).ok()?;
    (out.len() <= MAX_MATHML).then_some(out)
}

/// Braces, and commands that open something, before they are closed.
fn depth(source: &str) -> usize {
    let braces = source.bytes().fold((0usize, 0usize), |(open, most), byte| match byte {
        b'{' => (open + 1, most.max(open + 1)),
        b'}' => (open.saturating_sub(1), most),
        _ => (open, most),
    });
    braces.1 + source.matches("\\begin").count() + source.matches("\\left").count() / 4 + source.matches("\\sqrt\\").count()
}

/// A piece of a text with formulas in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Text(&'a str),
    /// The source and whether it stands on a line of its own.
    Formula(&'a str, bool),
}

/// Finds `$…$` and `$$…$$` in a text that is no Markdown any more. As everywhere, an opening dollar has
/// no space after it, a closing one none before it and no digit after it.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(open) = text[from..].find('$').map(|i| from + i) {
        let display = text[open..].starts_with("$$");
        let mark = if display { "$$" } else { "$" };
        let inside = open + mark.len();
        match close(text, inside, display) {
            Some(end) => {
                if start < open {
                    parts.push(Part::Text(&text[start..open]));
                }
                parts.push(Part::Formula(&text[inside..end], display));
                start = end + mark.len();
                from = start;
            }
            None => from = inside,
        }
    }
    if start < text.len() {
        parts.push(Part::Text(&text[start..]));
    }
    parts
}

fn close(text: &str, inside: usize, display: bool) -> Option<usize> {
    let rest = &text[inside..];
    if display {
        return rest.find("$$").filter(|i| *i > 0).map(|i| inside + i);
    }
    if rest.starts_with(|c: char| c.is_whitespace() || c == '$') {
        return None;
    }
    // A closing dollar further away than a formula is long cannot close it; so nothing is searched twice.
    let limit = rest.floor_char_boundary(MAX_FORMULA);
    rest[..limit]
        .match_indices('$')
        .map(|(i, _)| i)
        .find(|i| {
            let before = rest[..*i].chars().next_back();
            let after = rest[i + 1..].chars().next();
            before.is_some_and(|c| !c.is_whitespace() && c != '\\') && !after.is_some_and(|c| c.is_ascii_digit() || c == '$')
        })
        .map(|i| inside + i)
}
