//! From what people write to HTML that is safe to show. Three steps, the last of which is always the
//! sanitiser:
//!
//! 1. comrak reads the Markdown, and its tree is changed: mentions become links, code is coloured,
//!    formulas become MathML ([`tree`]);
//! 2. a pass over the tags brings them into order, so that no input is expensive: nothing nests deeper
//!    than a hundred, pictures of other hosts become links, headings stand below the page's own
//!    ([`order`]);
//! 3. ammonia keeps what is on our list and nothing else ([`allow`]).
//!
//! What comes out never asks another host for anything: pictures come from `/media/…` only.

mod allow;
mod back;
mod bounds;
mod dollars;
mod excerpt;
mod facts;
mod habits;
mod highlight;
mod mentions;
mod order;
mod pictures;
mod tex;
mod tokens;
mod tree;

use std::collections::HashMap;

pub use excerpt::excerpt;

use self::dollars::Part;
use self::order::{Asked, Ordered};

/// No text is longer than this when it is rendered; validation refuses earlier and says so.
pub const MAX_SOURCE: usize = 64 * 1024;

/// Somebody who can be mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub url: String,
    pub name: String,
}

/// How to render.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// `$…$` and `$$…$$` become formulas; otherwise dollars are dollars.
    pub math: bool,
    /// Who may be mentioned, by handle in lower case. Others stay text.
    pub mentions: Option<&'a HashMap<String, Mention>>,
    /// A line break in the source is a space, as in e-mail. Otherwise it is a line break, as people who
    /// type into a box expect.
    pub soft_wraps: bool,
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
    /// Pictures of other hosts, each of which became a link.
    pub pictures_elsewhere: usize,
    /// Where its links lead, mentions apart.
    pub links: Vec<String>,
    /// The handles, in lower case, that became mentions: whom to tell.
    pub mentions: Vec<String>,
}

/// Handles that may be meant (`@handle`), in lower case, each once: look these up before rendering.
/// What stands in code, links and e-mail addresses is not meant.
///
/// ```
/// assert_eq!(grove_ui::markdown::handles("Ask @Ines, not `@omar` or x@theo.org"), ["ines"]);
/// ```
pub fn handles(source: &str) -> Vec<String> {
    mentions::candidates(bounds::shortened(source))
}

/// Markdown to safe HTML.
///
/// ```
/// let rendered = grove_ui::markdown::render("**Hello** <script>x</script>", &Default::default());
/// assert_eq!(rendered.html, "<p><strong>Hello</strong> </p>\n");
/// ```
pub fn render(source: &str, options: &Options<'_>) -> Rendered {
    let source = bounds::shortened(source);
    if bounds::too_deep(source) {
        return plain(source);
    }
    let (html, mentions) = tree::html(source, options);
    finish(&order::ordered(&html, Asked::default()), mentions)
}

/// HTML from elsewhere (imports, feeds) to safe HTML. Mentions are left as they are.
pub fn clean_html(html: &str, options: &Options<'_>) -> Rendered {
    finish(&order::ordered(bounds::shortened(html), Asked { math: options.math, pictures: false }), Vec::new())
}

/// HTML from elsewhere as the Markdown of the same text, for somebody who wants to change it. Formulas
/// are written as `$…$` and `$$…$$`; what Markdown has no sign for stays a tag.
///
/// ```
/// let markdown = grove_ui::markdown::from_html("<p>If <em>all</em> $ x_1 $ are:</p><ul><li>1*2</li></ul>");
/// assert_eq!(markdown, "If *all* $x_1$ are:\n\n- 1\\*2");
/// ```
pub fn from_html(html: &str) -> String {
    back::markdown(&order::ordered(bounds::shortened(html), Asked { math: false, pictures: true }).html)
}

/// A line of plain text, such as a title, as safe HTML with its formulas. Nothing else is read.
pub fn line(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for part in dollars::parts(bounds::shortened(text)) {
        match part {
            Part::Text(text) => tokens::escape_into(text, &mut html),
            Part::Formula(found) => html.push_str(&tex::formula(found.tex, false, found.typed)),
        }
    }
    allow::sanitise(&html)
}

/// A plain text, such as an e-mail, to safe HTML with its line breaks.
pub fn plain(text: &str) -> Rendered {
    finish(&Ordered { html: bounds::as_plain(bounds::shortened(text)), elsewhere: 0 }, Vec::new())
}

fn finish(ordered: &Ordered, mentions: Vec<String>) -> Rendered {
    let html = allow::sanitise(&ordered.html);
    let facts = facts::facts(&html);
    Rendered { html, text: facts.text, images: facts.images, pictures_elsewhere: ordered.elsewhere, links: facts.links, mentions }
}

#[cfg(test)]
mod tests;
