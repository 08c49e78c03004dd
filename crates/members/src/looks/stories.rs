//! Stories of light and dark.

use grove_testkit::{Face, Town};
use http::Method;
use serde_json::json;

#[test]
fn somebody_reads_in_the_dark_here_and_on_their_other_devices() {
    let town = Town::new();
    let nadia = town.person("nadia");
    nadia.get("/settings/look").is(200).shows("name=\"theme\"");
    let chosen = nadia.form(Method::PUT, "/settings/look", &[("theme", "dark"), ("language", "en")]).is(303);
    let cookies: Vec<&str> = chosen.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok()).collect();
    assert!(cookies.iter().any(|c| c.starts_with("theme=dark; Path=/")), "{cookies:?}");
    assert!(cookies.iter().any(|c| c.starts_with("lang=en; Path=/")), "{cookies:?}");
    assert!(!cookies.iter().any(|c| c.starts_with("grove=")), "the session stays as it is");
    assert_eq!(nadia.api_get("/settings/look").is(200).json(), json!({ "theme": "dark", "language": "en" }));
    town.visitor().send(Method::GET, Face::Page, "/", None, &[("cookie", "theme=dark")]).is(200).shows("data-theme=\"dark\"");

    let id = town.id_of("nadia");
    let link = town.grove.as_console(move |cx| grove_members::commands::one_time_link(cx, id)).expect("a link");
    let secret = link.trim_start_matches("/enter?secret=").to_owned();
    let came = town.visitor().post("/enter", &[("secret", &secret)]).is(303);
    let cookies: Vec<&str> = came.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok()).collect();
    assert!(cookies.iter().any(|c| c.starts_with("theme=dark;")), "{cookies:?}");
}

#[test]
fn what_is_not_offered_is_refused() {
    let town = Town::new();
    let nadia = town.person("nadia");
    nadia.api(Method::PUT, "/settings/look", json!({ "theme": "sepia" })).is(422);
    nadia.api(Method::PUT, "/settings/look", json!({ "language": "en-XA" })).is(422);
    assert_eq!(nadia.api_get("/settings/look").json(), json!({ "theme": "auto", "language": null }));
    nadia.api(Method::PUT, "/settings/look", json!({ "theme": "light" })).is(200);
    assert_eq!(nadia.api(Method::PUT, "/settings/look", json!({ "theme": "auto" })).is(200).text("/theme"), "auto");
    town.visitor().get("/settings/look").is(303);
    town.visitor().api_get("/settings/look").is(401);
}
