//! Words, questions and passages: pure rules as tables, and anything at all without a panic.

use proptest::prelude::*;

use crate::search::marker::{Mark, Marker};
use crate::search::passage::Passage;
use crate::search::query::Wanted;
use crate::search::words::{Word, asked, within_one, words};

fn passage(text: &str, wanted: &Wanted) -> Passage {
    crate::search::passage::passage(text, &mut Marker::new(wanted))
}

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

type Read = (Vec<(usize, usize)>, Vec<(usize, Mark)>);

/// The plain way: every word of the text is compared with every word that was asked for.
fn marks(text: &str, wanted: &Wanted) -> Read {
    let all = words(text);
    let is = |ask: &crate::search::query::Ask, word: &Word| {
        let near = ask.typo && !word.is_pair() && within_one(&ask.word.plain, &word.plain);
        ask.word.stem == word.stem || near || (ask.open && word.plain.starts_with(&ask.word.plain))
    };
    let mark = |word: &Word| {
        let whole = word.to - word.from;
        match wanted.words.iter().position(|ask| is(ask, word)) {
            Some(asked) if word.is_pair() => Some(Mark { asked, bytes: wanted.words[asked].word.plain.len().min(whole) }),
            Some(asked) => Some(Mark { asked, bytes: whole }),
            None => {
                let index = wanted.phrases.iter().flatten().position(|asked| asked.plain == word.plain)?;
                Some(Mark { asked: wanted.words.len() + index, bytes: whole })
            }
        }
    };
    let found = all.iter().enumerate().filter_map(|(index, word)| Some((index, mark(word)?))).collect();
    (all.iter().map(|word| (word.from, word.to)).collect(), found)
}

#[test]
fn marks_are_found_where_the_index_has_the_words() {
    let text =
        "Dying, dyed\u{a0}ROSES' rose's don\u{2019}t don't 'Rosé' r\u{f6}se 東京都rose \r\n 3.14 x_y ties  naïve \u{301}e — |0⟩ roſe";
    for question in ["die rose", "roses dont", "3 x", "tie naive", "\"x y\" e", "京都", "dyeing rsoe", "ros", "東"] {
        let wanted = Wanted::parse(question);
        let mut marker = Marker::new(&wanted);
        marker.read(text);
        assert_eq!((marker.spans, marker.marks), marks(text, &wanted), "{question}");
    }
}

proptest! {
    #[test]
    fn marks_are_the_same_however_they_are_found(
        question in "([dDrR]?[oy][isn]?[eé'’g]?[sS]?|\\PC{1,3}| |\"){0,12}",
        text in "([dDrR]?[oy][isn]?[eé'’g]?[sS]?|\\PC{1,3}| |\r\n|量子|don't|\u{301}){0,60}",
    ) {
        let wanted = Wanted::parse(&question);
        let mut marker = Marker::new(&wanted);
        marker.read(&text);
        prop_assert_eq!((marker.spans, marker.marks), marks(&text, &wanted));
    }

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
