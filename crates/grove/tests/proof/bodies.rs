//! What is sent to routes that change something: the least that is valid, so that the answer is about
//! who asks and not about what they typed. A change that nobody can make fails the matrix.

use http::Method;
use serde_json::{Value, json};

use super::fixtures::{ANYWHERE, Fixtures};
use super::seed::{PASSWORD, PICTURE};

/// The rules of the seeded town once more, changed.
const RULES: &str = "1. Be kind.\n2. No spam.\n3. Trade in the open.\n4. Be brief.";

/// A body in the words of both faces.
pub struct Body {
    json: Value,
    upload: bool,
}

impl Body {
    /// Its type and bytes for a page's form or for the API.
    pub fn of(&self, api: bool) -> (&'static str, Vec<u8>) {
        if self.upload {
            let head = b"--proof\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n".as_slice();
            return ("multipart/form-data; boundary=proof", [head, PICTURE, b"\r\n--proof--\r\n"].concat());
        }
        if api {
            return ("application/json", self.json.to_string().into_bytes());
        }
        let pairs: Vec<(String, String)> = self.json.as_object().expect("a body is an object").iter().flat_map(pairs).collect();
        ("application/x-www-form-urlencoded", serde_html_form::to_string(pairs).expect("a list of pairs").into_bytes())
    }
}

/// A field of a form; a list is the field again and again.
fn pairs((name, value): (&String, &Value)) -> Vec<(String, String)> {
    let text = |value: &Value| (name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    value.as_array().map_or_else(|| vec![text(value)], |list| list.iter().map(text).collect())
}

/// What `who` sends to a route in a room.
pub fn body(method: &Method, path: &str, room: &str, who: &str, fixtures: &Fixtures) -> Body {
    let upload = matches!(path, "/media" | "/me/avatar") && *method != Method::DELETE;
    let of_content = || content(method, path, room, fixtures);
    let of_people = || people(method, path, who, fixtures);
    let json = of_content().or_else(of_people).or_else(|| spaces(method, path)).or_else(|| peace(method, path, room, fixtures));
    Body { json: json.unwrap_or_else(|| json!({})), upload }
}

fn content(method: &Method, path: &str, room: &str, fixtures: &Fixtures) -> Option<Value> {
    let said = match (method.as_str(), path) {
        ("POST", "/spaces/{slug}/topics") => json!({ "kind": "discussion", "title": "Slugs", "body": "They came back." }),
        ("POST", "/spaces/{slug}/preview") => json!({ "body": "They **came** back." }),
        ("PATCH", "/topics/{id}") => json!({ "title": "Late frost" }),
        ("PUT", "/topics/{id}/place") => json!({ "space": "commons" }),
        ("POST", "/topics/{id}/replies") => json!({ "body": "Straw helps." }),
        ("PATCH", "/replies/{id}") => json!({ "body": "Cover it well." }),
        ("PUT", "/topics/{id}/read-position") => json!({ "position": 1 }),
        ("PUT", "/drafts/{key}") => json!({ "title": "Later", "body": "Not yet, no" }),
        ("PUT", "/topics/{id}/acceptance") => json!({ "reply": fixtures.get(room, "replies/{id}") }),
        _ => return None,
    };
    Some(said)
}

fn people(method: &Method, path: &str, who: &str, fixtures: &Fixtures) -> Option<Value> {
    let handle = if who == "read-only token" { "nadia" } else { who };
    let said = match (method.as_str(), path) {
        ("PATCH", "/me") => json!({ "bio": "Here for the beans." }),
        ("DELETE", "/settings/account") => json!({ "handle": handle, "forget": "" }),
        ("POST", "/settings/email") => json!({ "email": "elsewhere@example.org" }),
        ("POST", "/settings/password") => json!({ "current": PASSWORD, "password": "a garden wall of nine stones" }),
        ("POST", "/settings/tokens") => json!({ "name": "a robot", "scope": "read" }),
        ("PUT", "/admin/settings") | ("POST", "/set-up") => json!({ "name": "The Grove" }),
        ("POST", "/members/{handle}/claim") => json!({ "email": "rosa@example.org" }),
        ("PUT", "/members/{handle}/role") => json!({ "role": "moderator" }),
        ("PUT", "/members/{handle}/flags") => json!({ "staff": "true" }),
        ("POST", "/rules") => json!({ "source": RULES }),
        ("POST", "/rules/acceptance") => json!({ "version": 1 }),
        ("POST", "/sign-in") => json!({ "email": "nadia@example.org", "password": PASSWORD }),
        ("POST", "/sign-in/link") => json!({ "email": "nadia@example.org" }),
        ("POST", "/enter") => json!({ "secret": fixtures.get(ANYWHERE, "enter") }),
        ("POST", "/join") => json!({ "name": "Lee Ash", "email": "lee@example.org", "words": "Hello", "rules": 1 }),
        _ => return None,
    };
    Some(said)
}

fn spaces(method: &Method, path: &str) -> Option<Value> {
    let said = match (method.as_str(), path) {
        ("POST", "/spaces") => {
            json!({ "name": "Orchard", "slug": "orchard", "purpose": "Trees", "visibility": "public", "joining": "open", "kinds": ["discussion"] })
        }
        ("PATCH", "/spaces/{slug}") => json!({ "purpose": "Beds and borders" }),
        ("PUT", "/spaces/{slug}/visibility") => json!({ "visibility": "private" }),
        ("PUT", "/spaces/{slug}/place") => json!({ "under": "" }),
        ("POST", "/spaces/{slug}/step") => json!({ "to": "up" }),
        ("PUT", "/spaces/{slug}/membership") => json!({ "words": "May I?" }),
        ("POST", "/spaces/{slug}/members") => json!({ "handle": "rob", "role": "member" }),
        ("PATCH", "/spaces/{slug}/members/{handle}") => json!({ "role": "moderator" }),
        ("POST", "/spaces/{slug}/invitations" | "/invitations") => json!({ "note": "Come in", "uses": 1 }),
        _ => return None,
    };
    Some(said)
}

fn peace(method: &Method, path: &str, room: &str, fixtures: &Fixtures) -> Option<Value> {
    let target = fixtures.get(room, "topics/{id}");
    let said = match (method.as_str(), path) {
        ("POST", "/reports" | "/moderation/removals") => json!({ "target": target, "rule": 1, "words": "Off the path" }),
        ("POST", "/moderation/reports/{id}/decision") => json!({ "outcome": "dismissed", "words": "It is fine", "seen": 1 }),
        ("POST", "/members/{handle}/silence" | "/members/{handle}/suspension") => json!({ "days": 3, "rule": 1, "words": "Enough" }),
        _ => return None,
    };
    Some(said)
}
