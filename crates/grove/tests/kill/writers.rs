//! Eight people who write whatever comes to mind, and remember what they were told.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::chance::Chance;
use crate::process::Server;
use crate::wire::{Answer, Wire};

pub const WRITERS: usize = 8;
/// Rooms to write in, and to go in and out of.
pub const ROOMS: [&str; 3] = ["meadow", "wood", "brook"];

/// Something to be done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A topic with this title.
    Begin { room: &'static str, title: String },
    /// A reply with this text.
    Reply { topic: String, text: String },
    /// Votes for a topic, or takes the vote back.
    Vote { topic: String, given: bool },
    /// A new text for a topic of one's own.
    Edit { topic: String, text: String },
    /// Goes into a room, or leaves it.
    Membership { room: &'static str, inside: bool },
}

impl Act {
    fn request(&self) -> (&'static str, String, String) {
        let api = |path: String| format!("/api/v1{path}");
        let put = |yes: &bool| if *yes { "PUT" } else { "DELETE" };
        match self {
            Self::Begin { room, title } => {
                ("POST", api(format!("/spaces/{room}/topics")), json!({ "kind": "question", "title": title, "body": "Well?" }).to_string())
            }
            Self::Reply { topic, text } => ("POST", api(format!("/topics/{topic}/replies")), json!({ "body": text }).to_string()),
            Self::Vote { topic, given } => (put(given), api(format!("/topics/{topic}/vote")), "{}".to_owned()),
            Self::Edit { topic, text } => ("PATCH", api(format!("/topics/{topic}")), json!({ "body": text }).to_string()),
            Self::Membership { room, inside } => (put(inside), api(format!("/spaces/{room}/membership")), "{}".to_owned()),
        }
    }
}

/// An act that was acknowledged, and the id it was told.
#[derive(Clone, Debug)]
pub struct Done {
    pub key: String,
    pub act: Act,
    pub id: Option<String>,
}

pub struct Writer {
    pub number: usize,
    pub token: String,
    chance: Chance,
    count: usize,
    /// Acknowledged, in order.
    pub done: Vec<Done>,
    /// What everybody had begun before this round, and who.
    pub topics: Vec<(usize, String)>,
    /// Sent, and nobody knows.
    unknown: Option<(String, Act)>,
    /// What is seen of it while it writes.
    pub pulse: Arc<Pulse>,
}

/// How it goes, for those who watch.
#[derive(Default)]
pub struct Pulse {
    pub acknowledged: AtomicUsize,
    pub refused: AtomicUsize,
    /// The longest that anybody waited for an answer, in milliseconds.
    pub slowest: AtomicU64,
}

impl Pulse {
    fn told(&self, status: u16, since: Instant) {
        let counter = if status < 300 { &self.acknowledged } else { &self.refused };
        counter.fetch_add(1, Ordering::Relaxed);
        self.slowest.fetch_max(u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

impl Writer {
    pub fn new(number: usize, token: String, seed: u64) -> Self {
        let own = seed.wrapping_mul(31).wrapping_add(u64::try_from(number).unwrap_or(0));
        Self {
            number,
            token,
            chance: Chance::new(own),
            count: 0,
            done: Vec::new(),
            topics: Vec::new(),
            unknown: None,
            pulse: Arc::default(),
        }
    }

    pub fn headers(&self, key: &str) -> String {
        format!("authorization: Bearer {}\r\nidempotency-key: {key}\r\n", self.token)
    }

    /// Until the server is gone; how many acts were acknowledged.
    pub fn write(&mut self, address: SocketAddr, stop: &AtomicBool) -> usize {
        let (mut wire, before) = (Wire::new(address), self.done.len());
        while !stop.load(Ordering::Relaxed) && self.step(&mut wire) {}
        self.done.len() - before
    }

    /// As long as the server lives, whatever becomes of its database.
    pub fn write_on(&mut self, address: SocketAddr, stop: &AtomicBool) {
        let mut wire = Wire::new(address);
        while !stop.load(Ordering::Relaxed) {
            assert!(self.step(&mut wire), "the server answers");
        }
    }

    /// Sends again what nobody knows about; how many there were.
    pub fn catch_up(&mut self, server: &Server) -> usize {
        let waiting = usize::from(self.unknown.is_some());
        let mut wire = Wire::new(server.address);
        while self.unknown.is_some() {
            assert!(self.step(&mut wire), "the server answers");
        }
        waiting
    }

    /// Sends again what was acknowledged last, as somebody does whose own machine forgot the answer: the
    /// answer is the same, and nothing happens. How many that were.
    pub fn repeat(&self, server: &Server) -> usize {
        let (mut wire, last) = (Wire::new(server.address), &self.done[self.done.len().saturating_sub(3)..]);
        for done in last {
            let (method, path, body) = done.act.request();
            let answer = wire.send(method, &path, &self.headers(&done.key), &body).expect("the server answers");
            let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap_or_default();
            assert!((200..300).contains(&answer.status), "{done:?} was answered with {}: {}", answer.status, answer.body);
            assert_eq!(json["id"].as_str(), done.id.as_deref(), "{done:?} was answered in another way");
        }
        last.len()
    }

    /// One request: the one that nobody knows about, or a new one. False when the server is gone.
    fn step(&mut self, wire: &mut Wire) -> bool {
        let (key, act) = self.unknown.take().unwrap_or_else(|| (format!("writer-{}-{}", self.number, self.count), self.next()));
        self.count += 1;
        self.unknown = Some((key.clone(), act.clone()));
        let (method, path, body) = act.request();
        let sent = Instant::now();
        let Some(answer) = wire.send(method, &path, &self.headers(&key), &body) else { return false };
        self.pulse.told(answer.status, sent);
        match answer.status {
            200..=299 => {
                let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap_or_default();
                self.done.push(Done { key, act, id: json["id"].as_str().map(str::to_owned) });
                self.unknown = None;
            }
            // Too busy, or going down: it is sent again.
            503 => {
                assert!(answer.header("retry-after").is_some(), "{answer:?}");
                std::thread::sleep(Duration::from_millis(20));
            }
            status => panic!("{act:?} was answered with {status}: {}", answer.body),
        }
        true
    }

    /// Sends one act, with this key or a new one, and remembers it when it is acknowledged.
    pub fn say(&mut self, wire: &mut Wire, act: &Act, key: Option<String>) -> Option<Answer> {
        self.count += 1;
        let key = key.unwrap_or_else(|| format!("writer-{}-said-{}", self.number, self.count));
        let (method, path, body) = act.request();
        let answer = wire.send(method, &path, &self.headers(&key), &body)?;
        if (200..300).contains(&answer.status) {
            let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap_or_default();
            self.done.push(Done { key, act: act.clone(), id: json["id"].as_str().map(str::to_owned) });
        }
        Some(answer)
    }

    pub fn next(&mut self) -> Act {
        let number = self.count;
        let own = self.chance.pick(&self.begun()).cloned();
        let anybodys = self.chance.pick(&self.topics).map(|(_, topic)| topic.clone());
        let room = *self.chance.pick(&ROOMS).expect("there are rooms");
        match (self.chance.below(10), own, anybodys) {
            (2..=5, _, Some(topic)) => Act::Reply { topic, text: format!("Reply {number} of writer {}", self.number) },
            (6, Some(topic), _) => Act::Edit { topic, text: format!("Text {number} of writer {}", self.number) },
            (7..=8, _, _) => self.vote().unwrap_or(Act::Membership { room, inside: true }),
            // The first founded the rooms, and the only host of a room does not leave it.
            (9, _, _) => Act::Membership { room, inside: self.chance.below(2) == 0 || self.number == 0 },
            (_, _, _) => Act::Begin { room, title: format!("Topic {number} of writer {}", self.number) },
        }
    }

    /// The ids of the topics one began, as far as one was told.
    pub fn begun(&self) -> Vec<String> {
        self.done.iter().filter(|d| matches!(d.act, Act::Begin { .. })).filter_map(|d| d.id.clone()).collect()
    }

    /// For a topic of somebody else, and mostly for the same few, so that votes meet on the same rows.
    fn vote(&mut self) -> Option<Act> {
        let others: Vec<String> = self.topics.iter().filter(|(by, _)| *by != self.number).map(|(_, topic)| topic.clone()).collect();
        let topic = self.chance.pick(&others[..others.len().min(5)]).cloned()?;
        Some(Act::Vote { topic, given: self.chance.below(3) > 0 })
    }
}

/// The rooms, by API, before anybody writes.
pub fn found_spaces(server: &Server, owner: &Writer) {
    let mut wire = Wire::new(server.address);
    for room in ROOMS {
        let body = json!({ "name": room, "slug": room, "purpose": "Open ground", "visibility": "public", "joining": "open",
            "kinds": ["discussion", "question"] });
        let made = wire.send("POST", "/api/v1/spaces", &owner.headers(&format!("found-{room}")), &body.to_string());
        assert_eq!(made.expect("the server answers").status, 201, "{room} is founded");
    }
}

/// Everybody has read what the others began.
pub fn tell_what_there_is(writers: &mut [Writer]) {
    let topics: Vec<(usize, String)> = writers.iter().flat_map(|w| w.begun().into_iter().map(|id| (w.number, id))).collect();
    for writer in writers {
        writer.topics.clone_from(&topics);
    }
}
