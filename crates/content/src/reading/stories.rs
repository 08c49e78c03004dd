//! Stories of reading on.

use grove_testkit::{Client, Town};
use http::Method;
use serde_json::json;

fn topic_with(who: &Client<'_>, replies: usize) -> String {
    let made = who.api_post("/spaces/commons/topics", json!({ "title": "Pears in March", "body": "The very beginning" })).is(201);
    let topic = format!("/topics/{}", made.text("/id"));
    for n in 1..=replies {
        who.api_post(&format!("{topic}/replies"), json!({ "body": format!("Reply number {n}") })).is(201);
    }
    topic
}

fn how_far(town: &Town, who: &Client<'_>, topic: &str) -> serde_json::Value {
    town.grove.flush_reading().expect("written down");
    who.api_get(&format!("{topic}/read-position")).is(200).json()["position"].clone()
}

#[test]
fn opening_a_page_reads_nothing_and_reading_goes_on_at_the_first_new_post() {
    let town = Town::new();
    let (nadia, theo) = (town.person("nadia"), town.person("theo"));
    let topic = topic_with(&nadia, 3);
    let page = theo.get(&topic).is(200);
    let page = page
        .shows(&format!("data-read=\"{topic}/read-position\""))
        .shows(&format!("<noscript><img class=\"vh\" src=\"{topic}/read-position?shown=3\""));
    assert_eq!(how_far(&town, &theo, &topic), 0, "opened, not read: a page with a script tells what was seen");
    page.lacks("new posts since your last visit");

    theo.form(Method::PUT, &format!("{topic}/read-position"), &[("position", "2")]).is(303);
    theo.get("/").shows(&format!("href=\"{topic}?at=new\""));
    assert_eq!(theo.get(&format!("{topic}?at=new")).is(303).location(), format!("{topic}#new"));
    theo.get(&topic).shows("1 new post since your last visit");

    theo.get(&format!("{topic}/read-position?shown=3")).is(200);
    assert_eq!(how_far(&town, &theo, &topic), 3, "without a script the page that was shown was read");
    assert_eq!(theo.get(&format!("{topic}?at=new")).is(303).location(), topic);
}

#[test]
fn later_pages_know_the_beginning_and_everybody_who_takes_part() {
    let town = Town::new();
    let (nadia, ines) = (town.person("nadia"), town.person("ines"));
    let topic = topic_with(&nadia, 20);
    ines.api_post(&format!("{topic}/replies"), json!({ "body": "A late word" })).is(201);
    let ines_reply = ines.get(&topic).is(200).shows("2 people in this conversation").lacks("A late word");
    ines_reply.shows("The very beginning");
    let second = nadia.get(&format!("{topic}?after=20")).is(200);
    second.shows("A late word").shows("2 people in this conversation").shows("The beginning, by").shows("The very beginning");

    let theo = town.person("theo");
    theo.get(&topic).is(200);
    assert_eq!(how_far(&town, &theo, &topic), 0);
    theo.form(Method::PUT, &format!("{topic}/read-position"), &[("position", "20")]).is(303);
    assert_eq!(theo.get(&format!("{topic}?at=new")).is(303).location(), format!("{topic}?after=20#new"));
    theo.get(&format!("{topic}?after=20")).shows("1 new post since your last visit");
}

#[test]
fn what_somebody_muted_says_is_news_to_nobody_who_muted_them() {
    let town = Town::new();
    let (nadia, ines, vera) = (town.person("nadia"), town.person("ines"), town.person("vera"));
    let topic = topic_with(&nadia, 2);
    vera.form(Method::PUT, &format!("{topic}/read-position"), &[("position", "2")]).is(303);
    vera.form(Method::PUT, "/members/ines/mute", &[]).is(303);
    ines.api_post(&format!("{topic}/replies"), json!({ "body": "A muted word" })).is(201);
    let begun = json!({ "title": "Begun by a muted one", "body": "Words that are not wanted" });
    let muted = format!("/topics/{}", ines.api_post("/spaces/commons/topics", begun).is(201).text("/id"));
    let marked = "class=\"row new\"";

    // Folded where it stands, and counted nowhere.
    vera.get(&topic).is(200).shows("A muted word").lacks("since your last visit");
    vera.get("/?tab=unread").is(200).lacks("Pears in March").lacks("Begun by a muted one");
    vera.get("/").is(200).lacks("new post").lacks("?at=new").lacks("Words that are not wanted");
    let list = vera.get("/spaces/commons").is(200).shows("Begun by a muted one").lacks("Words that are not wanted").lacks("new post");
    list.lacks(marked);
    assert_eq!(vera.api_get(&topic).is(200).json()["unread"], 0);
    assert_eq!(vera.get(&format!("{topic}?at=new")).is(303).location(), topic);
    let space = |who: &Client<'_>| who.api_get("/spaces/commons").is(200).json()["unread"].clone();
    assert_eq!(space(&vera), 0);
    // For others it is news.
    let pia = town.person("pia");
    pia.form(Method::PUT, &format!("{topic}/read-position"), &[("position", "2")]).is(303);
    pia.get("/spaces/commons").is(200).shows(marked);
    pia.get("/?tab=unread").is(200).shows("Pears in March").shows("Begun by a muted one");
    assert_eq!(space(&pia), 2);

    // Somebody else goes on: there is one new post, not two, and it is theirs.
    nadia.api_post(&format!("{topic}/replies"), json!({ "body": "A wanted word" })).is(201);
    nadia.api_post(&format!("{muted}/replies"), json!({ "body": "Another" })).is(201);
    vera.get(&topic).is(200).shows("1 new post since your last visit");
    assert_eq!(vera.api_get(&topic).is(200).json()["unread"], 1);
    vera.get("/?tab=unread").is(200).shows("Pears in March").shows("Begun by a muted one").shows("1 new post").lacks("2 new posts");
    assert_eq!(space(&vera), 2);
    vera.form(Method::DELETE, "/members/ines/mute", &[]).is(303);
    vera.get("/?tab=unread").is(200).shows("2 new posts");
}
