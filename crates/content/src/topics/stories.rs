//! Stories of topics.

use grove_kernel::Reason;
use grove_testkit::{Client, Town};
use serde_json::json;

/// Begins a topic; answers its path.
fn starts_topic(who: &Client<'_>, space: &str, title: &str) -> String {
    let made = who
        .api_post(&format!("/spaces/{space}/topics"), json!({ "kind": "discussion", "title": title, "body": "What do you think?" }))
        .is(201);
    format!("/topics/{}", made.text("/id"))
}

#[test]
fn a_member_closes_a_topic_and_it_stays_readable() {
    let town = Town::new(); // Ines hosts the private gardeners; Nadia is one of them; Theo is not.
    let topic = starts_topic(&town.person("nadia"), "gardeners", "When do we prune?");

    town.person("theo").post(&format!("{topic}/closure"), &[]).is(404);
    town.visitor().post(&format!("{topic}/closure"), &[]).is(303);
    town.person("ines").post(&format!("{topic}/closure"), &[]).is(303);
    town.person("ines").post(&format!("{topic}/closure"), &[]).is(303);

    town.person("nadia").get(&topic).is(200).shows("topic-closed-note").says(Reason::TopicClosed);
    town.person("nadia").post(&format!("{topic}/replies"), &[("body", "Too late")]).is(403).says(Reason::TopicClosed);
    assert_eq!(town.activities(), ["topic.opened", "topic.closed"]);
}

#[test]
fn somebody_outside_finds_nothing() {
    let town = Town::new();
    let topic = starts_topic(&town.person("nadia"), "gardeners", "Where the key is");
    for outsider in [town.visitor(), town.person("theo"), town.person("omar"), town.person("exa"), town.person("bo"), town.person("sam")] {
        outsider.get(&topic).is(404).lacks("Where the key is");
        outsider.get("/").lacks("Where the key is");
        outsider.get("/spaces/gardeners").is(404);
    }
    town.person("ada").get(&topic).is(200).shows("Where the key is");
}

#[test]
fn a_reply_by_form_and_by_api_stands_under_the_topic() {
    let town = Town::new();
    let (nadia, theo) = (town.person("nadia"), town.person("theo"));
    let topic = starts_topic(&nadia, "commons", "First frost");

    let by_form = theo.post(&format!("{topic}/replies"), &[("body", "Tonight, *they* say")]).is(303);
    let by_api = nadia.api_post(&format!("{topic}/replies"), json!({ "body": "Cover the beans" })).is(201);
    assert_eq!(by_api.json()["position"], 2);

    theo.get(&by_form.location()).is(303);
    theo.get(&topic).is(200).shows("<em>they</em>").shows("Cover the beans").shows("2 replies");
    town.visitor().get(&topic).is(200).shows("Cover the beans").lacks("id=\"reply\"");
}

#[test]
fn the_same_form_sent_twice_posts_once() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let topic = starts_topic(&nadia, "commons", "Double click");
    let form = [("body", "Once"), ("_key", "k1")];
    let first = nadia.post(&format!("{topic}/replies"), &form).is(303).location();
    let again = nadia.post(&format!("{topic}/replies"), &form).is(303).location();
    assert_eq!(first, again);
    nadia.post(&format!("{topic}/replies"), &[("body", "Other"), ("_key", "k1")]).is(409);
    nadia.get(&topic).shows("1 reply");
}

#[test]
fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let again = nadia.post("/spaces/commons/topics", &[("title", ""), ("body", "Words I worked on"), ("tags", "a b c d e f")]).is(422);
    again.shows("Words I worked on").shows("Give it a title.").shows("At most five tags.");
}
