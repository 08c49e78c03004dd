//! The oracle: what comes out is parsed the way a browser does, by another version of the parser than the
//! sanitiser uses, and everything found in it must stand on the list.

use html5ever_oracle::tendril::TendrilSink;
use html5ever_oracle::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

use super::spec::payloads;
use super::*;
use crate::markdown::allow::{ATTRIBUTES, CLASSES, GENERIC, HTML, MATHML, REL, SCHEMES, sanitise, scheme};

fn check(html: &str, source: &str) {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(format!("<!doctype html><body>{html}"));
    let mut stack = vec![dom.document.clone()];
    while let Some(node) = stack.pop() {
        element(&node, source);
        stack.extend(node.children.borrow().iter().cloned());
    }
}

fn element(node: &Handle, source: &str) {
    let NodeData::Element { name, attrs, .. } = &node.data else {
        assert!(!matches!(node.data, NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. }), "{source}");
        return;
    };
    let tag = &*name.local;
    let scaffold = ["html", "head", "body", "tbody", "colgroup"].contains(&tag);
    assert!(scaffold || HTML.contains(&tag) || MATHML.contains(&tag), "<{tag}> from {source}");
    for attr in attrs.borrow().iter() {
        attribute(tag, &attr.name.local, &attr.value, source);
    }
}

fn attribute(tag: &str, key: &str, value: &str, source: &str) {
    let listed = ATTRIBUTES.iter().any(|(t, keys)| *t == tag && keys.contains(&key)) || GENERIC.contains(&key);
    match (tag, key) {
        ("a", "rel") => assert_eq!(value, REL),
        (_, "class") => {
            let classes = CLASSES.iter().find(|(t, _)| *t == tag).map_or(&[][..], |(_, c)| c);
            assert!(value.split_whitespace().all(|c| classes.contains(&c)), "{tag} class={value} from {source}");
        }
        _ => assert!(listed, "{tag} {key} from {source}"),
    }
    if key == "href" {
        assert!(scheme(value).is_none_or(|s| SCHEMES.contains(&s.as_str())), "{value} from {source}");
        // And the plain reading of the URL standard, which knows nothing of ours.
        let plain: String = value.trim_start_matches(|c: char| c <= ' ').chars().filter(|c| !"\t\r\n".contains(*c)).collect();
        let plain = plain.to_ascii_lowercase();
        assert!(!["javascript:", "data:", "vbscript:", "file:"].iter().any(|s| plain.starts_with(s)), "{value} from {source}");
    }
    if key == "src" {
        assert!(value.starts_with("/media/"), "{value} from {source}");
    }
}

fn holds(source: &str) {
    for math in [false, true] {
        let options = Options { math, ..Options::default() };
        for out in [render(source, &options), clean_html(source, &options)] {
            check(&out.html, source);
            // A browser reads badly nested tags its own way, as the sanitiser does a second time: what
            // comes out of that is as safe.
            check(&sanitise(&out.html), source);
        }
    }
}

#[test]
fn no_payload_passes() {
    let payloads = payloads();
    println!("{} payloads", payloads.len());
    payloads.iter().for_each(|p| holds(p));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn anything_is_rendered_safely(source in "(?s).{0,200}") {
        holds(&source);
    }

    #[test]
    fn anything_that_looks_like_markup_is_rendered_safely(source in "([<>/&;\"'=a-c \n*_`$\\[\\]()!@|#-]|<(b|p|a|img|math|mi|mtext|svg|table|td|style|title|li) ?|</(b|p|a|math|mi|table|style)>|href=|src=|javascript:|https://x){0,60}") {
        holds(&source);
    }
}
