//! What the page after an act says: one sentence, once, to whoever did it.

use grove_testkit::{Answer, Client, Face, Town};
use http::Method;
use serde_json::json;

/// What the cookie carries on, as the browser will send it.
#[track_caller]
fn carried(answer: &Answer) -> String {
    let set = answer.headers.get_all("set-cookie").iter().filter_map(|c| c.to_str().ok());
    let said = set.into_iter().find(|c| c.starts_with("grove-said=done-")).unwrap_or_else(|| panic!("{} says nothing", answer.request));
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=60"] {
        assert!(said.contains(part), "{said} lacks {part}");
    }
    said.split(';').next().expect("a pair").to_owned()
}

/// The page that the act leads to; the cookie goes with every request, as browsers do it.
#[track_caller]
fn next_page(who: &Client<'_>, act: Answer) -> Answer {
    let act = act.is(303);
    let with = who.carrying(&carried(&act));
    let mut page = with.get(&act.location());
    while page.status == 303 {
        assert!(!page.headers.contains_key("set-cookie"), "a redirect carries the word on");
        page = with.get(&page.location());
    }
    page.is(200)
}

#[track_caller]
fn says(who: &Client<'_>, act: Answer, words: &str) {
    let page = next_page(who, act).shows("role=\"status\"").shows(words);
    assert_eq!(page.header("cache-control"), "private, no-store");
    assert!(page.header("set-cookie").starts_with("grove-said=; "), "said once: {:?}", page.headers);
    assert!(page.header("set-cookie").contains("Max-Age=0"));
}

#[test]
fn an_act_by_form_is_followed_by_a_word() {
    let town = Town::new();
    let (ada, ines, nadia, vera) = (town.person("ada"), town.person("ines"), town.person("nadia"), town.person("vera"));
    says(&nadia, nadia.form(Method::PATCH, "/me", &[("bio", "Pears")]), "Your profile is saved.");
    says(&nadia, nadia.form(Method::PUT, "/members/vera/mute", &[]), "Muted.");
    says(&nadia, nadia.form(Method::DELETE, "/members/vera/mute", &[]), "shown again what they write");
    says(&nadia, nadia.form(Method::PUT, "/settings/look", &[("theme", "dark")]), "Your choice is saved.");
    says(&nadia, nadia.form(Method::DELETE, "/me/avatar", &[]), "Your picture is removed.");
    says(&vera, vera.form(Method::PUT, "/spaces/workshop/membership", &[("words", "Please")]), "Your request is with the hosts.");
    says(&ines, ines.post("/spaces/workshop/requests/vera/approval", &[]), "They are in");
    says(&vera, vera.form(Method::DELETE, "/spaces/workshop/membership", &[]), "You have left the space.");
    says(&ines, ines.form(Method::PATCH, "/spaces/workshop", &[("purpose", "Wood and glue")]), "The settings of the space are saved.");
    says(&ada, ada.form(Method::PUT, "/admin/settings", &[("tagline", "Grow")]), "The settings of the community are saved.");
    says(&ada, ada.post("/members/vera/silence", &[("days", "1"), ("rule", "1"), ("words", "Hm")]), "Silenced.");
    says(&town.visitor(), vera.post("/sign-out", &[]), "You are signed out.");
    town.settle();
}

#[test]
fn the_word_is_said_once_and_only_to_people() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let act = nadia.form(Method::PATCH, "/me", &[("bio", "Plums")]).is(303);
    let with = nadia.carrying(&carried(&act));
    // A part of a page is no page: it neither says the word nor takes it away.
    let fragment = with.fragment("/spaces");
    assert!(!fragment.headers.contains_key("set-cookie"));
    fragment.lacks("Your profile is saved.");
    nadia.get(&act.location()).is(200).lacks("Your profile is saved.");
    // Programs and scripts are told by the answer itself.
    assert!(!nadia.api(Method::PATCH, "/me", json!({ "bio": "Figs" })).is(200).headers.contains_key("set-cookie"));
    let form = Some(("application/x-www-form-urlencoded", "bio=Figs".to_owned()));
    let part = nadia.send(Method::POST, Face::Fragment, "/me?_method=PATCH", form, &[("sec-fetch-site", "same-origin")]);
    assert!(!part.headers.contains_key("set-cookie"));
    // A refusal has its own words, and nothing waits behind it.
    let refused = with.form(Method::PATCH, "/me", &[("name", "")]).is(422).lacks("Your profile is saved.");
    assert!(refused.header("set-cookie").contains("Max-Age=0"));
}

#[test]
fn what_a_browser_makes_up_is_not_said() {
    let town = Town::new();
    for made_up in ["done-", "done-nothing-of-ours", "sign-in", "<b>hello</b>", "done-muted%20", "DONE-MUTED"] {
        let page = town.visitor().carrying(&format!("grove-said={made_up}")).get("/").is(200);
        page.lacks("class=\"status\"").lacks("hello");
    }
}
