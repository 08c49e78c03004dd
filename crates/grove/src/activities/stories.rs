//! Stories of the log.

use grove_kernel::{Reason, Scopes};
use grove_testkit::{Face, Town};
use http::Method;
use serde_json::json;

const ADMINISTERS: Scopes = Scopes::ALL;

fn verbs(answer: &serde_json::Value) -> Vec<String> {
    let items = answer["items"].as_array().expect("items");
    items.iter().map(|item| item["verb"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn an_admin_reads_on_from_where_they_were() {
    let town = Town::new();
    let (nadia, kofi) = (town.person("nadia"), town.person("kofi"));
    let mut after = 0;
    while let Some(next) = kofi.api_get(&format!("/activities?after={after}")).is(200).json()["next"].as_i64() {
        assert!(next > after);
        after = next;
    }
    let last = kofi.api_get(&format!("/activities?after={after}")).json();
    let end = last["items"].as_array().and_then(|items| items.last()).and_then(|item| item["position"].as_i64()).unwrap_or(after);

    let topic = nadia.api_post("/spaces/gardeners/topics", json!({ "kind": "discussion", "title": "Hidden words", "body": "x" })).is(201);
    town.settle();
    let answer = kofi.api_get(&format!("/activities?after={end}")).is(200).lacks("Hidden words").json();
    assert_eq!((verbs(&answer), &answer["next"]), (vec!["topic.opened".to_owned()], &serde_json::Value::Null));
    let item = &answer["items"][0];
    assert_eq!(item["position"], end + 1);
    assert_eq!(item["actor"], town.id_of("nadia").to_string());
    assert_eq!((&item["object"], &item["root"], &item["channel"]), (&topic.json()["id"], &topic.json()["id"], &json!("api")));
    assert!(item["space"].as_str().is_some_and(|id| id.starts_with("spc_")), "{item}");
}

#[test]
fn only_admins_with_a_token_that_may_administer_read_the_log() {
    let town = Town::new();
    town.visitor().api_get("/activities").is(401);
    for other in ["nadia", "ines", "omar", "sam", "bo"] {
        let status = town.person(other).api_get("/activities").lacks("items").status;
        assert!([401, 403].contains(&status), "{other}: {status}");
    }
    town.bearer("ada", Scopes { admin: false, ..ADMINISTERS }).api_get("/activities").is(403).says(Reason::ScopeMissing);
    town.bearer("ada", ADMINISTERS).api_get("/activities").is(200);
    // Who is no admin any more reads on no longer, whatever the token was made with.
    let kofi = town.bearer("kofi", ADMINISTERS);
    kofi.api_get("/activities").is(200);
    town.person("ada").form(Method::PUT, "/members/kofi/role", &[("role", "member")]).is(303);
    kofi.api_get("/activities").is(403).says(Reason::AdminsOnly);
    // There is no page of it, and pages take no tokens.
    town.person("ada").get("/activities").is(404);
    town.person("ada").send(Method::GET, Face::Page, "/api/v1/activities", None, &[]).is(401);
}

#[test]
fn nobody_learns_here_who_complained_about_them() {
    let town = Town::new();
    let topic = town
        .person("kofi")
        .api_post("/spaces/commons/topics", json!({ "kind": "discussion", "title": "A bad joke", "body": "x" }))
        .is(201)
        .text("/id");
    town.person("nadia").api_post("/reports", json!({ "target": topic, "rule": 1, "words": "Not kind" })).is(201);
    town.settle();
    let all = |who| {
        let mut found = Vec::new();
        let mut after = 0;
        loop {
            let page = town.person(who).api_get(&format!("/activities?after={after}")).is(200).json();
            found.extend(verbs(&page));
            let Some(next) = page["next"].as_i64() else { break found };
            after = next;
        }
    };
    assert!(all("ada").contains(&"report.filed".to_owned()));
    assert!(!all("kofi").contains(&"report.filed".to_owned()));
}
