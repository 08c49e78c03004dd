//! Acknowledgements against the database, and numbers that are kept against numbers that are counted.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use grove_kernel::TopicId;
use grove_store::{Config, Db, Hooks};

use crate::process::{Place, Server, handle};
use crate::store::{self, Truth};
use crate::wire::Wire;
use crate::writers::{Act, Writer};

pub fn open(place: &Place) -> Db {
    let config = Config { readers: 1, ..Config::new(place.database()) };
    Db::open(&config, Hooks::new(grove_members::identity::load_viewer)).expect("the database opens")
}

/// Nothing that was acknowledged is missing, nothing is there twice, and every counter is true.
pub fn everything(place: &Place, writers: &[Writer]) {
    let truth = store::truth(&open(place)).expect("the database reads");
    topics(&truth, writers);
    replies(&truth, writers);
    states(&truth, writers);
    counters(&truth);
}

/// One row for each, under the id that was told, and none that nobody began.
fn topics(truth: &Truth, writers: &[Writer]) {
    let mut begun: BTreeMap<&str, String> = BTreeMap::new();
    for done in writers.iter().flat_map(|w| &w.done) {
        if let (Act::Begin { title, .. }, Some(id)) = (&done.act, &done.id) {
            assert_eq!(begun.insert(title, id.clone()), None, "{title} was acknowledged twice");
        }
    }
    let there: Vec<(&str, String)> = truth.topics.iter().map(|t| (t.title.as_str(), t.id.to_string())).collect();
    assert_eq!(there.len(), begun.len(), "topics: there against acknowledged; {:?}", differs(&there, &begun));
    assert!(there.iter().all(|(title, id)| begun.get(title) == Some(id)), "{:?}", differs(&there, &begun));
}

fn replies(truth: &Truth, writers: &[Writer]) {
    let mut said: BTreeMap<&str, String> = BTreeMap::new();
    for done in writers.iter().flat_map(|w| &w.done) {
        if let (Act::Reply { text, .. }, Some(id)) = (&done.act, &done.id) {
            assert_eq!(said.insert(text, id.clone()), None, "{text} was acknowledged twice");
        }
    }
    let there: Vec<(&str, String)> = truth.replies.iter().map(|r| (r.source.as_str(), r.id.to_string())).collect();
    assert_eq!(there.len(), said.len(), "replies: there against acknowledged; {:?}", differs(&there, &said));
    assert!(there.iter().all(|(text, id)| said.get(text) == Some(id)), "{:?}", differs(&there, &said));
}

/// A few of what is on one side only.
fn differs(there: &[(&str, String)], told: &BTreeMap<&str, String>) -> Vec<String> {
    let names: BTreeSet<&str> = there.iter().map(|(name, _)| *name).collect();
    let lost = told.keys().filter(|name| !names.contains(**name)).map(|name| format!("lost: {name}"));
    let extra = there.iter().filter(|(name, _)| !told.contains_key(name)).map(|(name, _)| format!("nobody's: {name}"));
    let mut seen = BTreeSet::new();
    let twice = there.iter().filter(move |(name, _)| !seen.insert(*name)).map(|(name, _)| format!("twice: {name}"));
    lost.chain(extra).chain(twice).take(5).collect()
}

/// Votes, texts and memberships are as the last acknowledged act left them.
fn states(truth: &Truth, writers: &[Writer]) {
    let votes: BTreeSet<(&str, String)> = truth.votes.iter().map(|(who, topic)| (who.as_str(), topic.to_string())).collect();
    let inside: BTreeSet<(&str, &str)> = truth.memberships.iter().map(|(who, room)| (who.as_str(), room.as_str())).collect();
    let texts: HashMap<String, &str> = truth.topics.iter().map(|t| (t.id.to_string(), t.source.as_str())).collect();
    for writer in writers {
        let who = handle(writer.number);
        let mut last: HashMap<String, &Act> = HashMap::new();
        for done in &writer.done {
            let about = match &done.act {
                Act::Vote { topic, .. } => format!("vote {topic}"),
                Act::Edit { topic, .. } => format!("text {topic}"),
                Act::Membership { room, .. } => format!("room {room}"),
                Act::Begin { .. } | Act::Reply { .. } => continue,
            };
            last.insert(about, &done.act);
        }
        for act in last.into_values() {
            let holds = match act {
                Act::Vote { topic, given } => votes.contains(&(who.as_str(), topic.clone())) == *given,
                Act::Edit { topic, text } => texts.get(topic) == Some(&text.as_str()),
                Act::Membership { room, inside: yes } => inside.contains(&(who.as_str(), *room)) == *yes,
                Act::Begin { .. } | Act::Reply { .. } => true,
            };
            assert!(holds, "the last that {who} was told is {act:?}, and it is not so");
        }
    }
}

fn counters(truth: &Truth) {
    let mut positions: HashMap<TopicId, i64> = HashMap::new();
    for reply in &truth.replies {
        let next = positions.entry(reply.topic).or_default();
        *next += 1;
        assert_eq!(reply.position, *next, "positions in {} have a gap", reply.topic);
        assert_eq!(reply.told, 1, "{} stands in the log {} times", reply.id, reply.told);
    }
    for topic in &truth.topics {
        assert_eq!(topic.replies, topic.counted_replies, "the replies of {}", topic.id);
        assert_eq!(topic.votes, topic.counted_votes, "the votes of {}", topic.id);
        assert_eq!(topic.last_position, positions.get(&topic.id).copied().unwrap_or(0), "the last position of {}", topic.id);
        assert_eq!(topic.told, 1, "{} stands in the log {} times", topic.id, topic.told);
    }
    let (count, highest) = truth.positions;
    assert_eq!(count, highest, "positions of the log have gaps");
}

/// What SQLite says about its file, and the program about itself.
pub fn the_file_is_whole(place: &Place) {
    the_database_is_whole(place);
    let looked = place.run(&["doctor"]);
    assert!(looked.status.success(), "grove doctor: {}", String::from_utf8_lossy(&looked.stdout));
}

pub fn the_database_is_whole(place: &Place) {
    if place.database.is_none() {
        assert_eq!(store::integrity(&open(place)).expect("the file reads"), ["ok"]);
    }
}

/// What is found now is found after everything was built again from the log.
pub fn projections_equal_a_rebuild(place: &Place, server: &Server, reader: &Writer) {
    let found = || {
        caught_up(server, reader);
        let mut wire = Wire::new(server.address);
        let asked = ["writer", "topic", "reply", "text", "\"writer 3\"", "well"];
        asked.map(|words| {
            let path = format!("/api/v1/search?q={}", words.replace(' ', "%20").replace('"', "%22"));
            wire.get(&path, &reader.headers("")).expect("the server answers").body
        })
    };
    let before = found();
    let built = place.run(&["rebuild", "all"]);
    assert!(built.status.success(), "grove rebuild all: {}", String::from_utf8_lossy(&built.stderr));
    assert_eq!(before, found(), "search found something else after it was built again");
}

/// Projections are a moment behind: until none is.
pub fn caught_up(server: &Server, reader: &Writer) {
    let mut wire = Wire::new(server.address);
    for _ in 0..600 {
        let answer = wire.get("/api/v1/admin/projections", &reader.headers("")).expect("the server answers");
        let told: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
        if told["items"].as_array().expect("a list").iter().all(|item| item["behind"] == 0) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("projections do not come to rest");
}
