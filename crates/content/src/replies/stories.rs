//! Stories of what is gone: its author is told, and finds the way back.

use grove_testkit::Town;
use http::Method;
use serde_json::json;

#[test]
fn what_was_deleted_can_be_found_and_brought_back() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let made = nadia.api_post("/spaces/commons/topics", json!({ "title": "Pears in March", "body": "Text" })).is(201);
    let topic = format!("/topics/{}", made.text("/id"));
    let reply = format!("/replies/{}", nadia.api_post(&format!("{topic}/replies"), json!({ "body": "A hasty word" })).is(201).text("/id"));

    assert_eq!(nadia.form(Method::DELETE, &reply, &[]).is(303).location(), reply, "one lands where it stood");
    let page = nadia.get(&topic).is(200).shows("You deleted this").shows("Bring it back").shows("A hasty word");
    page.shows(&format!("{reply}/restoration"));
    town.person("theo").get(&topic).lacks("A hasty word");
    nadia.post(&format!("{reply}/restoration"), &[]).is(303);
    town.person("theo").get(&topic).shows("A hasty word");

    assert_eq!(nadia.form(Method::DELETE, &topic, &[]).is(303).location(), topic);
    nadia.get(&topic).is(200).shows("You deleted this").shows("Bring it back");
    nadia.get("/members/nadia?tab=topics").is(200).shows("Pears in March").shows("What you deleted");
    town.person("theo").get("/members/nadia?tab=topics").is(200).lacks("Pears in March").lacks("What you deleted");
    nadia.post(&format!("{topic}/restoration"), &[]).is(303);
    town.person("theo").get(&topic).is(200);
}

#[test]
fn an_author_is_told_the_rule_and_the_words() {
    let town = Town::new();
    let (theo, omar) = (town.person("theo"), town.person("omar"));
    let made = theo.api_post("/spaces/commons/topics", json!({ "title": "Buy my seeds", "body": "Cheap" })).is(201);
    let (id, topic) = (made.text("/id"), format!("/topics/{}", made.text("/id")));
    let form = [("target", id.as_str()), ("rule", "2"), ("words", "Please use the market for this")];
    omar.post("/moderation/removals", &form).is(303);

    theo.get(&topic).is(200).shows("removed by rule 2. No spam").shows("Please use the market for this").lacks("restoration");
    omar.get(&topic).is(200).shows("2. No spam").shows("Please use the market for this").shows("restoration");
    town.person("vera").get(&topic).is(404);
    omar.get("/moderation/log").is(200).shows("Please use the market for this");
    let mails: Vec<String> = town.mails().iter().map(|mail| mail.replace("=\r\n", "").replace("=\n", "")).collect();
    assert!(mails.len() == 1 && mails[0].contains("2. No spam") && mails[0].contains(&topic), "{mails:?}");
}

#[test]
fn pinning_is_in_the_log() {
    let town = Town::new();
    let omar = town.person("omar");
    let made = town.person("nadia").api_post("/spaces/commons/topics", json!({ "title": "Pears in March", "body": "Text" })).is(201);
    let pin = format!("/topics/{}/pin", made.text("/id"));
    omar.post(&pin, &[]).is(303);
    omar.get("/moderation/log").is(200).shows("pinned");
    omar.form(Method::DELETE, &pin, &[]).is(303);
    omar.get("/moderation/log").is(200).shows("unpinned");
}

#[test]
fn the_form_under_a_reply_is_fetched_when_it_is_wanted() {
    let town = Town::new();
    let (nadia, ines) = (town.person("nadia"), town.person("ines"));
    let topic = nadia.api_post("/spaces/commons/topics", json!({ "title": "First frost", "body": "Tonight" })).is(201).text("/id");
    let reply = ines.api_post(&format!("/topics/{topic}/replies"), json!({ "body": "Cover the beds" })).is(201).text("/id");
    let form = format!("/replies/{reply}/comment");
    nadia.get(&format!("/topics/{topic}")).is(200).shows(&format!("href=\"{form}\"")).lacks(&format!("id=\"reply-to-{reply}\""));
    nadia.get(&form).is(200).shows("Cover the beds").shows(&format!("id=\"reply-to-{reply}\"")).shows("Reply to Ines");
    nadia.fragment(&form).is(200).shows("<details class=\"reply-here\" open>").lacks("<html");
    // What was begun stands open on the page itself.
    nadia.form(Method::PUT, &format!("/drafts/reply:{reply}"), &[("body", "With wh")]).is(303);
    nadia.get(&format!("/topics/{topic}")).is(200).shows("With wh").lacks(&format!("href=\"{form}\""));
    nadia.fragment(&form).is(200).shows("With wh");
    town.visitor().get(&form).is(303);
    ines.api(Method::DELETE, &format!("/replies/{reply}"), json!({})).is(204);
    nadia.get(&form).is(404);
    let closed = ines.api_post("/spaces/commons/topics", json!({ "title": "Old", "body": "x" })).is(201).text("/id");
    let said = ines.api_post(&format!("/topics/{closed}/replies"), json!({ "body": "y" })).is(201).text("/id");
    ines.api_post(&format!("/topics/{closed}/closure"), json!({})).is(204);
    nadia.get(&format!("/replies/{said}/comment")).is(403);
}
