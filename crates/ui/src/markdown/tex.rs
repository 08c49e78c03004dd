//! Formulas: TeX to MathML on the server, so that a page needs no script for them. What cannot be read
//! is shown as it was typed.

use pulldown_latex::config::DisplayMode;
use pulldown_latex::{Event, Parser, RenderConfig, Storage, push_mathml};

use super::habits;
use super::tokens::escape;

/// Longer formulas, and those that define macros, are shown as they were typed.
pub(super) const MAX_FORMULA: usize = 4 * 1024;
const MAX_DEPTH: usize = 32;
const MAX_MATHML: usize = 64 * 1024;
const MACROS: [&str; 6] = ["\\def", "\\edef", "\\gdef", "\\let", "\\newcommand", "\\renewcommand"];

/// MathML for a formula, not sanitised yet; `typed` is the formula with its marks.
pub(super) fn formula(source: &str, display: bool, typed: &str) -> String {
    mathml(trimmed(source), display).unwrap_or_else(|| format!("<code class=\"tex\">{}</code>", escape(typed)))
}

/// The same for the tree of a Markdown source, which does not keep the marks.
pub(super) fn between_dollars(source: &str, display: bool) -> String {
    let mark = if display { "$$" } else { "$" };
    formula(source, display, &format!("{mark}{source}{mark}"))
}

/// Without blanks at the edges; the one in `\\ ` is a sign of its own.
fn trimmed(source: &str) -> &str {
    let end = source.trim_end().len();
    let kept = source[end..].chars().next().filter(|_| source[..end].ends_with('\\')).map_or(0, char::len_utf8);
    source[..end + kept].trim_start()
}

fn mathml(source: &str, display: bool) -> Option<String> {
    if source.is_empty() || source.len() > MAX_FORMULA || depth(source) > MAX_DEPTH || MACROS.iter().any(|m| source.contains(m)) {
        return None;
    }
    let (source, storage) = (habits::understood(source), Storage::new());
    let events: Vec<Event<'_>> = Parser::new(&source, &storage).collect::<Result<_, _>>().ok()?;
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
