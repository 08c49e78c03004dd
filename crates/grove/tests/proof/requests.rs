//! Requests that nobody means well with: bodies that do not read, are too large or too deep, parts
//! without end, letters that are none, cursors that nobody gave. Each is refused in words or answered as
//! if it were polite; nothing breaks, nothing is written, and no list is longer for it.

use std::time::{Duration, Instant};

use grove_testkit::{Answer, Client, Face};
use http::Method;
use serde_json::{Value, json};

use super::seed::{Seed, seed};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// A route that writes, by one of its faces, with its address among the gardeners.
struct Door {
    method: Method,
    face: Face,
    address: String,
    limit: usize,
}

fn doors(seed: &Seed) -> Vec<Door> {
    let mut doors = Vec::new();
    for route in grove::weave::routes().iter().filter(|route| route.method != Method::GET) {
        let address = seed.fixtures.address(&route.method, &route.path, "gardeners").expect("the matrix says what is missing");
        let (method, limit) = (route.method.clone(), route.body_limit);
        if route.page_only.is_none() {
            doors.push(Door { method: method.clone(), face: Face::Api, address: address.clone(), limit });
        }
        if !route.api_only {
            let address = if method == Method::POST { address } else { format!("{address}?_method={method}") };
            doors.push(Door { method: Method::POST, face: Face::Page, address, limit });
        }
    }
    doors
}

fn knock(who: &Client<'_>, door: &Door, kind: &str, body: Vec<u8>) -> Answer {
    let headers = [("sec-fetch-site", "same-origin")];
    let answer = who.send_bytes(door.method.clone(), door.face, &door.address, Some((kind, body)), &headers);
    assert!(answer.status < 500, "{} with {kind} answered {}\n{}", answer.request, answer.status, answer.body);
    answer
}

fn nonsense() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        (JSON, b"{".to_vec()),
        (JSON, b"[]".to_vec()),
        (JSON, b"null".to_vec()),
        (JSON, b"\"words\"".to_vec()),
        (JSON, b"{\"body\":\"\xff\xfe\",\"title\":\"\xc3\x28\"}".to_vec()),
        (JSON, b"{\"body\":\"\\ud800\"}".to_vec()),
        (JSON, b"{\"body\":{},\"title\":[],\"words\":7,\"name\":false,\"days\":\"x\",\"role\":[[]]}".to_vec()),
        (JSON, br#"{"days":1e308,"rule":-9223372036854775808,"uses":9223372036854775807,"seen":18446744073709551616}"#.to_vec()),
        (JSON, "[".repeat(100_000).into_bytes()),
        (JSON, "{\"body\":".repeat(50_000).into_bytes()),
        (FORM, b"body=%ff%fe&title=%c3%28&name=%zz&words=%".to_vec()),
        (FORM, b"\xff\xfe=\xff".to_vec()),
        (FORM, "body=x&".repeat(50_000).into_bytes()),
        (FORM, "&".repeat(400_000).into_bytes()),
        (FORM, b"days=99999999999999999999&rule=-1&uses=1e9&seen=nine".to_vec()),
        ("multipart/form-data", b"--x--".to_vec()),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n\r\n--x--".to_vec()),
        ("text/plain", b"words".to_vec()),
        ("\u{e4}\u{f6}", b"words".to_vec()),
        ("", b"words".to_vec()),
    ]
}

/// Only what is understood and allowed may happen; a body of nonsense is neither.
#[test]
fn nonsense_breaks_nothing_at_any_door() {
    let (seed, town) = (seed(), seed().snapshot.town());
    town.grove.db.rehearse();
    let (ada, mut asked) = (town.person("ada"), 0);
    for door in doors(seed) {
        for (kind, body) in nonsense() {
            asked += 1;
            knock(&ada, &door, kind, body);
        }
    }
    println!("{asked} bodies of nonsense");
    town.abandon();
}

#[test]
fn a_body_above_the_limit_is_told_so_at_every_door() {
    let (seed, town) = (seed(), seed().snapshot.town());
    town.grove.db.rehearse();
    let ada = town.person("ada");
    for door in doors(seed) {
        let kind = if door.face == Face::Api { JSON } else { FORM };
        knock(&ada, &door, kind, vec![b'a'; door.limit + 1]).is(413);
    }
    town.abandon();
}

/// A file in a form, among things that a form does not have.
fn multiparts(picture: &[u8]) -> Vec<(String, Vec<u8>)> {
    let with = |boundary: &str| format!("multipart/form-data; boundary={boundary}");
    let part = |head: &str, bytes: &[u8]| [b"--x\r\n".as_slice(), head.as_bytes(), b"\r\n\r\n", bytes, b"\r\n--x--\r\n"].concat();
    let file = "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"";
    vec![
        (with("x"), "--x\r\n\r\n\r\n".repeat(500_000).into_bytes()),
        (with("x"), "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n".repeat(100_000).into_bytes()),
        (with("x"), part(&format!("{file}\r\n{}", "x-a: b\r\n".repeat(100_000)), picture)),
        (with("x"), [b"--x\r\n", file.as_bytes(), b"\r\n\r\n", picture].concat()),
        (with("x"), [b"--x\r\n", file.as_bytes()].concat()),
        (with("x"), part("Content-Disposition: form-data; name=\"\u{ff}\"", picture)),
        (with("x"), part("Content-Disposition: form-data; name=\"other\"", picture)),
        (with("x"), b"".to_vec()),
        (with("x"), vec![b'-'; 1 << 20]),
        (with(""), part(file, picture)),
        (with(&"x".repeat(10_000)), part(file, picture)),
        (with("\"x"), part(&format!("{file}; filename*=UTF-8''%ff"), b"")),
        ("multipart/form-data".to_owned(), part(file, picture)),
        ("multipart/mixed; boundary=x; boundary=y".to_owned(), part(file, b"")),
        (with("x"), part(file, b"GIF89a\xff\xff\xff\xff\x00\x00\x00")),
        (with("x"), part(file, b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
        (with("x"), part(file, &[&picture[..40], b"<script>alert(1)</script>"].concat())),
    ]
}

#[test]
fn parts_without_end_and_pictures_that_are_none_are_refused_soon() {
    let town = seed().snapshot.town();
    let (nadia, before) = (town.person("nadia"), town.activities().len());
    for (method, address) in [(Method::POST, "/media"), (Method::PUT, "/me/avatar")] {
        for (at, (kind, body)) in multiparts(super::seed::PICTURE).into_iter().enumerate() {
            let started = Instant::now();
            let answer = nadia.send_bytes(method.clone(), Face::Api, address, Some((&kind, body)), &[]);
            assert!((400..500).contains(&answer.status), "{} number {at} answered {}", answer.request, answer.status);
            assert!(started.elapsed() < Duration::from_secs(5), "{} number {at} took {:?}", answer.request, started.elapsed());
        }
    }
    assert_eq!(town.activities().len(), before, "something was taken");
    town.abandon();
}

/// What is two files in one is drawn anew, and the second is gone.
#[test]
fn a_picture_that_is_a_page_as_well_comes_back_as_a_picture() {
    let town = seed().snapshot.town();
    let nadia = town.person("nadia");
    let both = [super::seed::PICTURE, b"<html><script>alert(1)</script>"].concat();
    let kept = nadia.upload(Method::POST, "/media", &both).is(201).text("/url");
    let shown = nadia.get(&kept).is(200).lacks("<script>");
    assert!(shown.header("content-type").starts_with("image/"), "{:?}", shown.headers);
    assert_eq!(shown.header("x-content-type-options"), "nosniff");
    assert!(shown.header("content-security-policy").contains("sandbox"), "{:?}", shown.headers);
    town.abandon();
}

#[test]
fn a_text_that_only_nests_is_shown_soon_or_refused() {
    let town = seed().snapshot.town();
    let nadia = town.person("nadia");
    let deep = |piece: &str| piece.repeat(100_000);
    let texts = [
        deep(">"),
        deep("> "),
        deep("- "),
        deep("["),
        deep("!["),
        deep("**a "),
        deep("<div>"),
        deep("<b><i>"),
        deep("`"),
        deep("|a"),
        deep("$x^{"),
        deep("(["),
        "> ".repeat(30_000) + "a",
        "[".repeat(30_000) + &"](x)".repeat(7_000),
        "* ".repeat(30_000),
    ];
    let address = format!("/topics/{}/replies", seed().fixtures.get("commons", "topics/{id}").expect("a topic"));
    let mut taken = 0;
    for text in texts {
        let started = Instant::now();
        let answer = nadia.api_post(&address, json!({ "body": text }));
        let kind: String = text.chars().take(8).collect();
        assert!(matches!(answer.status, 201 | 413 | 422), "{kind} answered {}", answer.status);
        assert!(started.elapsed() < Duration::from_secs(8), "{kind} took {:?}", started.elapsed());
        taken += usize::from(answer.status == 201);
    }
    assert!(taken > 1, "only {taken} were short enough to be nested at all");
    nadia.get(address.trim_end_matches("/replies")).is(200);
    town.abandon();
}

const ABSURD: [&str; 22] = [
    "",
    "0",
    "-1",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "1e309",
    "NaN",
    "zzzzzzzzzzzzz.zzzzzzzzzzzzz",
    "3w5e11264sgsf.3w5e11264sgsf",
    "0.0",
    ".",
    "-.-",
    "a.b.c",
    "%ff%fe",
    "%00",
    "%F0%9F%92%A5",
    "null",
    "[]",
    "%27%3B--",
    "2026-99-99",
    "%",
];

/// Queries are found by reflection over the API document, so that a new one is asked by itself.
#[test]
fn absurd_cursors_sizes_and_filters_make_no_list_longer() {
    let (seed, town) = (seed(), seed().snapshot.town());
    let ada = town.person("ada");
    let document = ada.api_get("/openapi.json").is(200).json();
    let mut asked = 0;
    for route in grove::weave::routes().iter().filter(|route| route.method == Method::GET) {
        let address = seed.fixtures.address(&route.method, &route.path, "gardeners").expect("the matrix says what is missing");
        let address = address.split('?').next().unwrap_or_default().to_owned();
        for (name, value) in queries(&document, &route.path).iter().flat_map(|name| ABSURD.map(|value| (name.clone(), value))) {
            for face in [Face::Api, Face::Page, Face::Fragment] {
                asked += 1;
                let answer = ada.send(Method::GET, face, &format!("{address}?{name}={value}"), None, &[]);
                assert!(answer.status < 500, "{} answered {}\n{}", answer.request, answer.status, answer.body);
                let items = serde_json::from_str::<Value>(&answer.body).ok().and_then(|body| Some(body["items"].as_array()?.len()));
                assert!(items.unwrap_or(0) <= 200, "{} has {items:?} items", answer.request);
            }
        }
    }
    assert!(asked > 500, "only {asked} queries were found");
    println!("{asked} absurd queries");
    town.abandon();
}

/// The names that a route's document has, and those that every list could have.
fn queries(document: &Value, path: &str) -> Vec<String> {
    let parameters = document["paths"][path]["get"]["parameters"].as_array().cloned().unwrap_or_default();
    let named = parameters.iter().filter(|one| one["in"] == "query").filter_map(|one| one["name"].as_str());
    let usual = ["after", "limit", "page", "tab", "show", "next"];
    named.chain(usual).map(str::to_owned).collect()
}

/// An id of another kind, one that is none, and letters that are none stand for nothing.
#[test]
fn what_does_not_read_as_a_name_is_not_there() {
    let town = seed().snapshot.town();
    let ada = town.person("ada");
    let odd = [
        "top_",
        "top_zzzzzzzzzzzzz",
        "rep_0",
        "..",
        "%2e%2e",
        "%ff",
        "%F0%9F%92%A5",
        "a%2Fb",
        "-",
        "top_0%0a",
        &"a".repeat(5000),
        "%00",
        "null",
    ];
    for route in grove::weave::routes().iter().filter(|route| route.method == Method::GET && route.path.contains('{')) {
        for value in odd {
            let segments = route.path.split('/').map(|segment| if segment.starts_with('{') { value } else { segment });
            let address = segments.collect::<Vec<_>>().join("/");
            for face in [Face::Api, Face::Page] {
                let answer = ada.send(Method::GET, face, &address, None, &[]);
                assert!(answer.status < 500, "{} answered {}\n{}", answer.request, answer.status, answer.body);
            }
        }
    }
    town.abandon();
}
