//! Stories of silence and suspension.

use std::time::Duration;

use grove_kernel::Reason;
use grove_testkit::{Answer, Client, Town};
use http::Method;
use serde_json::json;

fn suspend(who: &Client<'_>, handle: &str) -> Answer {
    who.api_post(&format!("/members/{handle}/suspension"), json!({ "days": 3, "rule": 1, "words": "That was unkind" }))
}

fn silence(who: &Client<'_>, handle: &str) -> Answer {
    who.api_post(&format!("/members/{handle}/silence"), json!({ "days": 3, "rule": 1, "words": "That was unkind" }))
}

#[test]
fn a_suspended_member_is_out_at_once_and_comes_back() {
    let town = Town::new();
    let (omar, vera) = (town.person("omar"), town.person("vera"));
    suspend(&omar, "vera").is(200).shows("suspension");
    vera.api_get("/moderation/log").is(401);
    vera.post("/spaces/commons/topics", &[("title", "Still here?"), ("body", "Yes")]).is(303);
    assert_eq!(town.activities(), ["member.suspended", "session.ended"]);
    let mails = town.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("vera@example.org") && mails[0].contains("That was unkind"), "{}", mails[0]);

    omar.api(Method::DELETE, "/members/vera/suspension", json!({})).is(200);
    omar.api(Method::DELETE, "/members/vera/suspension", json!({})).is(200);
    vera.api_post("/spaces/commons/topics", json!({ "title": "Back again", "body": "Hello" })).is(201);
    assert_eq!(town.mails().len(), 2);
    assert_eq!(town.activities(), ["member.suspended", "session.ended", "member.lifted", "topic.opened"]);
}

#[test]
fn the_program_of_somebody_suspended_is_told_until_when() {
    let town = Town::new();
    let (omar, vera) = (town.person("omar"), town.person("vera"));
    suspend(&omar, "vera").is(200);
    for path in ["/me", "/topics/top_1", "/spaces"] {
        let problem = vera.api_get(path).is(401);
        assert_eq!(problem.text("/type"), "urn:grove:error-suspended");
        let detail = problem.text("/detail");
        assert!(detail.contains("suspended until") && detail.contains(" UTC. ") && !detail.contains('-'), "{detail}");
    }
    // Whose token it is, is told to nobody who does not hold it.
    let mut other = vera.clone();
    other.token = Some("not-a-token".to_owned());
    assert_eq!(other.api_get("/me").is(401).text("/type"), "urn:grove:error-sign-in");
    vera.get("/me").is(303);

    omar.api_post("/members/nadia/suspension", json!({ "days": 0, "rule": 1, "words": "Enough" })).is(200);
    town.person("nadia").api_get("/me").is(401).shows("suspended without an end").lacks("9999");
    town.settle();
}

#[test]
fn it_ends_by_itself() {
    let town = Town::new();
    suspend(&town.person("omar"), "vera").is(200);
    town.settle();
    town.later(Duration::from_secs(2 * 86_400));
    town.person("vera").api_get("/moderation/log").is(401);
    town.later(Duration::from_secs(2 * 86_400));
    town.person("vera").api_get("/moderation/log").is(403).says(Reason::ModeratorsOnly);
}

#[test]
fn nobody_judges_themselves_their_equals_or_those_above() {
    let town = Town::new();
    for (who, whom, reason) in [
        ("omar", "omar", Reason::NotYourOwn),
        ("omar", "kofi", Reason::OutranksYou),
        ("omar", "ada", Reason::OutranksYou),
        ("kofi", "ada", Reason::OutranksYou),
        ("ines", "nadia", Reason::ModeratorsOnly),
        ("vera", "nadia", Reason::ModeratorsOnly),
    ] {
        suspend(&town.person(who), whom).is(403).says(reason);
    }
    suspend(&town.person("omar"), "nobody-here").is(404);
    suspend(&town.person("kofi"), "omar").is(200);
    suspend(&town.person("ada"), "kofi").is(200);
    town.settle();
}

#[test]
fn a_silenced_member_reads_and_is_told_why() {
    let town = Town::new();
    let (omar, vera) = (town.person("omar"), town.person("vera"));
    silence(&omar, "vera").is(200);
    vera.get("/").is(200).shows("You can read here but not write until").shows("That was unkind");
    vera.api_post("/spaces/commons/topics", json!({ "title": "May I?", "body": "Hello" })).is(403).says(Reason::Silenced);
    omar.get("/moderation/members/vera/sanctions").is(200).shows("That was unkind").shows("Omar Haddad");
    vera.get("/moderation/members/vera/sanctions").is(403);
    omar.post("/members/vera/silence?_method=DELETE", &[]).is(303);
    vera.get("/").is(200).lacks("You can read here but not write");
    town.settle();
}

#[test]
fn a_sanction_needs_a_rule_words_and_an_end() {
    let town = Town::new();
    let omar = town.person("omar");
    for sent in [
        json!({ "days": 3, "words": "No rule" }),
        json!({ "days": 3, "rule": 7, "words": "No such rule" }),
        json!({ "days": 3, "rule": 1, "words": "" }),
        json!({ "rule": 1, "words": "No end" }),
        json!({ "days": -1, "rule": 1, "words": "An end before the beginning" }),
    ] {
        omar.api_post("/members/vera/suspension", sent).is(422);
    }
    omar.post("/members/vera/silence", &[("days", "7"), ("rule", ""), ("words", "Kept words")]).is(422).shows("Kept words");
    omar.api_post("/members/vera/suspension", json!({ "days": 0, "rule": 1, "words": "For good" })).is(200).shows("9999-01-01");
    town.settle();
}

#[test]
fn a_report_about_a_member_ends_with_their_sanction() {
    let town = Town::new();
    let (omar, vera) = (town.person("omar"), town.id_of("vera").to_string());
    town.person("nadia").api_post("/reports", json!({ "target": vera, "words": "She writes to everybody" })).is(201);
    let id = omar.api_get("/moderation/reports").is(200).text("/items/0/id");
    omar.get(&format!("/moderation/reports/{id}")).is(200).shows("Silence or suspend");
    let sent = json!({ "days": 1, "rule": 1, "words": "Please stop", "report": id });
    omar.api_post("/members/vera/silence", sent).is(200);
    omar.api_get(&format!("/moderation/reports/{id}")).is(200).shows("\"outcome\":\"sanctioned\"");
    town.settle();
}
