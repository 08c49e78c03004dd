//! Stories of writing: what was typed is never lost, and two who change one text lose nothing.

use grove_kernel::Reason;
use grove_testkit::{Client, Face, Town};
use http::Method;
use serde_json::json;

fn topic(who: &Client<'_>, title: &str) -> String {
    let made = who.api_post("/spaces/commons/topics", json!({ "title": title, "body": "What do you think?" })).is(201);
    format!("/topics/{}", made.text("/id"))
}

#[test]
fn a_refusal_keeps_what_was_typed() {
    let town = Town::new();
    let (nadia, ines) = (town.person("nadia"), town.person("ines"));
    let pears = topic(&nadia, "Pears in March");
    nadia.post(&format!("{pears}/closure"), &[]).is(303);
    let refused = ines.post(&format!("{pears}/replies"), &[("body", "Words I worked on")]);
    refused.is(403).says(Reason::TopicClosed).shows("Words I worked on").shows("data-composer");
    // A program is told in its own words.
    ines.api_post(&format!("{pears}/replies"), json!({ "body": "Late" })).is(403).shows("urn:grove:");
}

#[test]
fn who_saves_second_sees_both_versions() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let pears = topic(&nadia, "Pears in March");
    let reply = nadia.api_post(&format!("{pears}/replies"), json!({ "body": "First" })).is(201);
    let (path, version) = (format!("/replies/{}", reply.text("/id")), reply.json()["version"].to_string());
    nadia.get(&format!("{path}/edit")).is(200).shows(&format!("name=\"version\" value=\"{version}\""));

    town.later(std::time::Duration::from_secs(60));
    nadia.form(Method::PATCH, &path, &[("body", "From the first tab"), ("version", &version)]).is(303);
    let second = nadia.form(Method::PATCH, &path, &[("body", "From the second tab"), ("version", &version)]);
    second.is(409).shows("From the first tab").shows("From the second tab").shows("Somebody changed this meanwhile");
    nadia.api(Method::PATCH, &path, json!({ "body": "By a program", "version": version.parse::<i64>().unwrap() })).is(409);
    let headers = [("if-match", version.as_str())];
    let body = Some(("application/json", json!({ "body": "By a program" }).to_string()));
    nadia.send(Method::PATCH, Face::Api, &path, body, &headers).is(409);
    nadia.api(Method::PATCH, &path, json!({ "body": "Whatever stands there" })).is(200);
    nadia.get(&pears).shows("Whatever stands there").lacks("From the second tab");
}

#[test]
fn who_was_signed_out_comes_back_to_the_form() {
    let town = Town::new();
    let pears = topic(&town.person("nadia"), "Pears in March");
    let page = format!("http://{}{pears}", town.host());
    let form = Some(("application/x-www-form-urlencoded", "body=Words".to_owned()));
    let sent = |from: &str| {
        let headers = [("sec-fetch-site", "same-origin"), ("referer", from)];
        town.visitor().send(Method::POST, Face::Page, &format!("{pears}/replies"), form.clone(), &headers).is(303).location()
    };
    assert_eq!(sent(&page), format!("/sign-in?next={}", pears.replace('/', "%2F")));
    assert_eq!(sent("https://elsewhere.example.com/x"), "/sign-in?next=%2F");
}

#[test]
fn a_text_is_looked_at_before_it_is_sent() {
    let town = Town::new();
    let (nadia, theo) = (town.person("nadia"), town.person("theo"));
    let form = [("body", "It **has** frost, @ines"), ("title", "ignored")];
    nadia.post("/spaces/gardeners/preview", &form).is(200).shows("<strong>has</strong>").shows("/members/ines");
    nadia.api_post("/spaces/gardeners/preview", json!({ "body": "*so*" })).is(200).shows("<em>so</em>");
    theo.post("/spaces/gardeners/preview", &form).is(404);
    nadia.post("/spaces/gardeners/preview", &[("body", " ")]).is(422);
    assert_eq!(town.activities(), Vec::<String>::new(), "nothing is kept");
}

#[test]
fn names_are_offered_of_those_who_can_see_the_place() {
    let town = Town::new();
    let nadia = town.person("nadia");
    nadia.get("/spaces/gardeners/mentionable?q=in").is(200).shows("\"handle\":\"ines\"");
    nadia.get("/spaces/gardeners/mentionable?q=theo").is(200).lacks("theo");
    nadia.get("/spaces/commons/mentionable?q=the").is(200).shows("\"handle\":\"theo\"");
    nadia.get("/spaces/commons/mentionable?q=nad").is(200).lacks("nadia");
    nadia.get("/spaces/commons/mentionable?q=%25").is(200).shows("\"items\":[]");
    town.person("theo").get("/spaces/gardeners/mentionable?q=in").is(404);
}

#[test]
fn the_people_of_the_topic_are_offered_first_then_those_of_the_space() {
    let town = Town::new();
    let (ada, nadia, ines) = (town.person("ada"), town.person("nadia"), town.person("ines"));
    // Handles that begin with the same word, in an order that is not theirs by the alphabet.
    for (who, handle) in [("vera", "bean-a"), ("theo", "bean-b"), ("omar", "bean-c"), ("pia", "bean-d")] {
        town.person(who).form(Method::PATCH, "/me", &[("handle", handle)]).is(303);
    }
    ada.api_post("/spaces/commons/members", json!({ "handle": "bean-c", "role": "member" })).is(201);
    let id = nadia.api_post("/spaces/commons/topics", json!({ "title": "Beans", "body": "Climbing" })).is(201).text("/id");
    town.person("pia").api_post(&format!("/topics/{id}/replies"), json!({ "body": "Runner beans" })).is(201);
    let offered = |who: &Client<'_>, address: &str| -> Vec<String> {
        let json = who.get(address).is(200).json();
        json["items"].as_array().expect("a list").iter().map(|item| item["handle"].as_str().expect("a handle").to_owned()).collect()
    };
    let there = format!("/spaces/commons/mentionable?topic={id}&q=bean");
    assert_eq!(offered(&nadia, &there), ["bean-d", "bean-c", "bean-a", "bean-b"]);
    assert_eq!(offered(&nadia, &there), offered(&nadia, &there));
    assert_eq!(offered(&nadia, "/spaces/commons/mentionable?q=bean"), ["bean-c", "bean-a", "bean-b", "bean-d"]);
    // Nobody who could not read it, and nobody one has blocked oneself.
    assert_eq!(offered(&nadia, "/spaces/gardeners/mentionable?q=bean"), ["bean-d"]);
    nadia.form(Method::PUT, "/members/bean-a/block", &[]).is(303);
    assert_eq!(offered(&nadia, &there), ["bean-d", "bean-c", "bean-b"]);
    // The page asks for its own topic, and a topic that one cannot see is not there.
    nadia.get(&format!("/topics/{id}")).shows(&format!("data-mentions=\"/spaces/commons/mentionable?topic={id}\""));
    let hidden = ines.api_post("/spaces/gardeners/topics", json!({ "title": "Quiet", "body": "Here" })).is(201).text("/id");
    town.person("theo").get(&format!("/spaces/commons/mentionable?topic={hidden}&q=bean")).is(404);
}

#[test]
fn a_draft_keeps_title_and_tags() {
    let town = Town::new();
    let nadia = town.person("nadia");
    nadia.form(Method::PUT, "/drafts/new:commons", &[("title", "Half a title"), ("body", "Half"), ("tags", "pears frost")]).is(303);
    let form = nadia.get("/spaces/commons/topics/new").is(200);
    form.shows("Half a title").shows("value=\"pears frost\"").shows("href=\"/drafts\"");
    nadia.get("/drafts").is(200).shows("Half a title");
}

#[test]
fn a_draft_keeps_the_kind_and_a_comment_is_not_the_answer() {
    let town = Town::new();
    let (nadia, ines) = (town.person("nadia"), town.person("ines"));
    let checked = |form: &str, kind: &str| form.contains(&format!("value=\"{kind}\" checked"));
    nadia.form(Method::PUT, "/drafts/new:commons", &[("title", "Half a title"), ("kind", "question")]).is(303);
    let form = nadia.get("/spaces/commons/topics/new").is(200).shows("Half a title").body;
    assert!(checked(&form, "question") && !checked(&form, "discussion"));
    assert_eq!(nadia.api_get("/drafts/new:commons").is(200).text("/kind"), "question");
    nadia.api(Method::PUT, "/drafts/new:commons", json!({ "title": "Half", "kind": "sermon" })).is(422).shows("discussion, question");
    nadia.form(Method::PUT, "/drafts/new:commons", &[("title", " "), ("kind", "question")]).is(303);
    nadia.api_get("/drafts/new:commons").is(404);

    let asked = json!({ "kind": "question", "title": "When do we prune?", "body": "Tell me" });
    let id = nadia.api_post("/spaces/commons/topics", asked).is(201).text("/id");
    let (topic, comment, answer) = (format!("/topics/{id}"), format!("/drafts/comment:{id}"), format!("/drafts/reply:{id}"));
    ines.form(Method::PUT, &comment, &[("body", "Which tree, and wh")]).is(303);
    ines.form(Method::PUT, &answer, &[("body", "In March, as lo")]).is(303);
    let page = ines.get(&topic).is(200).shows("Which tree, and wh").shows("In March, as lo");
    page.shows("<details class=\"reply-here\" open>").shows("Comment");
    ines.get("/drafts").is(200).shows("Which tree").shows("In March");
    // Sending one leaves the other.
    ines.post(&format!("{topic}/replies"), &[("body", "Which tree?"), ("comment", "true")]).is(303);
    ines.api_get(&comment).is(404);
    ines.api_get(&answer).is(200);
}

#[test]
fn the_limit_for_newcomers_keeps_the_whole_form() {
    let town = Town::new();
    let (ada, theo, nadia) = (town.person("ada"), town.person("theo"), town.person("nadia"));
    ada.form(Method::PUT, "/admin/settings", &[("newcomer_posts_a_day", "1")]).is(303);
    let asked = json!({ "kind": "question", "title": "When do we prune?", "body": "Tell me" });
    let topic = format!("/topics/{}", nadia.api_post("/spaces/commons/topics", asked).is(201).text("/id"));
    theo.post(&format!("{topic}/replies"), &[("body", "In March")]).is(303);

    let form = [("kind", "question"), ("title", "A title I thought about"), ("body", "Words I worked on"), ("tags", "pears frost")];
    let again = theo.post("/spaces/commons/topics", &form).is(403).says(Reason::NewcomerLimit);
    for kept in ["A title I thought about", "Words I worked on", "value=\"pears frost\"", "value=\"question\" checked"] {
        again.clone().shows(kept);
    }
    let again = theo.post(&format!("{topic}/replies"), &[("body", "Which tree?"), ("comment", "true")]).is(403);
    again.says(Reason::NewcomerLimit).shows("Which tree?").shows("name=\"comment\" value=\"true\"");
}

#[test]
fn too_many_in_a_minute_keeps_the_whole_form() {
    let mut town = Town::new();
    let pears = topic(&town.person("nadia"), "Pears in March");
    town.limit(grove_web::Rates { writes: 1, ..grove_web::Rates::unlimited() });
    let ines = town.person("ines");
    ines.post(&format!("{pears}/replies"), &[("body", "The first")]).is(303);
    let again = ines.post(&format!("{pears}/replies"), &[("body", "The second, at once")]).is(429);
    assert!(!again.header("retry-after").is_empty());
    again.shows("The second, at once").shows("data-composer").shows("role=\"alert\"");
    let form = [("kind", "question"), ("title", "A title I thought about"), ("body", "Words"), ("tags", "pears")];
    let again = ines.post("/spaces/commons/topics", &form).is(429);
    again.shows("A title I thought about").shows("value=\"question\" checked").shows("value=\"pears\"");
}
