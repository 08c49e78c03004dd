//! What holds around every handler: foreign hosts and forged forms are refused, the API reads no cookie and
//! a page no token, no page carries script or style of its own, and no spelling of an address opens more
//! than its own.

use grove_testkit::{Client, Face, Town};
use http::Method;

use super::bodies::body;
use super::crawl::crawl;
use super::fixtures::Fixtures;
use super::html::{Piece, attribute, pieces};
use super::seed::seed;

/// All routes with an address in the gardeners, or anywhere.
fn addresses(fixtures: &Fixtures) -> Vec<(Method, String, String, bool)> {
    let routes = grove::weave::routes();
    let of = |route: &grove_web::Route| {
        let address = fixtures.address(&route.method, &route.path, "gardeners").expect("the matrix says what is missing");
        (route.method.clone(), route.path.clone(), address, route.api_only)
    };
    routes.iter().map(of).collect()
}

#[test]
fn a_foreign_host_is_refused_everywhere() {
    let (seed, town) = (seed(), seed().snapshot.town());
    let ada = town.person("ada");
    for (_, _, address, _) in addresses(&seed.fixtures).into_iter().filter(|(method, ..)| *method == Method::GET) {
        for host in ["grove.example.evil", "localhost.example.com", "127.0.0.1:1"] {
            for face in ["", "/api/v1"] {
                let there = format!("http://{host}{face}{address}");
                ada.send(Method::GET, Face::Page, &there, None, &[]).is(421);
            }
        }
    }
    town.abandon();
}

/// How a browser says that a form comes from elsewhere.
const FORGED: [&[(&str, &str)]; 7] = [
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "http://localhost.example.com")],
    &[("origin", "http://127.0.0.1:1")],
];

#[test]
fn a_forged_form_changes_nothing() {
    let (seed, town) = (seed(), seed().snapshot.town());
    let (ada, before) = (town.person("ada"), town.activities().len());
    for (method, path, address, api_only) in addresses(&seed.fixtures) {
        if method == Method::GET || api_only {
            continue;
        }
        let sent = body(&method, &path, "gardeners", "ada", &seed.fixtures).of(false);
        let there = if method == Method::POST { address } else { format!("{address}?_method={method}") };
        for headers in FORGED {
            for face in [Face::Page, Face::Fragment] {
                ada.send_bytes(Method::POST, face, &there, Some(sent.clone()), headers).is(403);
            }
        }
    }
    assert_eq!(town.activities().len(), before, "a forged form was taken");
    town.abandon();
}

#[test]
fn the_api_reads_no_cookie_and_pages_read_no_token() {
    let (seed, town) = (seed(), seed().snapshot.town());
    let (ada, visitor) = (town.person("ada"), town.visitor());
    let cookie = format!("grove={}", ada.cookie.clone().expect("a session"));
    let bearer = format!("Bearer {}", ada.token.clone().expect("a token"));
    for (_, _, address, api_only) in addresses(&seed.fixtures).into_iter().filter(|(method, ..)| *method == Method::GET) {
        for (face, header) in [(Face::Api, ("cookie", cookie.as_str())), (Face::Page, ("authorization", bearer.as_str()))] {
            if face == Face::Page && api_only {
                continue;
            }
            let with = visitor.send(Method::GET, face, &address, None, &[header]);
            let without = visitor.send(Method::GET, face, &address, None, &[]);
            assert_eq!(with.status, without.status, "{} heeds {}", with.request, header.0);
            assert_eq!(without_request_id(&with), without_request_id(&without), "{} heeds {}", with.request, header.0);
        }
    }
    town.abandon();
}

fn without_request_id(answer: &grove_testkit::Answer) -> String {
    answer.body.replace(answer.header("x-request-id"), "")
}

#[test]
fn every_class_of_answer_forbids_foreign_script() {
    let town = seed().snapshot.town();
    let nadia = town.person("nadia");
    let asset = first_asset(&nadia.get("/").body);
    let classes = [
        "/",
        "/no-such-page",
        "/sign-in",
        "/spaces/commons/feed",
        "/sitemap.xml",
        "/healthz",
        "/readyz",
        asset.as_str(),
        "http://evil.example/",
    ];
    for address in classes {
        for face in [Face::Page, Face::Fragment] {
            let answer = nadia.send(Method::GET, face, address, None, &[]);
            let policy = answer.header("content-security-policy");
            assert!(
                policy.contains("default-src 'none'") && !policy.contains("unsafe") && !policy.contains('*'),
                "{} has {policy:?}",
                answer.request
            );
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{}", answer.request);
        }
    }
    for address in ["/topics", "/no-such-route", "/me"] {
        let answer = nadia.send(Method::GET, Face::Api, address, None, &[]);
        assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{}", answer.request);
    }
    town.abandon();
}

fn first_asset(page: &str) -> String {
    let asset = page.split('"').find(|part| part.starts_with("/assets/"));
    asset.expect("a page has a style sheet").to_owned()
}

#[test]
fn no_page_carries_script_or_style_of_its_own() {
    let town = seed().snapshot.town();
    for who in [town.visitor(), town.person("nadia"), town.person("ada")] {
        for (address, answer) in crawl(&who, &[]) {
            let wrong = own_code(&answer.body);
            assert!(wrong.is_empty(), "{} {address}: {wrong:?}", who.name);
        }
    }
    town.abandon();
}

/// `<style>`, `<script>` with words in it, `style=`, `on…=`, and addresses that are code.
fn own_code(page: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut in_script = false;
    for piece in pieces(page) {
        match piece {
            Piece::Open { name, attributes, .. } => {
                // Data for search engines is no code: browsers run nothing of this type.
                in_script = name == "script" && attribute(&attributes, "type") != Some("application/ld+json");
                wrong.extend((name == "style").then(|| "<style>".to_owned()));
                let is_code = |(n, value): &&(String, String)| {
                    let value = value.trim().to_lowercase();
                    n == "style" || n.starts_with("on") || value.starts_with("javascript:") || value.starts_with("data:text")
                };
                wrong.extend(attributes.iter().filter(is_code).map(|(n, value)| format!("<{name} {n}={value:?}>")));
            }
            Piece::Text(text) if in_script && !text.trim().is_empty() => wrong.push(format!("<script>{text}")),
            Piece::Close(_) => in_script = false,
            Piece::Text(_) => {}
        }
    }
    wrong
}

/// Other ways to write an address.
fn spellings(address: &str) -> Vec<String> {
    let upper = address.to_uppercase();
    let encoded = address.chars().rev().collect::<String>().replacen('s', "37%", 1).chars().rev().collect::<String>();
    vec![
        format!("{address}/"),
        format!("/{address}"),
        address.replace('/', "//"),
        upper,
        encoded,
        format!("{address}/."),
        format!("/.{address}"),
        format!("{address}%00"),
    ]
}

fn decision(who: &Client<'_>, method: Method, face: Face, address: &str) -> u16 {
    who.send(method, face, address, None, &[]).status
}

#[test]
fn no_spelling_of_an_address_opens_more_than_its_own() {
    let (seed, town) = (seed(), seed().snapshot.town());
    let mut asked = 0;
    for who in [town.visitor(), town.person("theo"), town.person("exa"), town.person("bo")] {
        for (_, _, address, _) in addresses(&seed.fixtures).into_iter().filter(|(method, ..)| *method == Method::GET) {
            for face in [Face::Page, Face::Api] {
                let canonical = decision(&who, Method::GET, face, &address);
                assert_eq!(decision(&who, Method::HEAD, face, &address), canonical, "{} HEAD {address}", who.name);
                for other in spellings(&address) {
                    asked += 1;
                    let status = decision(&who, Method::GET, face, &other);
                    assert!(status != 200 || canonical == 200, "{} {face:?} {address} is {canonical}, {other} is {status}", who.name);
                    assert!(status < 500, "{} {face:?} {other} is {status}", who.name);
                }
            }
        }
    }
    println!("{asked} other spellings");
    town.abandon();
}

/// An answer to `HEAD` has the head of the answer and nothing else.
#[test]
fn head_is_get_without_its_body() {
    let town: Town = seed().snapshot.town();
    let nadia = town.person("nadia");
    for address in ["/", "/spaces/gardeners", "/no-such-page", "/members"] {
        let (get, head) = (nadia.get(address), nadia.send(Method::HEAD, Face::Page, address, None, &[]));
        assert_eq!((head.status, head.header("content-type")), (get.status, get.header("content-type")), "{address}");
        assert_eq!(head.body, "", "{address}");
    }
    town.abandon();
}
