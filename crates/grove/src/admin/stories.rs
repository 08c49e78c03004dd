//! Stories of those who administer the place.

use grove_kernel::Scopes;
use grove_members::commands::new_token;
use grove_testkit::{Answer, Face, Town};
use http::Method;

#[test]
fn an_admin_sees_who_knocks_and_every_desk_is_there() {
    let town = Town::new(); // Bo waits to be let in.
    let kofi = town.person("kofi");
    assert_eq!(kofi.api_get("/admin").is(200).json()["people"], 1);
    let index = kofi.get("/admin").is(200).shows("One waits");
    let desks = index.body.split("class=\"whole\" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut seen = 0;
    for desk in desks {
        kofi.get(desk).is(200);
        seen += 1;
    }
    assert!(seen >= 10, "{seen} desks");
    // The rail says so on every page, to admins beside Administration, to moderators by its name.
    let knocks = |who| town.person(who).get("/tags").is(200).body;
    assert!(knocks("kofi").contains("Administration") && knocks("omar").contains("/admin/pending"));
    assert!(!knocks("nadia").contains("/admin"));

    let bo = town.id_of("bo");
    kofi.post(&format!("/admin/pending/{bo}/approval"), &[]).is(303);
    assert_eq!(kofi.api_get("/admin").json()["people"], 0);
    assert!(!knocks("omar").contains("/admin/pending"));
    town.settle();
}

#[test]
fn what_is_behind_the_log_is_told() {
    let town = Town::new();
    let kofi = town.person("kofi");
    town.settle();
    let behind = || {
        let items = kofi.api_get("/admin/projections").is(200).json()["items"].clone();
        let items = items.as_array().cloned().unwrap_or_default();
        assert!(items.len() >= 2, "{items:?}");
        items.iter().filter_map(|item| item["behind"].as_i64()).max()
    };
    assert_eq!(behind(), Some(0));
    town.person("nadia").post("/spaces/commons/topics", &[("title", "News"), ("body", "x")]).is(303);
    assert_eq!(behind(), Some(1));
    kofi.get("/admin/projections").is(200).shows("One activity behind");
    town.settle();
    assert_eq!(behind(), Some(0));
}

/// `GET /metrics` with a token of this member.
fn metrics(town: &Town, handle: &str, scopes: Scopes) -> Answer {
    let member = town.id_of(handle);
    let token = town.grove.as_console(move |cx| new_token(cx, member, "monitor", scopes)).expect("a token").secret;
    town.settle();
    town.visitor().send(Method::GET, Face::Page, "/metrics", None, &[("authorization", &format!("Bearer {token}"))])
}

#[test]
fn a_monitor_reads_numbers_with_a_token_that_may_administer() {
    let town = Town::new();
    town.visitor().get("/metrics").is(404);
    metrics(&town, "omar", Scopes { admin: false, ..Scopes::ALL }).is(404);
    metrics(&town, "ada", Scopes { admin: false, ..Scopes::ALL }).is(404);
    town.visitor().get("/nowhere").is(404);
    town.person("ada").api_get("/me").is(200);
    let told = metrics(&town, "ada", Scopes::ALL).is(200);
    assert!(told.header("content-type").starts_with("text/plain"));
    let number = |name: &str| {
        let line = told.body.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}\n{}", told.body));
        line.rsplit(' ').next().and_then(|n| n.parse::<i64>().ok()).expect("a number")
    };
    assert!(number("grove_requests_total{kind=\"page\",status=\"4xx\"}") >= 1);
    assert!(number("grove_requests_total{kind=\"api\",status=\"2xx\"}") >= 1);
    assert_eq!((number("grove_jobs_dead"), number("grove_projection_behind{projection=\"search\"}")), (0, 0));
    assert!(number("grove_log_length") > 10);
    for name in ["grove_second_lock_total", "grove_turned_away_total", "grove_jobs_waiting"] {
        assert!(number(name) >= 0, "{name}");
    }
}
