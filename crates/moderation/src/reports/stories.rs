//! Stories of reports.

use grove_kernel::Reason;
use grove_testkit::{Client, Town};
use http::Method;
use serde_json::json;

/// Begins a topic; answers its id.
fn topic(who: &Client<'_>, space: &str, body: &str) -> String {
    let sent = json!({ "title": "What about this?", "body": body });
    who.api_post(&format!("/spaces/{space}/topics"), sent).is(201).text("/id")
}

fn report(who: &Client<'_>, target: &str) -> grove_testkit::Answer {
    who.api_post("/reports", json!({ "target": target, "rule": 2, "words": "Somebody sells something" }))
}

/// The ids of the open reports that somebody sees.
fn open(who: &Client<'_>) -> Vec<String> {
    let list = who.api_get("/moderation/reports").is(200).json();
    list["items"].as_array().expect("a list").iter().map(|r| r["id"].as_str().expect("an id").to_owned()).collect()
}

fn decide(who: &Client<'_>, id: &str, outcome: &str, seen: i64) -> grove_testkit::Answer {
    let sent = json!({ "outcome": outcome, "rule": 2, "words": "We do not sell here", "seen": seen });
    who.api_post(&format!("/moderation/reports/{id}/decision"), sent)
}

#[test]
fn what_many_report_is_one_report_and_is_settled_once() {
    let town = Town::new();
    let spam = topic(&town.person("vera"), "commons", "Buy this");
    let (nadia, omar, ada) = (town.person("nadia"), town.person("omar"), town.person("ada"));

    let first = report(&nadia, &spam).is(201).text("/at");
    town.later(std::time::Duration::from_secs(60));
    assert_eq!(report(&nadia, &spam).is(201).text("/at"), first, "twice is the same as once");
    report(&town.person("ines"), &spam).is(201);
    let ids = open(&omar);
    assert_eq!(ids.len(), 1);
    let id = &ids[0];
    omar.api_get(&format!("/moderation/reports/{id}")).is(200).shows("\"voices\":2");
    omar.get(&format!("/moderation/reports/{id}")).is(200).shows("Somebody sells something").shows("Nadia Rahimi").shows("Buy this");
    omar.post(&format!("/moderation/reports/{id}/claim"), &[]).is(303);
    ada.get("/moderation/reports").is(200).shows("Omar Haddad is on it");

    decide(&omar, id, "removed", 1).is(200).shows("\"outcome\":\"removed\"");
    decide(&ada, id, "dismissed", 1).is(409).shows("conflict");
    nadia.get(&format!("/topics/{spam}")).is(404);
    town.person("vera").get(&format!("/topics/{spam}")).is(200);
    assert_eq!(open(&omar), Vec::<String>::new());
    omar.get("/moderation/log").is(200).shows("removed").shows("2. No spam").shows("Vera Lund");

    ada.api(Method::DELETE, &format!("/moderation/reports/{id}/decision"), json!({ "seen": 1 })).is(409);
    ada.api(Method::DELETE, &format!("/moderation/reports/{id}/decision"), json!({ "seen": 2 })).is(200);
    nadia.get(&format!("/topics/{spam}")).is(200);
    assert_eq!(open(&omar), ids);
    decide(&ada, id, "dismissed", 1).is(409);
    decide(&ada, id, "dismissed", 3).is(200);
    let acts = town.activities();
    let expected = [
        "topic.opened",
        "report.filed",
        "report.filed",
        "topic.removed",
        "report.decided",
        "topic.restored",
        "report.reopened",
        "report.decided",
    ];
    assert_eq!(acts, expected);
    town.settle();
}

#[test]
fn one_cannot_report_what_one_may_not_see() {
    let town = Town::new();
    let secret = topic(&town.person("nadia"), "gardeners", "Where the key is");
    let nothing = "top_0000000000001";
    for outsider in ["theo", "omar", "exa"] {
        let who = town.person(outsider);
        let (hidden, missing) = (report(&who, &secret).is(404), report(&who, nothing).is(404));
        assert_eq!(hidden.json()["detail"], missing.json()["detail"]);
        who.get(&format!("/reports/new?target={secret}")).is(404).lacks("What about this?");
    }
    report(&town.person("nadia"), &secret).is(403).says(Reason::NotYourOwn);
    report(&town.person("pia"), &secret).is(201);
    report(&town.person("pia"), "cat_0000000000001").is(422);
    town.visitor().post("/reports", &[("target", &secret)]).is(303);
}

#[test]
fn a_report_is_for_those_who_moderate_the_place_and_read_it() {
    let town = Town::new();
    let talk = topic(&town.person("nadia"), "gardeners", "Where the key is");
    report(&town.person("pia"), &talk).is(201);
    let ids = open(&town.person("ines"));
    assert_eq!(ids.len(), 1);
    let path = format!("/moderation/reports/{}", ids[0]);
    assert_eq!(open(&town.person("pia")), ids, "pia moderates the gardeners");
    assert_eq!(open(&town.person("ada")), ids);
    assert!(open(&town.person("omar")).is_empty(), "omar cannot read them");
    town.person("omar").api_get(&path).is(404);
    town.person("omar").get("/moderation/log").is(200).lacks("gardeners");
    town.person("nadia").api_get(&path).is(404);
    town.person("nadia").get("/moderation/reports").is(403).says(Reason::ModeratorsOnly);
    town.person("ines").get("/").is(200).shows("/moderation");

    // The commons are Omar's too: a topic that moves takes its report along.
    let open_talk = topic(&town.person("nadia"), "commons", "By the pond");
    report(&town.person("vera"), &open_talk).is(201);
    assert_eq!(open(&town.person("omar")).len(), 1);
    town.person("ada").api(Method::PUT, &format!("/topics/{open_talk}/place"), json!({ "space": "gardeners" })).is(204);
    assert!(open(&town.person("omar")).is_empty());
    assert_eq!(open(&town.person("ines")).len(), 2);
}

#[test]
fn nobody_judges_a_report_about_themselves() {
    let town = Town::new();
    let words = topic(&town.person("omar"), "commons", "I am always right");
    report(&town.person("vera"), &words).is(201);
    let ids = open(&town.person("ada"));
    assert_eq!(ids.len(), 1);
    assert!(open(&town.person("omar")).is_empty());
    town.person("omar").api_get(&format!("/moderation/reports/{}", ids[0])).is(404);
    decide(&town.person("omar"), &ids[0], "dismissed", 1).is(404);
    decide(&town.person("kofi"), &ids[0], "dismissed", 1).is(200);
    town.person("omar").api_get("/moderation/log").is(200).lacks("report.decided");
    town.person("ada").api_get("/moderation/log").is(200).shows("report.decided");
}

#[test]
fn nothing_is_removed_without_a_rule() {
    let town = Town::new();
    let words = topic(&town.person("vera"), "commons", "Buy this");
    let omar = town.person("omar");
    omar.api(Method::DELETE, &format!("/topics/{words}"), json!({})).is(422);
    for (rule, said) in [(json!(null), "Because"), (json!(9), "Because"), (json!(2), " ")] {
        omar.api_post("/moderation/removals", json!({ "target": words, "rule": rule, "words": said })).is(422);
    }
    let person = town.id_of("vera").to_string();
    let refused = omar.api_post("/moderation/removals", json!({ "target": person, "rule": 2, "words": "I" }));
    refused.is(403).says(Reason::MemberNotRemoved);
    town.person("nadia").api_post("/moderation/removals", json!({ "target": words, "rule": 2, "words": "I" })).is(403);
    town.person("nadia").get(&format!("/topics/{words}")).is(200);
    omar.get(&format!("/moderation/removals/new?target={words}")).is(200).shows("2. No spam");
    omar.post("/moderation/removals", &[("target", words.as_str()), ("rule", "2"), ("words", "We do not sell here")]).is(303);
    town.person("nadia").get(&format!("/topics/{words}")).is(404);
    let mails = town.mails();
    assert!(mails.len() == 1 && mails[0].contains("vera@example.org") && mails[0].contains("What about this?"), "{mails:?}");
    omar.api_post("/moderation/removals", json!({ "target": words, "rule": 2, "words": "Again" })).is(403).says(Reason::AlreadyDeleted);
    omar.api_get("/moderation/log").is(200).shows("\"rule\":2");
    let done = town.activities();
    assert_eq!(done.iter().filter(|verb| verb.starts_with("topic.")).collect::<Vec<_>>(), ["topic.opened", "topic.removed"]);
}

#[test]
fn the_words_that_were_reported_stay_in_the_report() {
    let town = Town::new();
    let vera = town.person("vera");
    let words = topic(&vera, "commons", "A dreadful insult");
    report(&town.person("nadia"), &words).is(201);
    vera.api(Method::PATCH, &format!("/topics/{words}"), json!({ "body": "Lovely weather" })).is(200);
    let id = open(&town.person("omar")).remove(0);
    town.person("omar").get(&format!("/moderation/reports/{id}")).is(200).shows("A dreadful insult").shows("Lovely weather");
    // A form without a rule comes back with what was typed.
    let again = [("outcome", "removed"), ("rule", ""), ("words", "Kindly said"), ("seen", "1")];
    town.person("omar").post(&format!("/moderation/reports/{id}/decision"), &again).is(422).shows("Kindly said");
}
