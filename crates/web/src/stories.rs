//! Stories of how programs are answered: what they misspell is said, what they ask for in vain is told in the API's
//! own form, and every `Location` leads somewhere.

use grove_testkit::{Answer, Client, Face, Town};
use http::Method;
use serde_json::{Value, json};

/// The problem with one field, in words.
#[track_caller]
fn refuses(answer: Answer, field: &str, words: &[&str]) {
    let problem = answer.is(422).json();
    let errors = problem["errors"].as_array().expect("a list").clone();
    let found = errors.iter().find(|e| e["field"] == field).unwrap_or_else(|| panic!("{field} is not in {problem}"));
    let detail = found["detail"].as_str().expect("words");
    assert!(words.iter().all(|word| detail.contains(word)), "{words:?} not in {detail}");
}

#[test]
fn a_field_that_nobody_reads_is_refused_by_its_name() {
    let town = Town::new();
    let (ada, nadia) = (town.person("ada"), town.person("nadia"));
    let topic = nadia.api_post("/spaces/commons/topics", json!({ "title": "First frost", "body": "Tonight" })).is(201).text("/id");
    refuses(ada.api_post("/spaces", json!({ "name": "Orchard", "bogus": 1 })), "bogus", &["does not know", "visibility", "purpose"]);
    refuses(nadia.api(Method::PATCH, &format!("/topics/{topic}"), json!({ "kind": "question" })), "kind", &["title", "tags"]);
    refuses(nadia.api(Method::PATCH, "/me", json!({ "role": "owner" })), "role", &["does not know", "bio"]);
    let commons = ada.api(Method::PATCH, "/spaces/commons", json!({ "visibility": "private", "purpose": "Quiet" }));
    refuses(commons, "visibility", &["PUT", "visibility"]);
    refuses(ada.api(Method::PATCH, "/spaces/commons", json!({ "parent": "workshop" })), "parent", &["PUT", "place"]);
    assert_eq!(ada.api_get("/spaces/commons").is(200).text("/visibility"), "public");
    // A form carries what the shell reads, and what browsers add.
    nadia.post(&format!("/topics/{topic}/replies"), &[("body", "Cover it"), ("_key", "a"), ("utf8", "yes")]).is(303);
}

#[test]
fn a_body_is_an_object_and_says_what_it_holds_in_words() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let topic = nadia.api_post("/spaces/commons/topics", json!({ "title": "First frost", "body": "Tonight" })).is(201).text("/id");
    nadia.api_post(&format!("/topics/{topic}/replies"), json!(["array body"])).is(400);
    nadia.api_post(&format!("/topics/{topic}/replies"), json!("text")).is(400);
    let tags = nadia.api_post("/spaces/commons/topics", json!({ "title": "First frost", "body": "Tonight", "tags": [5] })).is(400);
    tags.lacks("untagged").lacks("Sent").shows("a list of words");
    let line = nadia.api_post("/spaces/commons/topics", json!({ "title": "By line", "body": "Tonight", "tags": "frost, beds" })).is(201);
    assert_eq!(line.json()["tags"], json!(["beds", "frost"]));
    refuses(
        nadia.api_post("/spaces/commons/topics", json!({ "title": "By list", "body": "Hm", "tags": ["two words"] })),
        "tags",
        &["two words"],
    );
    for tag in [".", "..", ".net", "node.", "a..b", "#", "-"] {
        let sent = json!({ "title": "By dots", "body": "Hm", "tags": [tag] });
        refuses(nadia.api_post("/spaces/commons/topics", sent), "tags", &["dots only inside"]);
    }
    nadia
        .api_post("/spaces/commons/topics", json!({ "title": "By dots", "body": "Hm", "tags": ["node.js", "asp.net", "c#", "c++"] }))
        .is(201);
    town.person("ada").api(Method::PUT, "/members/rob/flags", json!({ "bot": true })).is(204);
}

#[test]
fn what_cannot_be_chosen_is_told_with_what_can() {
    let town = Town::new();
    let nadia = town.person("nadia");
    refuses(nadia.api_get("/topics?show=nope"), "show", &["latest, unread, unanswered"]);
    refuses(nadia.api_get("/spaces/commons/topics?show=nope"), "show", &["solved"]);
    refuses(nadia.api_get("/members?sort=x"), "sort", &["newest, name"]);
    refuses(nadia.api_get("/search?q=a&kind=bogus"), "kind", &["question", "comment"]);
    for good in ["/topics?show=unread", "/spaces/commons/topics?show=solved", "/members?sort=name", "/search?q=frost&kind=&solved="] {
        nadia.api_get(good).is(200);
    }
}

#[test]
fn a_method_that_is_not_there_is_told_with_those_that_are() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let refused = nadia.api(Method::DELETE, "/members", json!({})).is(405);
    assert_eq!((refused.header("allow"), refused.header("content-type")), ("GET, HEAD, OPTIONS", "application/problem+json"));
    assert_eq!(refused.json()["status"], 405);
    nadia.send(Method::PUT, Face::Page, "/members", None, &[("sec-fetch-site", "same-origin")]).is(405).shows("cannot be done here");
    for face in [Face::Api, Face::Page] {
        let asked = nadia.send(Method::OPTIONS, face, "/spaces/commons", None, &[]).is(204);
        assert!(asked.header("allow").contains("GET, HEAD, OPTIONS"), "{}", asked.header("allow"));
    }
}

#[test]
fn what_cannot_be_an_address_is_not_there_and_another_host_is_told_the_right_one() {
    let town = Town::new();
    let nadia = town.person("nadia");
    assert_eq!(nadia.api_get("/topics/%ff").is(404).header("content-type"), "application/problem+json");
    nadia.get("/topics/%ff").is(404).shows("There is nothing here");
    let elsewhere = nadia.send(Method::GET, Face::Page, "http://evil.example/api/v1/topics", None, &[]).is(421);
    assert_eq!(elsewhere.header("content-type"), "application/problem+json");
    elsewhere.shows(town.grove.site.origin());
    nadia.send(Method::GET, Face::Page, "http://evil.example/", None, &[]).is(421).shows(town.grove.site.origin());
}

/// Follows a `Location`; the part behind `/api/v1` of it.
#[track_caller]
fn leads_somewhere(who: &Client<'_>, made: Answer) -> Value {
    let location = made.is(201).location();
    who.api_get(location.strip_prefix("/api/v1").expect("an address of the API")).is(200).json()
}

#[test]
fn every_location_leads_to_what_is_new() {
    let town = Town::new();
    let (ada, nadia) = (town.person("ada"), town.person("nadia"));
    let said = json!({ "title": "For whom it may", "body": "Ask @exa or @vera about the key." });
    let topic = nadia.api_post("/spaces/gardeners/topics", said).is(201);
    assert!(!topic.location().contains('?'), "{}", topic.location());
    let id = topic.text("/id");
    assert_eq!(leads_somewhere(&nadia, topic)["title"], "For whom it may");
    leads_somewhere(&nadia, nadia.api_post(&format!("/topics/{id}/replies"), json!({ "body": "And @vera?" })));
    assert_eq!(leads_somewhere(&ada, ada.api_post("/spaces/commons/members", json!({ "handle": "vera" })))["handle"], "vera");
    ada.api_post("/spaces/commons/members", json!({ "handle": "vera" })).is(200);
    leads_somewhere(&ada, ada.api_post("/spaces/commons/invitations", json!({ "uses": 2 })));
    let letter = ada.api_post("/spaces/commons/invitations", json!({ "email": "lee@example.org" })).is(201);
    assert_eq!(letter.location(), "");
    let report = town.person("ines").api_post("/reports", json!({ "target": id, "rule": 1 })).is(201);
    assert_eq!(report.location(), "");
    town.settle();
}

#[test]
fn reasons_are_true() {
    let town = Town::new();
    let (nadia, theo) = (town.person("nadia"), town.person("theo"));
    let topic = nadia.api_post("/spaces/commons/topics", json!({ "title": "First frost", "body": "Tonight" })).is(201).text("/id");
    for _ in 0..2 {
        nadia.api_post(&format!("/topics/{topic}/restoration"), json!({})).is(204);
    }
    theo.api_get("/spaces/workshop/members").is(403).shows("What is in this space is for its members.");
    refuses(theo.api_post("/reports", json!({})), "target", &["id"]);
    refuses(theo.api_post("/reports", json!({ "target": "nonsense" })), "target", &["id"]);
    assert_eq!(theo.api(Method::PUT, "/spaces/workshop/membership", json!({})).is(200).text("/state"), "requested");
    assert_eq!(theo.api(Method::PUT, "/spaces/commons/membership", json!({})).is(200).text("/state"), "member");
    assert_eq!(theo.api_get("/spaces/workshop").is(200).json()["requested"], true);
    assert_eq!(theo.api_get("/spaces/commons").is(200).json()["requested"], false);
}

#[test]
fn a_live_connection_ends_with_the_session_it_was_opened_in() {
    let town = Town::new();
    let (ada, vera) = (town.person("ada"), town.person("vera"));
    let topic = vera.api_post("/spaces/commons/topics", json!({ "title": "First frost", "body": "Tonight" })).is(201).text("/id");
    let live = format!("/live/{topic}");
    let (mut theirs, mut others) = (vera.listens(&live), town.visitor().listens(&live));
    vera.api_post(&format!("/topics/{topic}/replies"), json!({ "body": "Cover it" })).is(201);
    assert!(!theirs.has_ended() && !others.has_ended());
    ada.api_post("/members/vera/suspension", json!({ "days": 3, "rule": 1, "words": "Enough" })).is(200);
    assert!(theirs.has_ended(), "a suspended member still listens");
    assert!(!others.has_ended(), "a visitor was shown out");
    town.settle();
}
