//! Stories of what a program learns of a topic: its source, what is unread, what somebody has written.

use grove_testkit::Town;
use http::Method;
use serde_json::json;

#[test]
fn the_source_is_for_those_who_may_edit_it() {
    let town = Town::new();
    let (nadia, theo) = (town.person("nadia"), town.person("theo"));
    let topic = nadia.api_post("/spaces/commons/topics", json!({ "title": "First frost", "body": "Cover *all* beds" })).is(201).text("/id");
    let reply = theo.api_post(&format!("/topics/{topic}/replies"), json!({ "body": "With `straw`" })).is(201).text("/id");
    for (who, what, source) in
        [("nadia", "topics", "Cover *all* beds"), ("omar", "topics", "Cover *all* beds"), ("theo", "replies", "With `straw`")]
    {
        let id = if what == "topics" { &topic } else { &reply };
        let found = town.person(who).api_get(&format!("/{what}/{id}")).is(200);
        assert_eq!((found.text("/source").as_str(), found.text("/format").as_str()), (source, "markdown"));
    }
    theo.api_get(&format!("/topics/{topic}")).is(200).lacks("\"source\"");
    town.person("vera").api_get(&format!("/replies/{reply}")).is(200).lacks("\"source\"");
    town.visitor().api_get(&format!("/topics/{topic}")).is(200).lacks("\"source\"");
}

#[test]
fn a_program_knows_what_is_unread() {
    let town = Town::new();
    let (nadia, vera) = (town.person("nadia"), town.person("vera"));
    let topic = nadia.api_post("/spaces/commons/topics", json!({ "title": "First frost", "body": "Tonight" })).is(201).text("/id");
    for text in ["One", "Two", "Three"] {
        nadia.api_post(&format!("/topics/{topic}/replies"), json!({ "body": text })).is(201);
    }
    let unread = |address: &str| vera.api_get(address).is(200).json();
    assert_eq!(unread("/spaces/commons")["unread"], 1);
    assert_eq!(unread("/topics")["items"][0]["unread"], 3);
    assert_eq!(unread("/topics")["items"][0].get("read_position"), None);
    vera.api(Method::PUT, &format!("/topics/{topic}/read-position"), json!({ "position": 2 })).is(204);
    let found = unread(&format!("/topics/{topic}"));
    assert_eq!((&found["unread"], &found["read_position"]), (&json!(1), &json!(2)));
    assert_eq!(unread("/spaces/commons/topics")["items"][0]["unread"], 1);
    vera.api(Method::PUT, &format!("/topics/{topic}/read-position"), json!({ "position": 3 })).is(204);
    let spaces = unread("/spaces");
    let commons = spaces["items"].as_array().expect("a list").iter().find(|s| s["slug"] == "commons").expect("it is there").clone();
    assert_eq!(commons["unread"], 0);
    town.visitor().api_get(&format!("/topics/{topic}")).is(200).lacks("\"unread\"");
    town.settle();
}

#[test]
fn what_somebody_wrote_comes_page_by_page_and_only_as_far_as_one_sees() {
    let town = Town::new();
    let (nadia, theo) = (town.person("nadia"), town.person("theo"));
    let begin = |space: &str, title: &str| {
        nadia.api_post(&format!("/spaces/{space}/topics"), json!({ "title": title, "body": "Look" })).is(201).text("/id")
    };
    let (open, hidden) = (begin("commons", "For everybody"), begin("gardeners", "Where the key is"));
    for n in 0..32 {
        nadia.api_post(&format!("/topics/{open}/replies"), json!({ "body": format!("Number {n}") })).is(201);
    }
    nadia.api_post(&format!("/topics/{hidden}/replies"), json!({ "body": "Under the stone" })).is(201);
    theo.api_get("/members/nadia/topics").is(200).shows("For everybody").lacks("the key");
    let first = theo.api_get("/members/nadia/replies").is(200).lacks("stone");
    assert_eq!(first.json()["items"].as_array().map(Vec::len), Some(30));
    let second = theo.api_get(&format!("/members/nadia/replies?after={}", first.text("/next"))).is(200).json();
    assert_eq!((second["items"].as_array().map(Vec::len), &second["next"]), (Some(2), &json!(null)));
    town.person("ines").api_get("/members/nadia/replies").is(200).shows("stone");
    theo.api_get("/members/nobody/replies").is(404);
}

#[test]
fn everything_that_others_said_takes_a_vote() {
    let town = Town::new();
    let (nadia, vera) = (town.person("nadia"), town.person("vera"));
    let topic = nadia.api_post("/spaces/commons/topics", json!({ "title": "A talk", "body": "Look" })).is(201).text("/id");
    let reply = nadia.api_post(&format!("/topics/{topic}/replies"), json!({ "body": "See" })).is(201).text("/id");
    for said in [format!("/topics/{topic}"), format!("/replies/{reply}")] {
        assert_eq!(vera.api(Method::PUT, &format!("{said}/vote"), json!({})).is(200).json()["votes"], 1);
        nadia.api(Method::PUT, &format!("{said}/vote"), json!({})).is(403).shows("That is your own.");
        vera.api(Method::DELETE, &format!("{said}/vote"), json!({})).is(200);
    }
}
