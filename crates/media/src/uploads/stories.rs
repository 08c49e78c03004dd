//! Stories of pictures: who reads them.

use std::time::Duration;

use grove_kernel::Reason;
use grove_testkit::{Client, Face, Town};
use http::Method;
use serde_json::json;

/// Four green pixels.
const GREEN: [u8; 73] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00,
    0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xfd, 0xd4, 0x9a, 0x73, 0x00, 0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63,
    0x10, 0x98, 0xe0, 0x00, 0x44, 0x0c, 0x10, 0x0a, 0x00, 0x17, 0xce, 0x03, 0x81, 0x15, 0xf0, 0x57, 0xbc, 0x00, 0x00, 0x00, 0x00, 0x49,
    0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

const EVERYBODY: [&str; 11] = ["ada", "kofi", "omar", "ines", "nadia", "pia", "vera", "exa", "sam", "theo", "bo"];

/// Brings the picture; answers its address.
fn brings(who: &Client<'_>) -> String {
    let made = who.upload(Method::POST, "/media", &GREEN).is(201);
    assert_eq!(made.json()["width"], 2);
    made.text("/url")
}

/// Begins a topic that shows a picture; answers its path.
fn shows(who: &Client<'_>, space: &str, url: &str) -> String {
    let sent = json!({ "title": "Look at this", "body": format!("Here: ![four pixels]({url})") });
    format!("/topics/{}", who.api_post(&format!("/spaces/{space}/topics"), sent).is(201).text("/id"))
}

/// Who of the cast, and of visitors, reads it; the others learn nothing.
fn readers(town: &Town, url: &str) -> Vec<&'static str> {
    let missing = town.person("ada").get("/media/img_0000000000001").is(404);
    let mut readers: Vec<&str> = EVERYBODY.into_iter().filter(|name| reads(&town.person(name), url, missing.status)).collect();
    readers.extend(reads(&town.visitor(), url, missing.status).then_some("visitor"));
    readers
}

fn reads(who: &Client<'_>, url: &str, missing: u16) -> bool {
    let answer = who.get(url);
    assert!(answer.status == 200 || answer.status == missing, "{} got {}", who.name, answer.status);
    answer.status == 200
}

#[test]
fn a_picture_is_read_by_whoever_sees_what_it_hangs_on() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let url = brings(&nadia);
    assert_eq!(readers(&town, &url), ["nadia"], "it hangs on nothing yet");

    let talk = shows(&nadia, "gardeners", &url);
    assert_eq!(readers(&town, &url), ["ada", "kofi", "ines", "nadia", "pia"]);
    nadia.api(Method::DELETE, &talk, json!({})).is(204);
    assert_eq!(readers(&town, &url), ["ada", "kofi", "ines", "nadia", "pia"], "those who moderate there, and its author");

    let open = shows(&nadia, "commons", &url);
    assert_eq!(readers(&town, &url).len(), 12);
    town.person("ada").api(Method::PUT, &format!("{open}/place"), json!({ "space": "gardeners" })).is(204);
    assert_eq!(readers(&town, &url), ["ada", "kofi", "ines", "nadia", "pia"], "the topic moved out of sight, and took it along");
}

#[test]
fn what_was_deleted_is_seen_by_its_author_and_those_who_moderate() {
    let town = Town::new();
    let vera = town.person("vera");
    let url = brings(&vera);
    let talk = shows(&town.person("nadia"), "commons", "/media/img_0000000000001");
    let sent = json!({ "body": format!("![mine]({url})") });
    let reply = vera.api_post(&format!("{talk}/replies"), sent).is(201).text("/id");
    assert_eq!(readers(&town, &url).len(), 12);
    vera.api(Method::DELETE, &format!("/replies/{reply}"), json!({})).is(204);
    assert_eq!(readers(&town, &url), ["ada", "kofi", "omar", "vera"]);
}

#[test]
fn nobody_opens_the_picture_of_somebody_else() {
    let town = Town::new();
    let (nadia, vera) = (town.person("nadia"), town.person("vera"));
    let secret = brings(&nadia);
    shows(&nadia, "gardeners", &secret);
    shows(&vera, "commons", &secret);
    assert_eq!(readers(&town, &secret), ["ada", "kofi", "ines", "nadia", "pia"]);

    // One picture of two owners is two pictures; neither learns of the other.
    let twin = brings(&vera);
    assert_ne!(twin, secret);
    assert_eq!(readers(&town, &twin), ["vera"]);

    // Whoever edits somebody's text keeps its pictures where they hang.
    let url = brings(&vera);
    let talk = shows(&vera, "commons", &url);
    town.person("omar").api(Method::PATCH, &talk, json!({ "body": format!("Calmer. ![kept]({url})") })).is(200);
    assert_eq!(readers(&town, &url).len(), 12);
    vera.api(Method::PATCH, &talk, json!({ "body": "No picture" })).is(200);
    assert_eq!(readers(&town, &url), ["vera"]);
}

#[test]
fn a_picture_is_served_as_a_picture_and_nothing_else() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let url = brings(&nadia);
    let got = nadia.get(&url).is(200);
    assert_eq!(got.header("content-type"), "image/webp");
    assert_eq!(got.header("x-content-type-options"), "nosniff");
    assert_eq!(got.header("content-security-policy"), "default-src 'none'; sandbox");
    assert!(got.header("content-disposition").starts_with("inline; filename=\"img_"));
    assert_eq!(got.header("cache-control"), "private, max-age=600");
    let tag = got.header("etag").to_owned();
    nadia.send(Method::GET, Face::Page, &url, None, &[("if-none-match", &tag)]).is(304);
    town.visitor().send(Method::GET, Face::Page, &url, None, &[("if-none-match", &tag)]).is(404);
    nadia.get(&format!("{url}?size=small")).is(200);
    shows(&nadia, "commons", &url);
    assert_eq!(town.visitor().get(&url).is(200).header("cache-control"), "public, max-age=600");
}

#[test]
fn what_cannot_be_taken_is_refused_in_words() {
    let town = Town::new();
    let nadia = town.person("nadia");
    nadia.upload(Method::POST, "/media", b"<svg xmlns='http://www.w3.org/2000/svg'/>").is(422).shows("SVG");
    nadia.upload(Method::POST, "/media", &GREEN[..40]).is(422).shows("damaged");
    nadia.upload(Method::POST, "/media", &vec![0; 11 * 1024 * 1024]).is(413);
    nadia.api_post("/media", json!({})).is(415);
    town.visitor().upload(Method::POST, "/media", &GREEN).is(401);
    town.read_only().upload(Method::POST, "/media", &GREEN).is(403).says(Reason::ScopeMissing);
    town.person("omar").api_post("/members/nadia/silence", json!({ "days": 1, "rule": 1, "words": "Calm down" })).is(200);
    nadia.upload(Method::POST, "/media", &GREEN).is(403).says(Reason::Silenced);
    town.settle();
}

#[test]
fn a_face_is_seen_wherever_members_are() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let first = nadia.upload(Method::PUT, "/me/avatar", &GREEN).is(200).text("/url");
    assert_eq!(readers(&town, &first).len(), 12, "the community is public");
    town.visitor().get("/members/nadia").shows(&first);
    let second = nadia.upload(Method::PUT, "/me/avatar", &GREEN).is(200).text("/url");
    assert_eq!(readers(&town, &first), ["nadia"], "the one before was let go");
    nadia.api(Method::DELETE, "/me/avatar", json!({})).is(204);
    assert_eq!(readers(&town, &second), ["nadia"]);
    assert_eq!(town.activities(), ["upload.added", "avatar.changed", "upload.added", "avatar.changed", "avatar.changed"]);
}

#[test]
fn what_nobody_put_to_use_is_swept_after_a_day() {
    let town = Town::new();
    let nadia = town.person("nadia");
    let (used, loose) = (brings(&nadia), brings(&nadia));
    shows(&nadia, "commons", &used);
    town.later(Duration::from_secs(23 * 3600));
    town.settle();
    nadia.get(&loose).is(200);
    town.later(Duration::from_secs(2 * 3600));
    town.settle();
    nadia.get(&loose).is(404);
    nadia.get(&used).is(200);
}
