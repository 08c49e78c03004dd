//! Stories of feeds and of what search engines are told.

use grove_testkit::Town;
use http::Method;
use serde_json::json;

#[test]
fn no_member_can_make_a_feed_unreadable() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let odd = json!({ "title": "Frost\u{ffff} and \u{b}beans", "body": "Look\u{8} here\u{1f}, there\u{fffe}.", "tags": ["frost"] });
    nadia.api_post("/spaces/commons/topics", odd).is(201);
    for address in ["/spaces/commons/feed", "/tags/frost/feed", "/sitemap.xml"] {
        let feed = town.visitor().get(address).is(200).body;
        let odd: Vec<char> =
            feed.chars().filter(|c| matches!(c, '\u{fffe}' | '\u{ffff}') || (c.is_control() && !"\t\n\r".contains(*c))).collect();
        assert!(odd.is_empty(), "{address} holds {odd:?}");
        assert!(feed.contains("beans") || !address.ends_with("feed"), "{feed}");
    }
}

#[test]
fn a_page_that_everybody_reads_shows_the_way_to_its_feed_and_others_do_not() {
    let town = Town::new();
    let nadia = town.person("nadia");
    nadia.api_post("/spaces/commons/topics", json!({ "title": "Frost", "body": "Look", "tags": ["frost"] })).is(201);
    nadia.api_post("/spaces/gardeners/topics", json!({ "title": "Beans", "body": "Look", "tags": ["beans"] })).is(201);
    for who in [town.visitor(), nadia.clone()] {
        for page in ["/spaces/commons", "/tags/frost"] {
            let link = format!("<a href=\"{page}/feed\" type=\"application/atom+xml\">");
            who.get(page).is(200).shows(&link).shows("rel=\"alternate\"").shows("Follow in a feed reader");
            who.get(&format!("{page}/feed")).is(200);
        }
    }
    for page in ["/spaces/gardeners", "/tags/beans"] {
        nadia.get(page).is(200).lacks("application/atom+xml");
        nadia.get(&format!("{page}/feed")).is(404);
    }
}

#[test]
fn robots_are_told_where_to_look_and_in_a_private_place_not_to() {
    let town = Town::new();
    let robots = town.visitor().get("/robots.txt").is(200);
    assert!(robots.header("content-type").starts_with("text/plain"));
    robots.shows("Allow: /").shows(&format!("Sitemap: {}/sitemap.xml", town.grove.site.origin()));
    town.person("ada").api(Method::PUT, "/admin/settings", json!({ "name": "Grove", "access": "private" })).is(204);
    town.visitor().get("/robots.txt").is(200).shows("Disallow: /").lacks("Sitemap");
}

#[test]
fn every_open_page_says_its_address_and_what_to_show_of_it() {
    let town = Town::new();
    town.person("nadia").api_post("/spaces/commons/topics", json!({ "title": "Frost", "body": "Look", "tags": ["frost"] })).is(201);
    let (visitor, origin) = (town.visitor(), town.grove.site.origin());
    for address in ["/", "/spaces", "/spaces/commons", "/tags", "/tags/frost", "/members", "/members/nadia"] {
        let page = visitor.get(address).is(200);
        page.clone().shows(&format!("<link rel=\"canonical\" href=\"{origin}{address}\">"));
        page.clone().shows(&format!("<meta property=\"og:url\" content=\"{origin}{address}\">"));
        page.shows("property=\"og:type\"").shows("property=\"og:title\"").shows(&format!("property=\"og:image\" content=\"{origin}/"));
    }
    visitor.get("/spaces/commons?show=solved").shows(&format!("<link rel=\"canonical\" href=\"{origin}/spaces/commons\">"));
    visitor.get("/spaces/commons").shows("<meta property=\"og:description\" content=\"The commons\">");
}
