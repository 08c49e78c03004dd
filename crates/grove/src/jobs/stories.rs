//! Stories of work that failed.

use grove_testkit::Town;
use http::Method;
use serde_json::json;

#[test]
fn a_job_that_was_given_up_is_seen_and_tried_again() {
    let town = Town::new();
    let job = town.failed_job();
    let ada = town.person("ada");
    let listed = ada.api_get("/admin/jobs").is(200).lacks("of a link").json();
    assert_eq!(
        listed["items"][0],
        json!({ "id": job.to_string(), "kind": "no-such-thing", "attempts": 12,
        "error": "broken: no handler for jobs of kind no-such-thing" })
    );
    ada.get("/admin/jobs").is(200).shows("no-such-thing").lacks("of a link").shows("Try again");
    ada.post(&format!("/admin/jobs/{job}/revival"), &[]).is(303);
    assert_eq!(ada.api_get("/admin/jobs").json()["items"], json!([]));
    ada.post(&format!("/admin/jobs/{job}/revival"), &[]).is(404);
    assert_eq!(town.activities(), ["job.revived"]);
    town.settle();
}

#[test]
fn only_admins_see_the_engine_room() {
    let town = Town::new();
    for path in ["/admin", "/admin/jobs", "/admin/projections"] {
        town.visitor().get(path).is(303);
        for other in ["nadia", "ines", "omar"] {
            town.person(other).get(path).is(403);
        }
        town.person("kofi").get(path).is(200).shows("<h1");
    }
    town.person("omar").post("/admin/jobs/job_0000000000001/revival", &[]).is(403);
    town.person("kofi").api(Method::POST, "/admin/jobs/job_0000000000001/revival", ()).is(404);
}
