//! Every word of a page can be said in another language (the generated `en-XA` has an accent on every
//! word that came through the messages), and a language from right to left turns the page around.

use std::collections::BTreeMap;

use grove_testkit::{Client, Town};

use super::crawl::crawl;
use super::html::{Piece, attribute, pieces};
use super::seed::seed;

/// Letters that the accented language has none of.
const PLAIN: &str = "aceginorstuyzACEGINORSTUYZ";
/// Attributes that are read out or shown.
const SPOKEN: [&str; 4] = ["alt", "aria-label", "placeholder", "title"];
/// What people of the town wrote where it cannot carry `dir="auto"`: inside of sentences, titles and labels.
const WRITTEN: [&str; 15] = [
    "Frost in",
    "frost",
    "Cover it.",
    "What about the",
    "a leaf",
    "Later",
    "Not yet",
    "May I?",
    "Be kind.",
    "No spam.",
    "Trade in the open.",
    "@example.org",
    // A device as it names itself, and the name of a clock.
    "story",
    "her other device",
    "UTC",
];
const ROOMS: [&str; 6] = ["commons", "workshop", "gardeners", "The commons", "The workshop", "The gardeners"];

/// Texts of a page that no language has said: outside of what people wrote, with a letter without accent.
fn untold(page: &str, names: &[String]) -> Vec<String> {
    let mut stack: Vec<(String, bool)> = Vec::new();
    let mut found = Vec::new();
    for piece in pieces(page) {
        let theirs = stack.last().is_some_and(|(_, theirs)| *theirs);
        match piece {
            Piece::Open { name, attributes, empty } => {
                let own = attribute(&attributes, "dir") == Some("auto")
                    || matches!(name.as_str(), "script" | "style" | "code" | "textarea" | "text");
                let spoken = attributes.iter().filter(|(n, _)| SPOKEN.contains(&n.as_str()) && !theirs && !own);
                found.extend(spoken.filter(|(_, value)| is_plain(value, names)).map(|(n, value)| format!("<{name} {n}> {value}")));
                if !empty {
                    stack.push((name, theirs || own));
                }
            }
            Piece::Close(name) => {
                let at = stack.iter().rposition(|(open, _)| *open == name).unwrap_or(stack.len());
                stack.truncate(at);
            }
            Piece::Text(text) => {
                if !theirs && is_plain(&text, names) {
                    found.push(format!("<{}> {}", stack.last().map_or("", |(name, _)| name), text.trim()));
                }
            }
        }
    }
    found
}

fn is_plain(text: &str, names: &[String]) -> bool {
    let left = names.iter().fold(text.to_owned(), |text, name| text.replace(name.as_str(), ""));
    left.chars().any(|c| PLAIN.contains(c))
}

/// What people chose themselves, longest first.
fn chosen() -> Vec<String> {
    let people = grove_testkit::CAST.iter().flat_map(|p| [p.name.to_owned(), p.handle.to_owned()]);
    let others = WRITTEN.iter().chain(&ROOMS).map(|text| (*text).to_owned());
    let mut all: Vec<String> = people.chain(others).chain(["Wen Li", "wen", "Rosa Luz", "rosa", "Grove"].map(str::to_owned)).collect();
    all.sort_by_key(|text| std::cmp::Reverse(text.len()));
    all
}

fn walkers(town: &Town) -> [Client<'_>; 3] {
    [town.visitor(), town.person("nadia"), town.person("ada")]
}

#[test]
fn every_word_of_every_page_can_be_translated() {
    let town = seed().snapshot.town();
    let (names, mut pages) = (chosen(), 0);
    let mut untold_at: BTreeMap<String, String> = BTreeMap::new();
    for who in walkers(&town) {
        for (address, answer) in crawl(&who, &[("cookie", "lang=en-XA")]) {
            pages += 1;
            for text in untold(&answer.body, &names) {
                untold_at.entry(text).or_insert_with(|| format!("{} {address}", who.name));
            }
        }
    }
    let list: Vec<String> = untold_at.into_iter().map(|(text, at)| format!("{at}: {text}")).collect();
    assert!(list.is_empty(), "{} texts on {pages} pages are in no message:\n{}", list.len(), list.join("\n"));
    println!("{pages} pages");
    town.abandon();
}

#[test]
fn a_language_from_right_to_left_turns_every_page_around() {
    let town = seed().snapshot.town();
    for who in walkers(&town) {
        for (address, answer) in crawl(&who, &[("cookie", "lang=ar-XB")]) {
            let root = pieces(&answer.body).into_iter().find_map(|piece| match piece {
                Piece::Open { name, attributes, .. } if name == "html" => Some(attributes),
                Piece::Open { .. } | Piece::Close(_) | Piece::Text(_) => None,
            });
            let root = root.unwrap_or_else(|| panic!("{} {address} has no root", who.name));
            assert_eq!((attribute(&root, "lang"), attribute(&root, "dir")), (Some("ar-XB"), Some("rtl")), "{} {address}", who.name);
        }
    }
    town.abandon();
}
