//! Stories of sessions.

use std::time::Duration;

use grove_testkit::Town;

/// What zxcvbn takes without a word.
const PASSWORD: &str = "seven quiet beehives";

#[test]
fn whoever_is_suspended_reads_at_the_door_until_when() {
    let town = Town::new();
    let (ada, vera) = (town.person("ada"), town.person("vera"));
    vera.post("/settings/password", &[("password", PASSWORD)]).is(303);
    ada.post("/members/vera/suspension", &[("days", "3"), ("rule", "1"), ("words", "Hm")]).is(303);
    let door = |town: &Town| town.visitor().post("/sign-in", &[("email", "vera@example.org"), ("password", PASSWORD)]);
    let told = door(&town).is(422).shows("This account is suspended until");
    let day = told.body.split("suspended until ").nth(1).and_then(|rest| rest.split(". ").next()).expect("a day").to_owned();
    assert!(day.ends_with("UTC") && day.chars().any(char::is_alphabetic) && !day.contains('-'), "{day}");
    ada.post("/members/vera/suspension", &[("days", "0"), ("rule", "1"), ("words", "Hm")]).is(303);
    door(&town).is(422).shows("suspended without an end").lacks("9999");
    town.settle();
}

const DAY: Duration = Duration::from_secs(86_400);

#[test]
fn a_session_lasts_as_long_as_somebody_comes_by() {
    let town = Town::new();
    let (nadia, vera) = (town.person("nadia"), town.person("vera"));
    for _ in 0..4 {
        town.later(20 * DAY);
        nadia.get("/settings/account").is(200);
        town.settle();
    }
    // Vera was away for eighty days, and knocks anew.
    vera.get("/settings/account").is(303);
    town.later(31 * DAY);
    nadia.get("/settings/account").is(303);
    town.settle();
}

#[test]
fn a_session_that_has_ended_is_not_called_back_by_a_visit() {
    let town = Town::new();
    let nadia = town.person("nadia");
    town.later(2 * DAY);
    nadia.get("/settings/sessions").is(200);
    nadia.post("/sign-out", &[]).is(303);
    town.settle();
    nadia.get("/settings/sessions").is(303);
}
