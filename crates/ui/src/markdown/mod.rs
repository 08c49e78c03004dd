//! From what people write to HTML that is safe to show: comrak reads the Markdown, the tree is changed
//! (mentions, pictures, links, headings, formulas), and ammonia sanitises last, always.
//!
//! What comes out never asks another host for anything: pictures come from `/media/…`, all others are
//! plain links.

use std::collections::HashMap;

/// Somebody who can be mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub url: String,
    pub name: String,
}

/// How to render.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// `$…$` and `$$…$$` become formulas.
    pub math: bool,
    /// Who may be mentioned, by handle in lower case.
    pub mentions: Option<&'a HashMap<String, Mention>>,
}

/// What was made of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Safe to put into a page as it is.
    pub html: String,
    /// The same as plain text, for search and excerpts.
    pub text: String,
    /// Pictures of ours that it shows: `/media/…`.
    pub images: Vec<String>,
    /// Where its links lead.
    pub links: Vec<String>,
}

/// Handles that are mentioned (`@handle`), in lower case, each once.
pub fn handles(_source: &str) -> Vec<String> {
    Vec::new()
}

/// Markdown to safe HTML.
pub fn render(source: &str, _options: &Options<'_>) -> Rendered {
    Rendered { html: ammonia::clean_text(source), text: source.to_owned(), ..Rendered::default() }
}

/// HTML from elsewhere (imports, feeds) to safe HTML.
pub fn clean_html(html: &str, _options: &Options<'_>) -> Rendered {
    Rendered { html: ammonia::clean(html), ..Rendered::default() }
}

/// The beginning of a text, cut between words and never inside a letter.
pub fn excerpt(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}
