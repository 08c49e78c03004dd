//! What is taken from somebody is gone: over HTTP with the very next request, on pages that others were shown a
//! moment before as well, and open live connections end within two seconds.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use grove_testkit::{Client, Town};
use http::Method;
use serde_json::json;

/// Live connections end this soon, as promised.
const SOON: Duration = Duration::from_secs(2);

/// Its projections run, as in a served community.
struct Running {
    town: Option<Town>,
    stopping: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Running {
    fn new() -> Self {
        let (town, stopping) = (Town::new(), Arc::<AtomicBool>::default());
        let threads = town.grove.start(&stopping);
        Self { town: Some(town), stopping, threads }
    }
    fn town(&self) -> &Town {
        self.town.as_ref().expect("until the end")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            let _ended = thread.join();
        }
        self.town.take().expect("until the end").abandon();
    }
}

/// Who loses sight, of what, by what, and what the very next request is answered.
struct Row {
    what: &'static str,
    who: &'static str,
    space: &'static str,
    ends: fn(&Town, &Client<'_>),
    page: u16,
    /// The token's answer; a session that ends takes no token with it.
    api: u16,
}

const WORDS: &str = "lightly frosted windows";

const ROWS: [Row; 8] = [
    Row {
        what: "signing out",
        who: "nadia",
        space: "gardeners",
        ends: |_, who| drop(who.post("/sign-out", &[]).is(303)),
        page: 404,
        api: 200,
    },
    Row {
        what: "signing out everywhere",
        who: "nadia",
        space: "gardeners",
        ends: |town, _| {
            let desk = another_session(town, "nadia");
            desk.form(Method::DELETE, "/settings/sessions", &[]).is(303);
            desk.get("/settings/account").is(303);
        },
        page: 404,
        api: 200,
    },
    Row {
        what: "a new password",
        who: "nadia",
        space: "gardeners",
        ends: |town, _| {
            let desk = another_session(town, "nadia");
            desk.post("/settings/password", &[("current", ""), ("password", "correct horse staple")]).is(303);
            desk.get("/settings/account").is(200);
        },
        page: 404,
        api: 200,
    },
    Row {
        what: "suspension",
        who: "nadia",
        space: "gardeners",
        ends: |town, _| {
            let why = json!({ "days": 3, "rule": 1, "words": "Enough" });
            town.person("ada").api_post("/members/nadia/suspension", why).is(200);
        },
        page: 404,
        api: 401,
    },
    Row {
        what: "removal from a space",
        who: "nadia",
        space: "gardeners",
        ends: |town, _| drop(town.person("ines").api(Method::DELETE, "/spaces/gardeners/members/nadia", ()).is(204)),
        page: 404,
        api: 404,
    },
    Row {
        what: "the loss of a role",
        who: "omar",
        space: "workshop",
        ends: |town, _| drop(town.person("ada").form(Method::PUT, "/members/omar/role", &[("role", "member")]).is(303)),
        page: 404,
        api: 404,
    },
    Row {
        what: "leaving",
        who: "nadia",
        space: "gardeners",
        ends: |_, who| drop(who.form(Method::DELETE, "/settings/account", &[("handle", "nadia")]).is(303)),
        page: 404,
        api: 401,
    },
    Row {
        what: "a space that turns private",
        who: "visitor",
        space: "commons",
        ends: |town, _| {
            town.person("ada").api(Method::PUT, "/spaces/commons/visibility", json!({ "visibility": "private" })).is(204);
        },
        page: 404,
        api: 404,
    },
];

fn another_session<'t>(town: &'t Town, handle: &str) -> Client<'t> {
    let member = town.id_of(handle);
    let session = town.grove.as_console(move |cx| grove_members::sign_in::start_session(cx, member, "desk")).expect("a session");
    town.holder_of(&session.secret)
}

#[test]
fn what_is_taken_from_somebody_is_gone_at_once() {
    for row in ROWS {
        let running = Running::new();
        let town = running.town();
        let who = if row.who == "visitor" { town.visitor() } else { town.person(row.who) };
        let opened = json!({ "kind": "discussion", "title": "First frost", "body": WORDS });
        let topic = town.person("ada").api_post(&format!("/spaces/{}/topics", row.space), opened).is(201).text("/id");
        let (page, api) = (format!("/topics/{topic}"), format!("/topics/{topic}"));
        // Twice: the second may come from what was kept of the first.
        for _ in 0..2 {
            who.get(&page).is(200).shows(WORDS);
            who.api_get(&api).is(200);
        }
        let mut live = who.listens(&format!("/live/{topic}"));
        (row.ends)(town, &who);
        who.get(&page).is(row.page).lacks(WORDS);
        who.get(&format!("/spaces/{}", row.space)).lacks(WORDS).lacks("First frost");
        who.api_get(&api).is(row.api);
        let ended = live.ends_within(SOON).unwrap_or_else(|| panic!("after {} the live connection is open for {SOON:?}", row.what));
        println!("{}: the live connection ended after {ended:.0?}", row.what);
    }
}
