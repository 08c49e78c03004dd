//! Nobody learns what they may not know (S1): towns with the same public history that differ in what a
//! room holds give everybody outside that room the same bytes, at every address they could ask.
//!
//! Compared are status, headers and body of pages, fragments and the API, and the mails people get. Only
//! the `Date` header is left out. The towns have the same clock and the same ids, see `grove_testkit`.
//!
//! It was seen to fail: with `visible_space!` taken out of the count of topics of a tag, `/tags` of the
//! visitor differed; with the mentions of a hidden topic sent by mail, Theo's mails did.

use std::fmt::Write as _;
use std::time::Duration;

use grove_testkit::{Answer, Client, Face, Snapshot, Town};
use http::Method;
use serde_json::json;

use super::fixtures::{ANYWHERE, Fixtures};
use super::seed;

/// Who stands outside of the gardeners, and who outside of the workshop: Omar moderates the community and
/// reads gated rooms.
const OUTSIDE_GARDENERS: [&str; 6] = ["visitor", "theo", "omar", "exa", "bo", "sam"];
const OUTSIDE_WORKSHOP: [&str; 5] = ["visitor", "theo", "exa", "bo", "sam"];

/// Words that only the hidden history holds, words that both hold, and beginnings of both.
const SEARCHES: [&str; 14] = [
    "frost",
    "slug",
    "slugs",
    "greenhouse",
    "zanzibar",
    "zanz",
    "Frost in gardeners",
    "\"late frost\"",
    "frost -cover",
    "a",
    "theo",
    "nadia",
    "gardeners",
    "workshop",
];

/// What both towns have: the people, the rooms, and a public question.
fn public_part() -> (Snapshot, Fixtures) {
    let (town, mut fixtures) = (Town::new(), Fixtures::default());
    seed::everywhere(&town, &mut fixtures);
    // The hidden part begins with Ines and Nadia in the room and nothing in it.
    for (handle, role) in [("ines", "host"), ("pia", "moderator"), ("nadia", "member"), ("vera", "member")] {
        town.person("ada").api_post("/spaces/workshop/members", json!({ "handle": handle, "role": role }));
    }
    seed::in_room(&town, "commons", &mut fixtures);
    (Snapshot::of(town), fixtures)
}

/// Everything that can happen in a room without anybody outside being meant to know.
fn hidden_part(town: &Town, room: &'static str, fixtures: &mut Fixtures) {
    let (nadia, ines, vera) = (town.person("nadia"), town.person("ines"), town.person("vera"));
    seed::in_room(town, room, fixtures);
    for n in 0..12 {
        let body = format!("Zanzibar, zanzibar: the greenhouse key. @theo @omar @exa late frost slugs {n}");
        let kind = if n % 2 == 0 { "question" } else { "discussion" };
        let topic = json!({ "kind": kind, "title": format!("Frost slug greenhouse {n}"), "body": body, "tags": ["frost", "commons-frost", "zanzibar"] });
        let id = nadia.api_post(&format!("/spaces/{room}/topics"), topic).is(201).text("/id");
        for said in ["Frost again, @theo.", "Slugs and zanzibar."] {
            ines.api_post(&format!("/topics/{id}/replies"), json!({ "body": said })).is(201);
        }
        vera.api(Method::PUT, &format!("/topics/{id}/vote"), json!({}));
        vera.api(Method::PUT, &format!("/topics/{id}/reactions/love"), json!({}));
        vera.api_post("/reports", json!({ "target": id, "rule": 2, "words": "Zanzibar again" })).is(201);
        // Read to the end, so that counts of what is new move.
        ines.get(&format!("/topics/{id}")).is(200);
    }
    town.settle();
}

/// Private rooms and people in them, which only admins and those in them know of.
fn hidden_rooms(town: &Town) {
    let ada = town.person("ada");
    for (slug, under) in [("greenhouse", "gardeners"), ("zanzibar-shed", "commons"), ("zanzibar-cellar", "")] {
        let room = json!({ "name": slug, "slug": slug, "purpose": "Zanzibar", "visibility": "private", "joining": "invitation",
            "kinds": ["discussion"], "parent": under });
        ada.api_post("/spaces", room).is(201);
    }
    for handle in ["rob", "vera", "wen"] {
        ada.api_post("/spaces/gardeners/members", json!({ "handle": handle, "role": "member" }));
    }
}

/// What happens afterwards in public, by people who have nothing to do with it.
fn afterwards(town: &Town, fixtures: &mut Fixtures) {
    town.later(Duration::from_secs(1800));
    let theo = town.person("theo");
    let topic = json!({ "kind": "discussion", "title": "Slugs everywhere", "body": "Frost or slugs, @omar?", "tags": ["frost"] });
    let id = theo.api_post("/spaces/commons/topics", topic).is(201).text("/id");
    let reply = town.person("omar").api_post(&format!("/topics/{id}/replies"), json!({ "body": "Both, @theo." })).is(201);
    fixtures.put("later", "topics/{id}", id);
    fixtures.put("later", "replies/{id}", reply.text("/id"));
    town.settle();
}

/// Every address of every `GET` route in the rooms given, with what makes lists look different.
fn addresses(fixtures: &Fixtures, rooms: &[&'static str]) -> Vec<(String, Face)> {
    let mut addresses = Vec::new();
    for route in grove::weave::routes().iter().filter(|route| route.method == Method::GET) {
        let asked = if fixtures.rooms(&route.path) == [ANYWHERE] { &[ANYWHERE][..] } else { rooms };
        // Whoever holds the secret of an invitation is meant to see what it opens.
        let asked = if route.path.contains("{invitation}") { &["commons"][..] } else { asked };
        let here: Vec<String> = asked.iter().filter_map(|room| fixtures.address(&route.method, &route.path, room).ok()).collect();
        assert!(!here.is_empty(), "{} has no fixture; the matrix says which", route.path);
        let varied: Vec<String> = here.iter().flat_map(|address| variants(&route.path, address)).collect();
        for address in here.into_iter().chain(varied) {
            if !route.api_only {
                addresses.extend([(address.clone(), Face::Page), (address.clone(), Face::Fragment)]);
            }
            if route.page_only.is_none() {
                addresses.push((address, Face::Api));
            }
        }
    }
    addresses.extend(["/", "/healthz", "/readyz", "/robots.txt", "/no-such-page"].map(|path| (path.to_owned(), Face::Page)));
    addresses.push(("/openapi.json".to_owned(), Face::Api));
    addresses
}

/// The same list sorted, filtered and searched.
fn variants(path: &str, address: &str) -> Vec<String> {
    let queries: &[&str] = match path {
        "/" | "/topics" | "/spaces/{slug}" | "/spaces/{slug}/topics" => {
            &["show=new", "show=active", "show=top", "show=questions", "show=unanswered"]
        }
        "/members" => &["sort=name", "sort=new", "sort=active", "q=na", "q=wen"],
        "/members/{handle}" => &["tab=topics", "tab=replies", "tab=about"],
        "/sitemap.xml" => &["part=0", "part=1", "part=2"],
        _ => &[],
    };
    let searches: &[&str] = if matches!(path, "/search" | "/search/suggest") { &SEARCHES } else { &[] };
    let bare = address.split('?').next().unwrap_or(address);
    let asked = searches.iter().map(|words| format!("{bare}?q={}", escaped(words)));
    let narrowed = searches
        .iter()
        .take(3)
        .flat_map(|words| ["space=gardeners", "tag=zanzibar", "author=nadia", "kind=question"].map(|f| format!("{bare}?q={words}&{f}")));
    queries.iter().map(|query| format!("{bare}?{query}")).chain(asked).chain(narrowed).collect()
}

fn escaped(words: &str) -> String {
    words.replace(' ', "%20").replace('"', "%22")
}

fn client<'t>(town: &'t Town, name: &'static str) -> Client<'t> {
    if name == "visitor" { town.visitor() } else { town.person(name) }
}

/// An answer as bytes to compare.
fn whole(answer: &Answer) -> String {
    let mut text = format!("{}\n", answer.status);
    for (name, value) in answer.headers.iter().filter(|(name, _)| *name != "date") {
        writeln!(text, "{name}: {}", String::from_utf8_lossy(value.as_bytes())).expect("a text takes everything");
    }
    text + "\n" + &answer.body
}

/// The addresses that answer differently, and how.
fn differences(one: &Town, other: &Town, people: &[&'static str], addresses: &[(String, Face)]) -> Vec<String> {
    let mut differ = Vec::new();
    for name in people.iter().copied() {
        for (address, face) in addresses {
            let ask = |town: &Town| whole(&client(town, name).send(Method::GET, *face, address, None, &[]));
            let (here, there) = (ask(one), ask(other));
            if here != there {
                differ.push(format!("{name} {face:?} {address}: {}", first_difference(&here, &there)));
            }
        }
    }
    differ
}

fn first_difference(here: &str, there: &str) -> String {
    let (at, pair) = here.lines().zip(there.lines()).enumerate().find(|(_, (a, b))| a != b).unwrap_or((0, ("", "one is longer")));
    let from = pair.0.bytes().zip(pair.1.bytes()).position(|(a, b)| a != b).unwrap_or(0).saturating_sub(60);
    let cut = |line: &str| line.bytes().skip(from).take(200).map(char::from).collect::<String>();
    format!("line {at}\n    {}\n    {}", cut(pair.0), cut(pair.1))
}

/// Mails to people, without those of people inside.
fn mails_to(town: &Town, people: &[&str]) -> Vec<String> {
    let to = |mail: &String| people.iter().any(|name| mail.contains(&format!("{name}@example.org")));
    let undated = |mail: String| mail.lines().filter(|line| !line.starts_with("Date:")).collect::<Vec<_>>().join("\n");
    town.mails().into_iter().filter(to).map(undated).collect()
}

/// Two towns from one public part: one lives on, in the other much happens in the room first.
fn nobody_outside_learns(room: &'static str, outside: &[&'static str], hide: fn(&Town)) {
    let (public, mut fixtures) = public_part();
    let (bare, full) = (public.town(), public.town());
    hidden_part(&full, room, &mut fixtures);
    hide(&full);
    full.settle();
    afterwards(&bare, &mut Fixtures::default());
    afterwards(&full, &mut fixtures);
    // From here on both have been asked the same.
    let (bare, full) = (Snapshot::of(bare).town(), Snapshot::of(full).town());
    let addresses = addresses(&fixtures, &["commons", room, "later"]);
    assert!(addresses.len() > 150, "only {} addresses", addresses.len());
    let differ = differences(&bare, &full, outside, &addresses);
    assert!(differ.is_empty(), "{} of {} answers tell:\n{}", differ.len(), addresses.len() * outside.len(), differ.join("\n"));
    assert_eq!(mails_to(&bare, outside), mails_to(&full, outside));
    println!("{} answers to {} people are equal", addresses.len(), outside.len());
}

#[test]
fn nobody_outside_learns_what_a_private_room_holds() {
    nobody_outside_learns("gardeners", &OUTSIDE_GARDENERS, hidden_rooms);
}

#[test]
fn nobody_outside_learns_what_a_gated_room_holds() {
    nobody_outside_learns("workshop", &OUTSIDE_WORKSHOP, |_| {});
}
