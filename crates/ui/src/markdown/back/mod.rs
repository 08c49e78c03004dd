//! The way back: HTML from elsewhere as Markdown, for somebody who edits it. Ready-made converters know
//! no formulas and bring another parser of HTML; what is read here is in order already (`order`), so one
//! pass over its tags is enough.
//!
//! What always holds: rendering the result shows the same words, formulas, code and links.

mod blocks;
mod escapes;
mod frame;
mod inline;
mod table;

use html5ever::tokenizer::Tag;

use super::tokens::{Reader, attribute, read};
use frame::Frame;

/// Ordered HTML to Markdown.
pub(super) fn markdown(ordered: &str) -> String {
    let mut back = Back { stack: vec![Frame::default()], waiting: String::new() };
    read(ordered, &mut back);
    back.flush();
    while back.stack.len() > 1 {
        back.leave();
    }
    let out = back.stack.pop().map(|frame| frame.out).unwrap_or_default();
    out.trim_end().to_owned()
}

struct Back {
    /// The elements that are open, outermost first; the text itself is the first.
    stack: Vec<Frame>,
    /// Text that waits for the next tag: an entity ends a token, but not a formula.
    waiting: String,
}

impl Reader for Back {
    fn open(&mut self, name: &str, tag: &Tag) {
        self.flush();
        let top = self.top();
        match name {
            "br" if top.raw => top.out.push('\n'),
            "br" => top.line_break(),
            "hr" => top.block("---", false),
            "img" if !top.raw => top.inline(&inline::picture(tag)),
            "img" | "wbr" | "mspace" | "mprescripts" => {}
            _ => {
                let raw = top.raw || matches!(name, "pre" | "code");
                let text = |key| attribute(tag, key).map(str::to_owned);
                self.stack.push(Frame {
                    name: name.to_owned(),
                    raw,
                    address: text("href"),
                    title: text("title"),
                    class: text("class").unwrap_or_default(),
                    start: text("start").and_then(|start| start.parse().ok()).unwrap_or(1),
                    align: text("align"),
                    ..Frame::default()
                });
            }
        }
    }

    fn close(&mut self, _name: &str) {
        self.flush();
        if self.stack.len() > 1 {
            self.leave();
        }
    }

    fn text(&mut self, text: &str) {
        self.waiting.push_str(text);
    }
}

impl Back {
    fn top(&mut self) -> &mut Frame {
        self.stack.last_mut().expect("the text itself is never closed")
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.waiting);
        if text.is_empty() {
            return;
        }
        let top = self.top();
        if top.raw { top.out.push_str(&text) } else { top.text(&text) }
    }

    /// The innermost element ends, and becomes a part of the one around it.
    fn leave(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        match frame.name.as_str() {
            "td" | "th" => self.nearest("tr").cells.push(table::Cell::of(&frame)),
            "tr" => self.nearest("table").rows.push(frame.cells),
            "li" => self.nearest_list().items.push(blocks::Item::of(frame)),
            _ if self.top().raw => self.top().out.push_str(&frame.out),
            "em" | "i" => inline::marked(self.top(), &frame, "*", "em"),
            "strong" | "b" => inline::marked(self.top(), &frame, "**", "strong"),
            "s" | "del" => inline::marked(self.top(), &frame, "~~", "del"),
            "code" => inline::code(self.top(), &frame),
            "a" => inline::link(self.top(), &frame),
            "sub" | "sup" | "kbd" | "ins" | "mark" | "u" | "small" | "samp" | "var" | "q" | "abbr" | "cite" | "dfn" => {
                inline::tagged(self.top(), &frame);
            }
            "pre" => blocks::code(self.top(), &frame),
            "h3" => blocks::heading(self.top(), &frame, 1),
            "h4" => blocks::heading(self.top(), &frame, 2),
            "h5" => blocks::heading(self.top(), &frame, 3),
            "h6" => blocks::heading(self.top(), &frame, 4),
            "blockquote" => blocks::quote(self.top(), &frame),
            "ul" | "ol" => blocks::list(self.top(), frame),
            "table" => self.top().block(&table::markdown(&frame.rows), false),
            "p" => self.top().paragraph(&frame),
            "div" | "figure" | "figcaption" | "details" | "summary" | "dl" | "dt" | "dd" | "caption" => {
                self.top().block(frame.out.trim_end(), false);
            }
            _ => self.top().taken_over(&frame),
        }
    }

    /// The innermost open element of this name, or the text itself.
    fn nearest(&mut self, name: &str) -> &mut Frame {
        let at = self.stack.iter().rposition(|frame| frame.name == name).unwrap_or(0);
        &mut self.stack[at]
    }
    fn nearest_list(&mut self) -> &mut Frame {
        let at = self.stack.iter().rposition(|frame| matches!(frame.name.as_str(), "ul" | "ol")).unwrap_or(0);
        &mut self.stack[at]
    }
}
