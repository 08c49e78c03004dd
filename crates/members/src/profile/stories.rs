//! Stories of people, their settings, and what owners decide.

use grove_kernel::Reason;
use grove_testkit::Town;
use http::Method;
use serde_json::json;

#[test]
fn everybody_reaches_their_own_pages_and_visitors_the_door() {
    let town = Town::new();
    let nadia = town.person("nadia");
    for path in
        ["/settings/profile", "/settings/account", "/settings/sessions", "/settings/people", "/settings/tokens", "/members?sort=name&q=na"]
    {
        nadia.get(path).is(200).shows("<h1");
    }
    town.visitor().get("/settings/account").is(303);
    for path in ["/admin/settings", "/set-up", "/rules/edit", "/admin/pending"] {
        nadia.get(path).is(403);
        town.person("ada").get(path).is(200).shows("<h1");
    }
    town.person("theo").get("/me").is(303);
}

#[test]
fn a_person_changes_what_they_show_and_old_links_lead_on() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let me = nadia.api(Method::PATCH, "/me", json!({ "handle": "Rosa", "bio": "I grow **beans**" })).is(200);
    assert_eq!((me.text("/handle"), me.text("/email")), ("rosa".to_owned(), "nadia@example.org".to_owned()));
    town.visitor().get("/members/rosa").is(200).lacks("nadia@example.org");
    assert_eq!(town.visitor().get("/members/nadia").location(), "/members/rosa");
    for taken in ["nadia", "rosa", "r0sa", "admin", "\u{430}da", "a"] {
        town.person("vera").api(Method::PATCH, "/me", json!({ "handle": taken })).is(422);
    }
    town.read_only().api(Method::PATCH, "/me", json!({ "name": "X" })).is(403).says(Reason::ScopeMissing);
    nadia.form(Method::PATCH, "/me", &[("name", "")]).is(422).shows("error-summary");
    assert_eq!(town.activities(), ["member.renamed", "token.made"]);
}

#[test]
fn roles_are_given_by_those_above() {
    let town = Town::new();
    let give = |who, to: &str, role| town.person(who).form(Method::PUT, &format!("/members/{to}/role"), &[("role", role)]);
    give("nadia", "vera", "admin").is(403).says(Reason::AdminsOnly);
    give("omar", "nadia", "moderator").is(403).says(Reason::AdminsOnly);
    give("kofi", "ada", "member").is(403);
    give("kofi", "nadia", "admin").is(403).says(Reason::OutranksYou);
    give("ada", "nadia", "moderator").is(303);
    give("ada", "ada", "member").is(403).says(Reason::LastOwner);
    town.person("nadia").get("/admin/pending").is(200);
}

#[test]
fn a_token_is_shown_once_and_ends_when_revoked() {
    let town = Town::new();
    let nadia = town.person("nadia");
    nadia.post("/settings/tokens", &[("name", "Feeder"), ("scope", "admin")]).is(403);
    nadia.post("/settings/tokens", &[("name", "Feeder"), ("scope", "write")]).is(200).shows("copy-box");
    nadia.get("/settings/tokens").is(200).shows("Feeder").lacks("copy-box");
}

#[test]
fn rules_are_published_accepted_and_kept() {
    let town = Town::new();
    town.person("ada").post("/rules", &[("source", "1. Be kind")]).is(303);
    town.visitor().get("/rules").is(200).shows("Be kind");
    town.person("nadia").get("/rules").shows("/rules/acceptance");
    town.person("nadia").post("/rules/acceptance", &[("version", "2")]).is(303);
    town.person("nadia").get("/rules").lacks("/rules/acceptance");
    town.visitor().post("/join", &[("name", "R"), ("email", "r@example.org")]).is(422);
    town.visitor().post("/join", &[("name", "R R"), ("email", "r@example.org"), ("rules", "2")]).is(303);
    town.settle();
}

#[test]
fn a_block_is_made_and_undone() {
    let town = Town::new();
    let nadia = town.person("nadia");
    nadia.form(Method::PUT, "/members/vera/block", &[]).is(303);
    nadia.get("/settings/people").is(200).shows("Vera");
    town.person("vera").get("/settings/people").lacks("Nadia");
    nadia.api(Method::DELETE, "/members/vera/block", ()).is(204);
    nadia.form(Method::PUT, "/members/nadia/mute", &[]).is(403).says(Reason::NotYourOwn);
}

#[test]
fn what_can_be_done_is_reached_from_the_pages() {
    let town = Town::new();
    let (nadia, omar) = (town.person("nadia"), town.person("omar"));
    nadia.get("/members/nadia").is(200).shows("action=\"/sign-out\"").shows("/settings/profile");
    nadia.get("/settings/profile").is(200).shows("/me/avatar").shows("multipart/form-data");
    nadia.get("/settings/sessions").is(200).shows("action=\"/sign-out\"");
    nadia.get("/").is(200).shows("href=\"/rules\"");
    town.visitor().get("/").is(200).shows("href=\"/rules\"");
    omar.get("/members/theo").is(200).shows("/moderation/members/theo/sanctions");
    nadia.get("/members/theo").is(200).lacks("/moderation/");
}
