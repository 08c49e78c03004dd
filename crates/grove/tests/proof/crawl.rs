//! Walking through the pages of a town along their links, as somebody with a browser.

use std::collections::{BTreeSet, VecDeque};

use grove_testkit::{Answer, Client, Face};
use http::Method;

use super::html::{Piece, attribute, pieces};

/// Enough for every kind of page; a town that is bigger than this has lists without an end.
const MOST: usize = 400;

/// Every page that can be reached from home, with its address.
pub fn crawl(who: &Client<'_>, headers: &[(&str, &str)]) -> Vec<(String, Answer)> {
    let (mut pages, mut known) = (Vec::new(), BTreeSet::from(["/".to_owned()]));
    let mut waiting = VecDeque::from(["/".to_owned()]);
    while let Some(address) = waiting.pop_front() {
        assert!(pages.len() < MOST, "more than {MOST} pages; {address} is one too many");
        let answer = who.send(Method::GET, Face::Page, &address, None, headers);
        assert!(answer.status < 500, "{} answered {}", answer.request, answer.status);
        if answer.header("content-type").starts_with("text/html") {
            for link in links(&answer.body).into_iter().chain([answer.location()]) {
                if link.starts_with('/') && !link.starts_with("//") && known.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
            pages.push((address, answer));
        }
    }
    pages
}

fn links(page: &str) -> Vec<String> {
    let of = |piece: Piece| match piece {
        Piece::Open { name, attributes, .. } if name == "a" => attribute(&attributes, "href").map(str::to_owned),
        Piece::Open { .. } | Piece::Close(_) | Piece::Text(_) => None,
    };
    let whole = pieces(page).into_iter().filter_map(of);
    whole.map(|link| link.split('#').next().unwrap_or_default().to_owned()).collect()
}
