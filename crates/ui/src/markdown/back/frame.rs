//! An element while it is open: the Markdown of what was read of it so far.

use super::super::dollars::{self, Part};
use super::blocks::Item;
use super::escapes::escaped;
use super::table::Cell;

/// What has to come before whatever is next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    #[default]
    Nothing,
    Space,
    Line,
    Blank,
}

/// Emphasis that was just written; what follows may ask for a tag instead of the marks.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    at: usize,
    inside: String,
    tag: &'static str,
}

#[derive(Debug, Default)]
pub(super) struct Frame {
    pub name: String,
    /// Text is code: nothing is escaped and every blank counts.
    pub raw: bool,
    pub address: Option<String>,
    pub title: Option<String>,
    pub class: String,
    pub start: u64,
    pub align: Option<String>,
    pub out: String,
    pub due: Due,
    /// It begins with a blank, which belongs before its mark.
    pub blank_first: bool,
    pub items: Vec<Item>,
    pub cells: Vec<Cell>,
    pub rows: Vec<Vec<Cell>>,
    /// It holds paragraphs, so a list of it stands in blank lines.
    pub loose: bool,
    /// The sign of the list that ended just here: the next one takes another, or would go on with it.
    pub list: Option<char>,
    pub emphasis: Option<Marked>,
}

impl Frame {
    pub fn text(&mut self, text: &str) {
        if text.trim_ascii().is_empty() {
            return self.space();
        }
        let mut after_formula = false;
        for part in dollars::parts(text) {
            match part {
                Part::Text(text) => self.words(text, after_formula),
                Part::Formula(found) => {
                    // Two marks side by side would be one.
                    self.due = if self.due == Due::Nothing && self.out.ends_with('$') { Due::Space } else { self.due };
                    self.inline(&dollars::written(&found));
                }
            }
            after_formula = matches!(part, Part::Formula(found) if !found.display);
        }
    }

    fn words(&mut self, text: &str, after_formula: bool) {
        if text.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.space();
        }
        let words = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            let first = words.chars().next().filter(|_| after_formula && self.due == Due::Nothing).and_then(dollars::parted);
            let rest = if first.is_some() { &words[1..] } else { words.as_str() };
            let begins = first.is_none() && (self.out.is_empty() || self.due >= Due::Line);
            let before = if self.due == Due::Nothing { self.out.chars().next_back() } else { None };
            self.inline(&format!("{}{}", first.unwrap_or_default(), escaped(rest, begins, before)));
        }
        if text.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.space();
        }
    }

    /// Markdown that goes on with the line.
    pub fn inline(&mut self, markdown: &str) {
        if markdown.is_empty() {
            return;
        }
        self.unmark(markdown);
        self.gap();
        self.out.push_str(markdown);
    }

    /// Emphasis, which is inline.
    pub fn marked(&mut self, mark: &str, inside: &str, tag: &'static str) {
        self.inline(&format!("{mark}{inside}{mark}"));
        self.emphasis = Some(Marked { at: self.out.len() - inside.len() - 2 * mark.len(), inside: inside.to_owned(), tag });
    }

    /// Marks end nothing when a letter follows their last sign, and run together with other marks.
    fn unmark(&mut self, next: &str) {
        let Some(marked) = self.emphasis.take().filter(|_| self.due == Due::Nothing) else { return };
        let letter = next.starts_with(char::is_alphanumeric) && marked.inside.ends_with(|c: char| !c.is_alphanumeric());
        if letter || next.starts_with(['*', '~']) {
            self.out.truncate(marked.at);
            self.out.push_str(&format!("<{0}>{1}</{0}>", marked.tag, marked.inside));
        }
    }

    /// Markdown that stands on lines of its own.
    pub fn block(&mut self, markdown: &str, tight: bool) {
        if markdown.is_empty() {
            return;
        }
        self.due = if tight && self.due < Due::Line { Due::Line } else { Due::Blank };
        self.gap();
        self.out.push_str(markdown);
        self.due = Due::Blank;
    }

    pub fn paragraph(&mut self, frame: &Self) {
        self.loose = true;
        self.block(frame.out.trim_end(), false);
    }

    /// What has no sign of its own belongs to what is around it.
    pub fn taken_over(&mut self, frame: &Self) {
        if frame.blank_first {
            self.space();
        }
        if frame.out.contains("\n\n") {
            self.block(&frame.out, false)
        } else {
            self.inline(&frame.out)
        }
        self.due = self.due.max(frame.due);
    }

    pub fn space(&mut self) {
        if self.out.is_empty() {
            self.blank_first = true;
        } else if self.due == Due::Nothing {
            self.due = Due::Space;
        }
    }

    pub fn line_break(&mut self) {
        if !self.out.is_empty() {
            self.due = if self.due >= Due::Line { Due::Blank } else { Due::Line };
        }
    }

    fn gap(&mut self) {
        let due = std::mem::take(&mut self.due);
        self.emphasis = None;
        self.list = None;
        if !self.out.is_empty() {
            self.out.push_str(match due {
                Due::Nothing => "",
                Due::Space => " ",
                Due::Line => "\n",
                Due::Blank => "\n\n",
            });
        }
    }
}
