//! Mentions: `@handle` in running text. They are found on the tree, so what stands in code, in links and
//! in addresses is never one.

use std::collections::HashMap;

use comrak::nodes::{AstNode, Node, NodeValue};
use comrak::{Arena, parse_document};

use super::tokens::escape;
use super::{Mention, Options, bounds, tree};

/// Longer than any handle we give; what is longer is not one.
const MAX_HANDLE: usize = 64;

/// A stretch of text: plain, or a handle as it was written (without the sign).
enum Piece<'a> {
    Text(&'a str),
    Handle(&'a str),
}

pub(super) fn candidates(source: &str) -> Vec<String> {
    if bounds::too_deep(source) {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, source, &tree::comrak(&Options::default()));
    let mut found = Vec::new();
    for node in root.descendants() {
        if let (NodeValue::Text(text), false) = (&node.data().value, in_link(node)) {
            for piece in pieces(text) {
                if let Piece::Handle(handle) = piece {
                    remember(&mut found, handle);
                }
            }
        }
    }
    found
}

/// Turns the handles of a text node that are known into links.
pub(super) fn link<'a>(arena: &'a Arena<'a>, node: Node<'a>, known: &HashMap<String, Mention>, mentioned: &mut Vec<String>) {
    let text = match &node.data().value {
        NodeValue::Text(text) if text.contains('@') => text.to_string(),
        _ => return,
    };
    if in_link(node) {
        return;
    }
    let put = |value: NodeValue| node.insert_before(arena.alloc(AstNode::from(value)));
    for piece in pieces(&text) {
        match piece {
            Piece::Text(plain) => put(NodeValue::Text(plain.to_owned().into())),
            Piece::Handle(handle) => match known.get(&handle.to_lowercase()) {
                Some(mention) => {
                    remember(mentioned, handle);
                    put(NodeValue::HtmlInline(anchor(handle, mention)));
                }
                None => put(NodeValue::Text(format!("@{handle}").into())),
            },
        }
    }
    node.detach();
}

fn anchor(handle: &str, mention: &Mention) -> String {
    format!(r#"<a class="mention" href="{}" title="{}">@{}</a>"#, escape(&mention.url), escape(&mention.name), escape(handle))
}

fn remember(found: &mut Vec<String>, handle: &str) {
    let handle = handle.to_lowercase();
    if !found.contains(&handle) {
        found.push(handle);
    }
}

fn in_link(node: Node<'_>) -> bool {
    node.ancestors().any(|a| matches!(a.data().value, NodeValue::Link(_) | NodeValue::Image(_)))
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(at) = text[from..].find('@').map(|i| from + i) {
        from = at + 1;
        let glued = text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "_-.@/".contains(c));
        let handle = handle_at(&text[from..]);
        if glued || handle.is_empty() {
            continue;
        }
        if start < at {
            pieces.push(Piece::Text(&text[start..at]));
        }
        pieces.push(Piece::Handle(handle));
        from += handle.len();
        start = from;
    }
    if start < text.len() {
        pieces.push(Piece::Text(&text[start..]));
    }
    pieces
}

/// The handle that a text begins with: letters, digits, `_`, and `-` or `.` inside.
fn handle_at(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && !"_-.".contains(c)).unwrap_or(text.len());
    let handle = text[..end].trim_end_matches(['.', '-']);
    let starts_well = handle.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
    if starts_well && handle.len() <= MAX_HANDLE { handle } else { "" }
}
