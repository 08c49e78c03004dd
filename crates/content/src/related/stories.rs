//! Stories of what stands beside a conversation.

use std::time::Duration;

use grove_testkit::{Answer, Client, Town};
use http::Method;
use serde_json::json;

fn topic(who: &Client<'_>, space: &str, title: &str, tags: &[&str]) -> String {
    let made = who.api_post(&format!("/spaces/{space}/topics"), json!({ "title": title, "body": "Hm", "tags": tags })).is(201);
    format!("/topics/{}", made.text("/id"))
}

/// The titles under "Related", in order.
fn related(page: &Answer) -> Vec<String> {
    let Some((_, list)) = page.body.split_once("<h2>Related</h2>") else { return Vec::new() };
    let list = list.split("</section>").next().unwrap_or_default();
    list.split("dir=\"auto\">").skip(1).filter_map(|part| part.split('<').next()).map(str::to_owned).collect()
}

#[test]
fn what_shares_most_tags_stands_beside_and_only_what_one_may_see() {
    let town = Town::new();
    let (nadia, ines) = (town.person("nadia"), town.person("ines"));
    let pears = topic(&nadia, "commons", "Pears", &["fruit", "pruning", "frost"]);
    topic(&nadia, "commons", "One tag, older", &["fruit"]);
    topic(&nadia, "commons", "Two tags", &["fruit", "frost"]);
    town.later(Duration::from_secs(1));
    topic(&ines, "commons", "One tag, newer", &["pruning"]);
    topic(&nadia, "commons", "Nothing in common", &["bees"]);
    let gone = topic(&nadia, "commons", "Deleted", &["fruit", "pruning", "frost"]);
    nadia.form(Method::DELETE, &gone, &[]).is(303);
    let without = related(&town.visitor().get(&pears).is(200));
    assert_eq!(without, ["Two tags", "One tag, newer", "One tag, older"]);

    for n in 0..40 {
        topic(&nadia, "gardeners", &format!("Private {n}"), &["fruit", "pruning", "frost"]);
    }
    assert_eq!(related(&town.visitor().get(&pears).is(200)), without, "what is private moves nothing");
    assert_eq!(related(&town.person("theo").get(&pears).is(200)), without);
    let inside = related(&nadia.get(&pears).is(200));
    assert!(inside.len() == 4 && inside.iter().all(|title| title.starts_with("Private ")), "{inside:?}");

    let vera = town.person("vera");
    vera.form(Method::PUT, "/members/ines/mute", &[]).is(303);
    assert_eq!(related(&vera.get(&pears).is(200)), ["Two tags", "One tag, older"]);
    let alone = topic(&nadia, "commons", "Without tags", &[]);
    assert!(related(&nadia.get(&alone).is(200)).is_empty());
}

#[test]
fn one_sees_how_far_one_has_read() {
    let town = Town::new();
    let (nadia, vera, ines) = (town.person("nadia"), town.person("vera"), town.person("ines"));
    let pears = topic(&nadia, "commons", "Pears", &[]);
    for n in 1..=4 {
        nadia.api_post(&format!("{pears}/replies"), json!({ "body": format!("Reply {n}") })).is(201);
    }
    town.visitor().get(&pears).is(200).lacks("Replies read");
    vera.get(&pears).is(200).lacks("Replies read");
    vera.form(Method::PUT, &format!("{pears}/read-position"), &[("position", "3")]).is(303);
    vera.get(&pears).is(200).shows("Replies read").shows("3 of 4").shows("Go on reading");
    // What is folded is not waited for.
    ines.api_post(&format!("{pears}/replies"), json!({ "body": "A muted word" })).is(201);
    vera.get(&pears).is(200).shows("3 of 5");
    vera.form(Method::PUT, "/members/ines/mute", &[]).is(303);
    vera.get(&pears).is(200).shows("3 of 4");
    vera.form(Method::PUT, &format!("{pears}/read-position"), &[("position", "4")]).is(303);
    vera.get(&pears).is(200).shows("4 of 4").lacks("Go on reading");
}
