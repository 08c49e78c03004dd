//! Stories of pages that are made once for all visitors: everybody sees each change with the next request.

use grove_kernel::Scopes;
use grove_members::commands::new_token;
use grove_testkit::{Client, Face, Town};
use http::Method;
use serde_json::json;

/// How many visitors' pages were given out again so far.
fn given_again(town: &Town) -> i64 {
    let ada = town.id_of("ada");
    let token = town.grove.as_console(move |cx| new_token(cx, ada, "monitor", Scopes::ALL)).expect("a token").secret;
    let told = town.visitor().send(Method::GET, Face::Page, "/metrics", None, &[("authorization", &format!("Bearer {token}"))]).is(200);
    let line = told.body.lines().find_map(|line| line.strip_prefix("grove_pages_given_again_total ")).expect("it is counted");
    line.parse().expect("a number")
}

fn topic(town: &Town) -> (Client<'_>, String) {
    let nadia = town.person("nadia");
    let id = nadia.api_post("/spaces/commons/topics", json!({ "title": "First frost", "body": "Tonight" })).is(201).text("/id");
    (nadia, format!("/topics/{id}"))
}

#[test]
fn a_page_is_made_once_for_all_visitors_until_something_changes() {
    let town = Town::new();
    let (nadia, topic) = topic(&town);
    let before = given_again(&town);
    for _ in 0..3 {
        town.visitor().get(&topic).is(200).lacks("Cover it");
    }
    // PostgreSQL's own housekeeping may begin a transaction in between.
    let again = given_again(&town) - before;
    assert!(again == 2 || (grove_testkit::on_postgres().is_some() && again <= 2), "{again}");
    nadia.api_post(&format!("{topic}/replies"), json!({ "body": "Cover it" })).is(201);
    town.visitor().get(&topic).is(200).shows("Cover it");
    nadia.get(&topic).is(200).shows("Cover it");
}

#[test]
fn a_page_that_visitors_may_no_longer_see_is_gone_with_the_next_request() {
    let town = Town::new();
    let (nadia, topic) = topic(&town);
    for path in [topic.as_str(), "/spaces/commons", "/"] {
        town.visitor().get(path).is(200).shows("First frost");
        town.visitor().get(path).is(200).shows("First frost");
    }
    nadia.api(Method::DELETE, &topic, json!({})).is(204);
    town.visitor().get(&topic).lacks("Tonight");
    for path in ["/spaces/commons", "/"] {
        town.visitor().get(path).is(200).lacks("First frost");
    }
    let ada = town.person("ada");
    ada.api(Method::PUT, "/spaces/commons/visibility", json!({ "visibility": "private" })).is(204);
    town.visitor().get("/spaces/commons").is(404);
    town.visitor().get("/").is(200).lacks("commons");
}

#[test]
fn nobody_gets_the_page_of_another_language_or_look() {
    let town = Town::new();
    let (_, topic) = topic(&town);
    let dressed = |cookie: &str| town.visitor().send(Method::GET, Face::Page, &topic, None, &[("cookie", cookie)]).is(200).body;
    let (plain, dark) = (town.visitor().get(&topic).is(200).body, dressed("theme=dark"));
    assert!(dark.contains("data-theme=\"dark\"") && !plain.contains("data-theme"));
    assert_eq!(dressed("theme=dark"), dark);
    // A cookie of somebody else's is none of ours to judge: the page is made anew.
    let before = given_again(&town);
    assert_eq!(dressed("campaign=spring"), plain);
    assert_eq!(given_again(&town), before);
}

#[test]
fn a_page_that_was_kept_travels_compressed() {
    let town = Town::new();
    let (_, topic) = topic(&town);
    town.visitor().get(&topic).is(200);
    for coding in ["br", "gzip"] {
        let offered = format!("zstd;q=0.1, {coding}");
        let small = town.visitor().send(Method::GET, Face::Page, &topic, None, &[("accept-encoding", &offered)]).is(200);
        assert_eq!(small.header("content-encoding"), coding);
    }
}
