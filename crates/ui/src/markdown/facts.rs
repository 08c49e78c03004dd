//! What finished HTML holds: its plain text, its pictures and its links. Read from the sanitised HTML, so
//! that search never finds what a page does not show.

use html5ever::tokenizer::Tag;

use super::allow::is_ours;
use super::tokens::{Reader, attribute, read};

#[derive(Default)]
pub(super) struct Facts {
    pub text: String,
    pub images: Vec<String>,
    pub links: Vec<String>,
}

const LINES: &[&str] = &[
    "p",
    "br",
    "div",
    "li",
    "blockquote",
    "pre",
    "tr",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "ul",
    "ol",
    "figure",
    "details",
    "summary",
    "hr",
    "dt",
    "dd",
];

pub(super) fn facts(html: &str) -> Facts {
    let mut facts = Facts::default();
    read(html, &mut facts);
    facts.text.truncate(facts.text.trim_end().len());
    facts
}

impl Facts {
    fn gap(&mut self, gap: char) {
        if !self.text.is_empty() && !self.text.ends_with(['\n', gap]) {
            self.text.push(gap);
        }
    }
}

impl Reader for Facts {
    fn open(&mut self, name: &str, tag: &Tag) {
        match name {
            "a" => note(&mut self.links, attribute(tag, "href").filter(|_| attribute(tag, "class") != Some("mention"))),
            "img" => {
                note(&mut self.images, attribute(tag, "src").filter(|src| is_ours(src)));
                self.text.push_str(attribute(tag, "alt").unwrap_or_default());
            }
            "td" | "th" => self.gap(' '),
            name if LINES.contains(&name) => self.gap('\n'),
            _ => {}
        }
    }
    fn close(&mut self, name: &str) {
        if LINES.contains(&name) {
            self.gap('\n');
        }
    }
    fn text(&mut self, text: &str) {
        if self.text.is_empty() || self.text.ends_with('\n') {
            self.text.push_str(text.trim_start_matches('\n'));
        } else {
            self.text.push_str(text);
        }
    }
}

fn note(list: &mut Vec<String>, value: Option<&str>) {
    if let Some(value) = value.filter(|v| !list.iter().any(|known| known == v)) {
        list.push(value.to_owned());
    }
}
