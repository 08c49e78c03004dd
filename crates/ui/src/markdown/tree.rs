//! The tree that comrak makes of a source, and what we change in it before it becomes HTML.

use std::borrow::Cow;

use comrak::nodes::{NodeHtmlBlock, NodeValue};
use comrak::{Arena, Options as Comrak, format_html, nodes::Node, parse_document};

use super::{Options, dollars, highlight, mentions, tex};

/// How comrak reads. GitHub's extensions, no footnotes; raw HTML passes here and is sanitised last.
pub(super) fn comrak(options: &Options<'_>) -> Comrak<'static> {
    let mut comrak = Comrak::default();
    comrak.extension.table = true;
    comrak.extension.strikethrough = true;
    comrak.extension.tasklist = true;
    comrak.extension.autolink = true;
    comrak.extension.math_dollars = options.math;
    comrak.render.hardbreaks = !options.soft_wraps;
    comrak.render.r#unsafe = true;
    comrak
}

/// HTML that is not sanitised yet, and the handles that became mentions.
pub(super) fn html(source: &str, options: &Options<'_>) -> (String, Vec<String>) {
    let arena = Arena::new();
    let comrak = comrak(options);
    let source = if options.math { dollars::tidied(source) } else { Cow::Borrowed(source) };
    let root = parse_document(&arena, &source, &comrak);
    let mut mentioned = Vec::new();
    for node in root.descendants().collect::<Vec<_>>() {
        change(node);
        if let Some(known) = options.mentions {
            mentions::link(&arena, node, known, &mut mentioned);
        }
    }
    let mut html = String::with_capacity(source.len() * 2);
    format_html(root, &comrak, &mut html).expect("writing to a string");
    (html, mentioned)
}

fn change(node: Node<'_>) {
    let mut data = node.data_mut();
    let new = match &data.value {
        NodeValue::CodeBlock(block) => {
            let language = block.info.split([' ', ',', '{']).next().unwrap_or_default();
            Some(NodeValue::HtmlBlock(NodeHtmlBlock { block_type: 6, literal: highlight::block(language, &block.literal) }))
        }
        NodeValue::Math(math) => Some(NodeValue::HtmlInline(tex::between_dollars(&math.literal, math.display_math))),
        _ => None,
    };
    if let Some(new) = new {
        data.value = new;
    }
}
