//! The seeded town: in each room a question with an answer, a draft, a tag, a report, a picture, an
//! invitation and somebody who asks to come in, so that every route leads somewhere in every room.

use std::sync::OnceLock;

use grove_kernel::Scopes;
use grove_members::commands::{NewMember, add_member, new_token, one_time_link};
use grove_members::sign_in::start_session;
use grove_testkit::{Client, Snapshot, Town};
use http::Method;
use serde_json::{Value, json};

use super::fixtures::{ANYWHERE, Fixtures, ROOMS};

/// How Nadia signs in.
pub const PASSWORD: &str = "nine stones make a wall";

/// The town to begin from, and where what is in it.
pub struct Seed {
    pub snapshot: Snapshot,
    pub fixtures: Fixtures,
}

/// Once a process.
pub fn seed() -> &'static Seed {
    static SEED: OnceLock<Seed> = OnceLock::new();
    SEED.get_or_init(|| {
        let town = Town::new();
        let mut fixtures = Fixtures::default();
        everywhere(&town, &mut fixtures);
        for room in ROOMS {
            in_room(&town, room, &mut fixtures);
        }
        Seed { snapshot: Snapshot::of(town), fixtures }
    })
}

/// What hangs on no room: people, doors, keys.
pub fn everywhere(town: &Town, fixtures: &mut Fixtures) {
    let nadia = town.id_of("nadia");
    // First, since it ends the sessions of other devices.
    let form = [("current", ""), ("password", PASSWORD)];
    settled(&town.person("nadia").post("/settings/password", &form));
    let keys = town.grove.as_console(move |cx| {
        let reading = Scopes { read: true, write: false, admin: false };
        Ok((start_session(cx, nadia, "her other device")?.id, new_token(cx, nadia, "another", reading)?.id))
    });
    let (session, token) = keys.expect("nadia has another device and another token");
    fixtures.put(ANYWHERE, "sessions/{id}", session.to_string());
    fixtures.put(ANYWHERE, "tokens/{id}", token.to_string());
    fixtures.put(ANYWHERE, "members/{handle}", "vera");
    fixtures.put(ANYWHERE, "pending/{member}", town.id_of("bo").to_string());
    fixtures.put(ANYWHERE, "requests/{handle}", "wen");
    fixtures.put(ANYWHERE, "jobs/{id}", town.failed_job().to_string());
    fixtures.put(ANYWHERE, "rules/{version}", "1");
    fixtures.put(ANYWHERE, "reactions/{kind}", "like");
    let rosa = NewMember { handle: "rosa".into(), name: "Rosa Luz".into(), approved: true, ..NewMember::default() };
    town.grove.as_console(move |cx| add_member(cx, &rosa)).expect("rosa was imported");
    fixtures.put(ANYWHERE, "claimed/{handle}", "rosa");
    let link = town.grove.as_console(move |cx| one_time_link(cx, nadia)).expect("a link");
    fixtures.put(ANYWHERE, "enter", link.rsplit(['=', '/']).next().expect("a link has a secret"));
    fixtures.put(ANYWHERE, "wen's session", wen_moves_in(town));
    let brand = grove::brand::path("#336699");
    fixtures.put(ANYWHERE, "brand/{name}", brand.trim_start_matches("/brand/"));
}

pub fn in_room(town: &Town, room: &'static str, fixtures: &mut Fixtures) {
    let (ada, nadia, ines) = (town.person("ada"), town.person("nadia"), town.person("ines"));
    fixtures.put(room, "spaces/{slug}", room);
    for (handle, role) in [("ines", "host"), ("pia", "moderator"), ("nadia", "member"), ("vera", "member")] {
        settled(&ada.api_post(&format!("/spaces/{room}/members"), json!({ "handle": handle, "role": role })));
    }
    let picture = nadia.upload(Method::POST, "/media", PICTURE).is(201);
    let (url, tag) = (picture.text("/url"), format!("{room}-frost"));
    let topic = begin(
        &nadia,
        room,
        &json!({ "kind": "question", "title": format!("Frost in {room}"), "tags": [tag],
        "body": format!("What about the frost, @vera?\n\n![a leaf]({url})") }),
    );
    let said = ines.api_post(&format!("/topics/{topic}/replies"), json!({ "body": "Cover it." })).is(201);
    let reply = said.text("/id");
    settled(&town.person("vera").api(Method::PUT, &format!("/topics/{topic}/vote"), json!({})));
    settled(&town.person("vera").api(Method::PUT, &format!("/replies/{reply}/reactions/like"), json!({})));
    settled(&nadia.api(Method::PUT, &format!("/drafts/new:{room}"), json!({ "title": "Later", "body": "Not yet" })));
    let offer = ines.api_post(&format!("/spaces/{room}/invitations"), json!({ "uses": 50 })).is(201);
    let secret = offer.text("/url");
    fixtures.put(room, "invitations/{invitation}", secret.rsplit('/').next().expect("an address"));
    fixtures.put(room, "revoked/{invitation}", offer.text("/id"));
    fixtures.put(room, "topics/{id}", topic.clone());
    fixtures.put(room, "replies/{id}", reply);
    fixtures.put(room, "tags/{tag}", tag);
    fixtures.put(room, "drafts/{key}", format!("new:{room}"));
    fixtures.put(room, "media/{id}", picture.text("/id"));
    fixtures.put(room, "reports/{id}", report(town, &topic));
    let decided = report(town, fixtures.get(room, "replies/{id}").expect("put above"));
    let verdict = json!({ "outcome": "dismissed", "words": "It is in order", "seen": 1 });
    settled(&ada.api_post(&format!("/moderation/reports/{decided}/decision"), verdict));
    fixtures.put(room, "decided/{id}", decided);
    ask_in(town, room, fixtures);
}

fn begin(who: &Client<'_>, room: &str, topic: &Value) -> String {
    who.api_post(&format!("/spaces/{room}/topics"), topic).is(201).text("/id")
}

/// Vera reports it; the queue of the owner knows its number.
fn report(town: &Town, topic: &str) -> String {
    town.person("vera").api_post("/reports", json!({ "target": topic, "rule": 1, "words": "Is this in order?" })).is(201);
    let queue = town.person("ada").api_get("/moderation/reports").is(200).json();
    let reports = queue["items"].as_array().expect("a list").clone();
    let found = reports.iter().find(|r| r["target"] == topic).expect("the report stands in the queue");
    found["id"].as_str().expect("an id").to_owned()
}

/// Wen, who is in no room, with a session.
fn wen_moves_in(town: &Town) -> String {
    let wen = town.grove.as_console(|cx| {
        let new = NewMember {
            handle: "wen".into(),
            name: "Wen Li".into(),
            email: Some("wen@example.org".into()),
            approved: true,
            ..NewMember::default()
        };
        let id = add_member(cx, &new)?;
        Ok(start_session(cx, id, "seed")?.secret)
    });
    wen.expect("wen moves in")
}

/// Wen asks to come in where one has to ask.
fn ask_in(town: &Town, room: &str, fixtures: &Fixtures) {
    if room == "workshop" {
        let wen = town.holder_of(fixtures.get(ANYWHERE, "wen's session").expect("wen moved in"));
        settled(&wen.form(Method::PUT, "/spaces/workshop/membership", &[("words", "May I?")]));
    }
}

/// It was done, or was so before.
fn settled(answer: &grove_testkit::Answer) {
    assert!(answer.status < 400, "{} answered {} while the town was seeded\n{}", answer.request, answer.status, answer.body);
}

/// A small picture: eight by eight, grey.
#[rustfmt::skip]
pub const PICTURE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x08,
    0x00, 0x00, 0x00, 0x08, 0x08, 0x00, 0x00, 0x00, 0x00, 0xe1, 0x64, 0xe1, 0x57, 0x00, 0x00, 0x00, 0x0e, 0x49, 0x44, 0x41,
    0x54, 0x78, 0xda, 0x63, 0x68, 0x80, 0x02, 0x06, 0xca, 0x18, 0x00, 0x80, 0x84, 0x20, 0x01, 0x10, 0xe8, 0x6a, 0x17, 0x00,
    0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];
