//! Brings tags into order before they are sanitised: every element is closed where it belongs, nothing
//! nests deeper than a hundred, and elements we do not know are gone. Broken nesting is what makes a
//! browser's parser (and the sanitiser's, which copies it) copy elements over and over; ordered tags
//! cost what they weigh. Safety is not decided here: the sanitiser comes after.

use html5ever::tokenizer::Tag;

use super::allow::{ATTRIBUTES, DROPPED_WHOLE, GENERIC, HTML, MATHML, is_ours};
use super::dollars::{self, Part};
use super::tokens::{Reader, attribute, escape, escape_into, read};
use super::{pictures, tex};

const MAX_DEPTH: usize = 100;
const VOID: [&str; 6] = ["br", "hr", "img", "wbr", "mspace", "mprescripts"];
/// A paragraph ends where one of these begins.
const BLOCKS: &[&str] = &[
    "blockquote",
    "details",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "ul",
];

struct Order {
    out: String,
    open: Vec<String>,
    /// Elements that were too deep: their end tags are passed over.
    too_deep: usize,
    /// The element whose content is being dropped, and how often it was opened inside itself.
    dropping: Option<(String, usize)>,
    asked: Asked,
    /// Text that waits for the next tag: an entity ends a token, but not a formula.
    waiting: String,
    elsewhere: usize,
}

/// What is wanted beside order.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked {
    /// Formulas are looked for in the text, for HTML that was not Markdown.
    pub math: bool,
    /// Pictures of other hosts stay what they are: for what is not shown.
    pub pictures: bool,
}

pub(super) struct Ordered {
    pub html: String,
    /// Pictures of other hosts that became links.
    pub elsewhere: usize,
}

pub(super) fn ordered(html: &str, asked: Asked) -> Ordered {
    let mut order = Order {
        out: String::with_capacity(html.len() + 256),
        open: Vec::new(),
        too_deep: 0,
        dropping: None,
        asked,
        waiting: String::new(),
        elsewhere: 0,
    };
    read(html, &mut order);
    order.flush();
    while let Some(name) = order.open.pop() {
        order.end(&name);
    }
    Ordered { html: order.out, elsewhere: order.elsewhere }
}

impl Reader for Order {
    fn open(&mut self, name: &str, tag: &Tag) {
        self.flush();
        if let Some((dropped, times)) = &mut self.dropping {
            *times += usize::from(dropped == name);
            return;
        }
        if DROPPED_WHOLE.contains(&name) {
            self.dropping = Some((name.to_owned(), 1));
        } else if name == "img" {
            self.picture(tag);
        } else if name == "input" {
            self.task(tag);
        } else if HTML.contains(&name) || MATHML.contains(&name) {
            self.element(lowered(name), tag);
        }
    }

    fn close(&mut self, name: &str) {
        self.flush();
        if let Some((dropped, times)) = &mut self.dropping {
            *times -= usize::from(dropped == name);
            if *times == 0 {
                self.dropping = None;
            }
            return;
        }
        let name = lowered(name);
        if self.too_deep > 0 && (HTML.contains(&name) || MATHML.contains(&name)) && !VOID.contains(&name) {
            self.too_deep -= 1;
        } else {
            self.close_to(name);
        }
    }

    fn text(&mut self, text: &str) {
        if self.dropping.is_none() {
            self.waiting.push_str(text);
        }
    }
}

impl Order {
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.waiting);
        let code = || self.open.iter().any(|n| matches!(n.as_str(), "code" | "pre" | "math" | "kbd" | "samp"));
        if !self.asked.math || !text.contains(['$', '\\']) || code() {
            return escape_into(&text, &mut self.out);
        }
        for part in dollars::parts(&text) {
            match part {
                Part::Text(text) => escape_into(text, &mut self.out),
                Part::Formula(found) => self.out.push_str(&tex::formula(found.tex, found.display, found.typed)),
            }
        }
    }

    fn element(&mut self, name: &str, tag: &Tag) {
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        if VOID.contains(&name) {
            return self.start(name, tag);
        }
        if self.open.len() >= MAX_DEPTH {
            self.too_deep += 1;
            return;
        }
        self.start(name, tag);
        if tag.self_closing && MATHML.contains(&name) { self.end(name) } else { self.open.push(name.to_owned()) }
    }

    fn start(&mut self, name: &str, tag: &Tag) {
        self.out.push('<');
        self.out.push_str(name);
        for attr in &tag.attrs {
            let key = &*attr.name.local;
            let known = key == "class" || GENERIC.contains(&key) || ATTRIBUTES.iter().any(|(n, keys)| *n == name && keys.contains(&key));
            if known {
                self.out.push_str(&format!(" {key}=\"{}\"", escape(&attr.value)));
            }
        }
        self.out.push('>');
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Closes the innermost `name` and all inside it; an end tag without a start is nothing.
    fn close_to(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|n| n == name) {
            for inner in self.open.split_off(at).into_iter().rev() {
                self.end(&inner);
            }
        }
    }

    fn end_paragraph(&mut self) {
        let from = self.open.iter().rposition(|n| matches!(n.as_str(), "table" | "td" | "th" | "li" | "blockquote")).unwrap_or(0);
        if self.open[from..].iter().any(|n| n == "p") {
            self.close_to("p");
        }
    }

    /// A picture of ours stays, another becomes a link to it: a page asks no other host for anything.
    fn picture(&mut self, tag: &Tag) {
        let src = attribute(tag, "src").unwrap_or_default();
        if is_ours(src) || self.asked.pictures {
            return self.start("img", tag);
        }
        let alt = attribute(tag, "alt").unwrap_or_default();
        self.elsewhere += usize::from(!src.is_empty());
        let in_link = self.open.iter().any(|n| n == "a");
        self.out.push_str(&if src.is_empty() { escape(alt).into_owned() } else { pictures::link(src, alt, in_link) });
    }

    /// The box of a task list, as a sign that is also read aloud.
    fn task(&mut self, tag: &Tag) {
        if attribute(tag, "type") == Some("checkbox") {
            let sign = if attribute(tag, "checked").is_some() { "\u{2611}" } else { "\u{2610}" };
            self.out.push_str(&format!("<span class=\"task\">{sign}</span>"));
        }
    }
}

/// The page has the first heading and the view the second, so those of a text begin at the third.
fn lowered(name: &str) -> &str {
    match name {
        "h1" => "h3",
        "h2" => "h4",
        "h3" => "h5",
        "h4" | "h5" | "h6" => "h6",
        other => other,
    }
}
