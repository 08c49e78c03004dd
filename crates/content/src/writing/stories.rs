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
fn a_draft_keeps_title_and_tags() {
    let town = Town::new();
    let nadia = town.person("nadia");
    nadia.form(Method::PUT, "/drafts/new:commons", &[("title", "Half a title"), ("body", "Half"), ("tags", "pears frost")]).is(303);
    let form = nadia.get("/spaces/commons/topics/new").is(200);
    form.shows("Half a title").shows("value=\"pears frost\"").shows("href=\"/drafts\"");
    nadia.get("/drafts").is(200).shows("Half a title");
}
