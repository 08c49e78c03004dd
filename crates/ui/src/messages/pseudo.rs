//! Made-up languages out of English: the text parts of each message are changed, what stands in braces
//! is not. A page in `en-XA` shows every text that is hard-coded or has no room to grow, a page in
//! `ar-XB` shows every layout that assumes left to right.

use fluent_syntax::ast::{Attribute, Entry, Expression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

/// The file with `change` applied to its text and `wrap` around each message.
pub(super) fn transform(source: &str, change: fn(&str) -> String, wrap: (&str, &str)) -> String {
    let mut resource = parser::parse(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) => {
                message.value.iter_mut().for_each(|p| outer(p, change, wrap));
                message.attributes.iter_mut().for_each(|a: &mut Attribute<String>| outer(&mut a.value, change, wrap));
            }
            Entry::Term(term) => inner(&mut term.value, change),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    serializer::serialize(&resource)
}

fn outer(pattern: &mut Pattern<String>, change: fn(&str) -> String, (before, after): (&str, &str)) {
    inner(pattern, change);
    if !before.is_empty() {
        pattern.elements.insert(0, PatternElement::TextElement { value: before.to_owned() });
        pattern.elements.push(PatternElement::TextElement { value: after.to_owned() });
    }
}

fn inner(pattern: &mut Pattern<String>, change: fn(&str) -> String) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = change(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter_mut().for_each(|v| inner(&mut v.value, change));
            }
            PatternElement::Placeable { expression: Expression::Inline(_) } => {}
        }
    }
}

/// Accents on what can bear one, vowels doubled: about a third longer.
pub(super) fn accented(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match PLAIN.find(c).and_then(|i| ACCENTED.chars().nth(i)) {
            Some(accented) => {
                out.push(accented);
                if "aeiou".contains(c) {
                    out.push(accented);
                }
            }
            None => out.push(c),
        }
    }
    out
}

const PLAIN: &str = "aceginorstuyzACEGINORSTUYZ";
const ACCENTED: &str = "\u{e0}\u{e7}\u{e9}\u{11d}\u{ee}\u{f1}\u{f6}\u{159}\u{161}\u{163}\u{fb}\u{fd}\u{17e}\u{c5}\u{c7}\u{c9}\u{11c}\u{ce}\u{d1}\u{d6}\u{158}\u{160}\u{162}\u{db}\u{dd}\u{17d}";

/// Each word turned around by a right-to-left override, as Android's `ar-XB` does.
pub(super) fn mirrored(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut in_word = false;
    for c in text.chars() {
        if c.is_alphanumeric() != in_word {
            in_word = !in_word;
            out.push_str(if in_word { "\u{200f}\u{202e}" } else { "\u{202c}\u{200f}" });
        }
        out.push(c);
    }
    if in_word {
        out.push_str("\u{202c}\u{200f}");
    }
    out
}
