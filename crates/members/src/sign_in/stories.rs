//! Stories of sessions.

use std::time::Duration;

use grove_testkit::Town;

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
