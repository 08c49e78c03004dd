//! Stories of roles and of what somebody sees by them.

use grove_testkit::Town;
use http::Method;
use serde_json::json;

/// A public bench inside the gated workshop: who stands there by name still has to pass the workshop.
fn with_a_bench(town: &Town) -> String {
    let ada = town.person("ada");
    let bench = json!({ "name": "The bench", "slug": "bench", "purpose": "Tools", "visibility": "public", "joining": "open", "parent": "workshop", "kinds": ["discussion"] });
    ada.api_post("/spaces", bench).is(201);
    ada.api_post("/spaces/bench/members", json!({ "handle": "omar", "role": "member" })).is(201);
    let made =
        ada.api_post("/spaces/bench/topics", json!({ "kind": "discussion", "title": "The good saw", "body": "Where is it?" })).is(201);
    format!("/topics/{}", made.text("/id"))
}

#[test]
fn a_moderator_who_is_none_any_more_loses_sight_at_once() {
    let town = Town::new();
    let saw = with_a_bench(&town);
    let (ada, omar) = (town.person("ada"), town.person("omar"));
    omar.get(&saw).is(200).shows("The good saw");
    ada.form(Method::PUT, "/members/omar/role", &[("role", "member")]).is(303);
    omar.get(&saw).is(404).lacks("The good saw");
    omar.get("/").lacks("The good saw");
    omar.api_get("/spaces/bench/topics").is(404);
    ada.form(Method::PUT, "/members/omar/role", &[("role", "moderator")]).is(303);
    omar.get(&saw).is(200);
}

#[test]
fn who_leaves_is_granted_nothing_from_then_on() {
    let town = Town::new();
    let saw = with_a_bench(&town);
    let omar = town.person("omar");
    omar.form(Method::DELETE, "/settings/account", &[("handle", "omar")]).is(303);
    omar.get(&saw).is(404);
    // A change that computes the space again brings nothing back.
    town.person("ada").api(Method::PUT, "/spaces/workshop/visibility", json!({ "visibility": "private" }));
    omar.api_get("/spaces/bench").is(401);
    town.person("ada").get("/spaces/bench").is(200).lacks("Omar Haddad");
}
