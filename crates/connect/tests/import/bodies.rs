//! Texts of the real dump: what is shown of their formulas and pictures, and what an editor would find.

use std::collections::BTreeMap;

use grove_ui::markdown::{self, Options};

use crate::place::{Place, real_dump};
use crate::store;

/// HTML without code, where dollars are dollars.
fn without_code(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = ["<pre", "<code>"].iter().filter_map(|tag| rest.find(tag)).min() {
        out.push_str(&rest[..at]);
        let end = if rest[at..].starts_with("<pre") { "</pre>" } else { "</code>" };
        rest = rest[at..].find(end).map_or("", |i| &rest[at + i + end.len()..]);
    }
    out + rest
}

/// Why there is TeX to be read, or nothing when there is none.
fn unread(source: &str, html: &str) -> Option<&'static str> {
    let html = without_code(html);
    if !html.contains(['$']) && !html.contains("\\begin") {
        return None;
    }
    Some(if ["\\newcommand", "\\def", "\\Ket"].iter().any(|word| source.contains(word)) {
        "commands of their own, which formulas may not define here"
    } else if ["\\require", "\\ce{", "\\fbox", "\\enclose"].iter().any(|word| source.contains(word)) {
        "extensions of MathJax: chemistry, boxes, pictures"
    } else if html.contains("class=\"tex\"") {
        "TeX that our reader does not know"
    } else {
        "a dollar that opens no formula: money, `\\$`, and what was broken there too"
    })
}

#[test]
fn formulas_are_shown_but_for_those_that_are_known() {
    let Some(dump) = real_dump() else { return };
    let place = Place::new();
    let report = place.import(&dump, &grove_connect::import::Options::default()).unwrap();
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    let mut with = 0;
    for (source, html) in store::texts(&place.db, &store::POSTS) {
        with += usize::from(source.contains('$') || source.contains("\\begin"));
        if let Some(why) = unread(&source, &html) {
            *reasons.entry(why).or_default() += 1;
        }
    }
    let comments = store::texts(&place.db, &store::COMMENTS).iter().filter(|(source, html)| unread(source, html).is_some()).count();
    println!("{with} posts with TeX, not shown: {reasons:?}, comments {comments}");
    assert_eq!(with, 889);
    let most = [
        ("commands of their own, which formulas may not define here", 25),
        ("extensions of MathJax: chemistry, boxes, pictures", 6),
        ("TeX that our reader does not know", 6),
        ("a dollar that opens no formula: money, `\\$`, and what was broken there too", 12),
    ];
    for (why, count) in &reasons {
        assert!(most.iter().any(|(known, most)| known == why && count <= most), "{why}: {count}");
    }
    assert!(reasons.values().sum::<usize>() <= 42 && comments <= 5, "{reasons:?} {comments}");

    let pictures = report.files.iter().flat_map(|file| &file.notes).filter(|(what, _)| what.starts_with("a picture")).map(|(_, e)| e.count);
    assert_eq!(pictures.sum::<u64>(), 253);
    assert!(store::texts(&place.db, &store::POSTS).iter().all(|(_, html)| !html.contains("<img")));
}

/// What both show: the words, and how many of each kind of thing.
fn shown(text: &str, html: &str) -> (String, [usize; 6]) {
    let words = text.split_whitespace().collect();
    (words, ["<math", "<pre", "<a ", "<li", "<blockquote", "<table"].map(|tag| html.matches(tag).count()))
}

#[test]
fn what_an_editor_begins_with_shows_the_same() {
    let Some(dump) = real_dump() else { return };
    let place = Place::new();
    place.import(&dump, &grove_connect::import::Options::default()).unwrap();
    let math = Options { math: true, ..Options::default() };
    let texts = store::texts(&place.db, &store::POSTS);
    let differ = texts.iter().filter_map(|(source, _)| {
        let before = markdown::clean_html(source, &math);
        let after = markdown::render(&markdown::from_html(source), &math);
        let same = shown(&before.text, &before.html) == shown(&after.text, &after.html);
        (!same).then(|| (unread(source, &before.html).is_some(), source))
    });
    let differ: Vec<_> = differ.collect();
    println!("{} of {} texts show the same when they come back as Markdown", texts.len() - differ.len(), texts.len());
    assert_eq!(texts.len(), 1672);
    // TeX that cannot be read stands there as typed, and was typed in other marks or with remarks.
    let others: Vec<_> = differ.iter().filter(|(unread, _)| !unread).collect();
    assert!(differ.len() <= 7 && others.is_empty(), "{} {others:?}", differ.len());
}
