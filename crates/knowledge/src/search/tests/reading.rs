//! Words, questions and passages: pure rules as tables, and anything at all without a panic.

use proptest::prelude::*;

use crate::search::passage::passage;
use crate::search::query::Wanted;
use crate::search::words::{asked, within_one, words};

fn plain(text: &str) -> Vec<String> {
    words(text).into_iter().map(|w| w.plain).collect()
}

#[test]
fn text_becomes_words() {
    for (text, found) in [
        ("Hello, World!", vec!["hello", "world"]),
        ("Shor's algorithm isn't 'new'", vec!["shor", "algorithm", "isnt", "new"]),
        ("Crème brûlée, ẞtraße", vec!["creme", "brulee", "sstrasse"]),
        ("cre\u{300}me", vec!["creme"]),
        ("x_y low-fat 3.14", vec!["x", "y", "low", "fat", "3", "14"]),
        ("東京都", vec!["東京", "京都", "都"]),
        ("量", vec!["量"]),
        ("Rust言語 2.0", vec!["rust", "言語", "語", "2", "0"]),
        ("สวัสดี", vec!["สวั", "วัส", "สดี", "ดี"]),
        ("서울 특별시", vec!["서울", "울", "특별", "별시", "시"]),
        ("हिन्दी में", vec!["हिन्दी", "में"]),
        ("", vec![]),
    ] {
        assert_eq!(plain(text), found, "{text}");
    }
}

#[test]
fn a_question_has_pairs_only() {
    let found = |text| asked(text).into_iter().map(|w| w.plain).collect::<Vec<_>>();
    assert_eq!(found("東京都"), ["東京", "京都"]);
    assert_eq!(found("都"), ["都"]);
}

#[test]
fn stems_and_places_go_with_the_words() {
    let found = words("Pruning roses");
    assert_eq!(found.iter().map(|w| w.stem.as_str()).collect::<Vec<_>>(), ["prune", "rose"]);
    assert_eq!((found[1].from, found[1].to, found[1].position), (8, 13, 1));
}

#[test]
fn one_letter_may_be_wrong() {
    for (a, b, near) in [
        ("rose", "rose", true),
        ("rose", "roses", true),
        ("rose", "rise", true),
        ("rose", "ose", true),
        ("rose", "orse", true),
        ("rose", "sore", false),
        ("rose", "rosess", false),
        ("", "a", true),
        ("ab", "ba", true),
    ] {
        assert_eq!(within_one(a, b), near, "{a} {b}");
        assert_eq!(within_one(b, a), near, "{b} {a}");
    }
}

#[test]
fn a_question_is_read() {
    let wanted = Wanted::parse("climbing \"black spot\" -aphids roses");
    let words: Vec<_> = wanted.words.iter().map(|a| (a.word.plain.as_str(), a.open, a.typo)).collect();
    assert_eq!(words, [("climbing", false, true), ("roses", true, true)]);
    assert_eq!(wanted.phrases[0].iter().map(|w| w.plain.as_str()).collect::<Vec<_>>(), ["black", "spot"]);
    assert_eq!(wanted.without[0][0].plain, "aphids");
    assert!(Wanted::parse("  \"\" - -- \u{3000}").is_empty());
    assert!(Wanted::parse("-rose").is_open());
    let plain = |text| Wanted::parse(text).words.into_iter().map(|a| a.word.plain).collect::<Vec<_>>();
    assert_eq!(plain("how do I prune the roses"), ["prune", "roses"], "a sentence");
    assert_eq!(plain("the who"), ["the", "who"], "a name");
    assert_eq!(plain("to be or not"), ["to", "be", "or", "not"], "nothing else is said");
    assert_eq!(Wanted::parse(&"word ".repeat(1_000)).words.len(), 1);
    assert_eq!(Wanted::parse(&(0..200).map(|n| format!("w{n} ")).collect::<String>()).words.len(), 24);
}

#[test]
fn a_passage_shows_where_most_was_found() {
    let text = format!("{} rose {} rose and thorn. {}", "dull words ".repeat(60), "more words ".repeat(60), "end ".repeat(60));
    let shown = passage(&text, &Wanted::parse("rose thorn")).markup().into_string();
    assert!(shown.contains("<mark>rose</mark> and <mark>thorn</mark>."), "{shown}");
    assert!(shown.starts_with('\u{2026}') && shown.ends_with('\u{2026}'), "{shown}");
    assert_eq!(passage("nothing here", &Wanted::parse("rose")).markup().into_string(), "nothing here");
    assert_eq!(passage("量子力学", &Wanted::parse("量子力")).markup().into_string(), "<mark>量子力</mark>学");
}

proptest! {
    #[test]
    fn anything_can_be_asked_of_anything(question in "\\PC{0,80}", text in "\\PC{0,300}") {
        let wanted = Wanted::parse(&question);
        prop_assert!(wanted.words.len() <= 24);
        let shown = passage(&text, &wanted);
        let whole: String = shown.0.into_iter().map(|(_, piece)| piece).collect();
        if words(&text).len() <= 42 && !words(&text).is_empty() {
            prop_assert_eq!(whole, text, "nothing of a short text is lost");
        }
    }

    #[test]
    fn quotes_and_dashes_in_any_order(question in "[-\" a量']{0,40}") {
        let _ = Wanted::parse(&question);
    }
}
