//! Every write, fsync, rename and creation of a sixty-step scenario fails once (R3): no corruption, a clear
//! error, and recovery without a restart where the fault is gone. Where the database's fsync failed nobody
//! knows what is on the disk: 503, the process ends by itself with 70, and a restart has every acknowledged write.
//!
//! Thirty calls, drawn by `GROVE_TEST_SEED`; `GROVE_TEST_LONG=1` takes every call.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use grove_testkit::on_postgres;

use crate::chance::{self, Chance};
use crate::fault::{Calls, EIO, ENOSPC, EROFS, Fault};
use crate::process::{Place, Server};
use crate::verify;
use crate::wire::{Answer, Wire};
use crate::writers::{self, Act, Writer};

const STEPS: usize = 60;
/// Rounds in one place, and places at a time.
const PART: usize = 40;
const PLACES: u64 = 4;
/// A small grey picture.
const PICTURE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00,
    0x00, 0x08, 0x08, 0x00, 0x00, 0x00, 0x00, 0xe1, 0x64, 0xe1, 0x57, 0x00, 0x00, 0x00, 0x0e, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63,
    0x68, 0x80, 0x02, 0x06, 0xca, 0x18, 0x00, 0x80, 0x84, 0x20, 0x01, 0x10, 0xe8, 0x6a, 0x17, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e,
    0x44, 0xae, 0x42, 0x60, 0x82,
];

struct Scene {
    place: Place,
    fault: Fault,
    server: Option<Server>,
    writers: Vec<Writer>,
    count: usize,
    restarts: usize,
    /// What ended the server in this round.
    fatal: Option<String>,
    _beside: tempfile::TempDir,
}

impl Scene {
    fn new(seed: u64) -> Self {
        let beside = tempfile::tempdir().expect("a directory");
        let mut place = Place::new();
        let writers = place.settle(seed);
        let fault = Fault::in_place(&mut place, beside.path());
        let server = Server::start(&place);
        writers::found_spaces(&server, &writers[0]);
        Self { place, fault, server: Some(server), writers, count: 0, restarts: 0, fatal: None, _beside: beside }
    }

    fn server(&self) -> &Server {
        self.server.as_ref().expect("it runs between steps")
    }

    /// Sixty steps: acts of two people, pictures, a letter.
    fn play(&mut self) {
        writers::tell_what_there_is(&mut self.writers);
        for step in 0..STEPS {
            self.count += 1;
            match step % 15 {
                7 => self.brings_a_picture(),
                14 => self.asks_for_a_letter(),
                _ => self.acts(step % 2),
            }
        }
    }

    fn acts(&mut self, who: usize) {
        let act = self.writers[who].next();
        let key = format!("nth-{}", self.count);
        self.until_taken(|scene, wire| scene.writers[who].say(wire, &act, Some(key.clone())), &format!("{act:?}"));
    }

    fn brings_a_picture(&mut self) {
        let head = b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"dot.png\"\r\ncontent-type: image/png\r\n\r\n";
        let body = [head, PICTURE, b"\r\n--x--\r\n"].concat();
        let headers = self.writers[0].headers(&format!("nth-{}", self.count));
        let send =
            |_: &mut Self, wire: &mut Wire| wire.send_as("multipart/form-data; boundary=x", "POST", "/api/v1/media", &headers, &body);
        self.until_taken(send, "a picture");
    }

    fn asks_for_a_letter(&mut self) {
        let body = format!("email=somebody-{}%40example.org", self.count);
        let send =
            |_: &mut Self, wire: &mut Wire| wire.send_as("application/x-www-form-urlencoded", "POST", "/sign-in/link", "", body.as_bytes());
        self.until_taken(send, "a letter");
    }

    /// A fault is told of in clear words, and passes: what was refused is sent again and taken.
    fn until_taken(&mut self, mut send: impl FnMut(&mut Self, &mut Wire) -> Option<Answer>, what: &str) {
        let started = Instant::now();
        loop {
            let address = self.server().address;
            let answer = send(self, &mut Wire::new(address));
            match answer {
                Some(answer) if matches!(answer.status, 200..=399) => return,
                // Thirty letters a minute are too many for one address: no matter here.
                Some(answer) if answer.status == 429 => return,
                Some(answer) => self.is_clear(&answer, what),
                None => {}
            }
            assert!(
                started.elapsed() < Duration::from_secs(10),
                "{what} is not taken, {:?} after {:?}",
                started.elapsed(),
                self.fault.failed()
            );
            self.restart_if_ended();
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn is_clear(&self, answer: &Answer, what: &str) {
        let failed = self.fault.failed();
        assert!(matches!(answer.status, 503 | 507), "{what}, after {failed:?}: {answer:?}");
        assert!(failed.is_some(), "{what} was refused and nothing had failed: {answer:?}");
        if answer.status == 503 {
            assert!(answer.header("retry-after").is_some(), "{answer:?}");
        }
    }

    /// It ends after a failed fsync of the database, and only then, and says so.
    fn restart_if_ended(&mut self) {
        let failed = self.fault.failed();
        let fatal = failed.as_deref().is_some_and(|what| what.starts_with("fsync grove.sqlite"));
        let wait = if fatal { Duration::from_secs(5) } else { Duration::ZERO };
        let Some(mut server) = self.server.take() else { return };
        match server.ends_within(wait) {
            Some(ended) => {
                assert!(fatal && ended.code() == Some(70), "ended with {ended} after {failed:?}");
                self.restarts += 1;
                self.fatal = failed;
                self.fault.none();
                self.server = Some(Server::start(&self.place));
            }
            None => {
                assert!(!fatal, "it goes on after {failed:?}");
                self.server = Some(server);
            }
        }
    }

    /// The scenario with one fault; what failed.
    fn with(&mut self, (which, n, error): Round) -> Option<String> {
        self.fatal = None;
        self.fault.nth(which, n, error);
        self.play();
        // A checkpoint's fsync: nobody waited for it.
        self.restart_if_ended();
        let failed = self.fatal.take().or_else(|| self.fault.failed());
        self.fault.none();
        verify::everything(&self.place, &self.writers);
        verify::the_database_is_whole(&self.place);
        verify::caught_up(self.server(), &self.writers[0]);
        failed
    }

    /// How many calls of a kind the scenario makes.
    fn calls(&mut self, which: Calls) -> i64 {
        self.fault.nth(which, 0, 0);
        self.play();
        self.fault.calls()
    }

    /// Every call of the scenario, or thirty: ten of all, fifteen fsyncs, five others that are rare.
    fn rounds(&mut self, chance: &mut Chance) -> Vec<Round> {
        let error = |n: i64| if n % 2 == 0 { EIO } else { ENOSPC };
        if std::env::var_os("GROVE_TEST_LONG").is_some() {
            let calls = self.calls(Calls::All);
            return (1..=calls).map(|n| (Calls::All, n, error(n))).collect();
        }
        let mut rounds = Vec::new();
        for (which, times) in [(Calls::All, 10), (Calls::Syncs, 15), (Calls::Names, 5)] {
            let calls = self.calls(which);
            assert!(calls > 0, "no calls of {which:?} are counted");
            let draw = |n| (which, i64::try_from(chance.below(calls.unsigned_abs())).unwrap_or(0) + 1, error(n));
            rounds.extend((0..times).map(draw));
        }
        rounds
    }
}

/// Which calls are counted, the one that fails, and how.
type Round = (Calls, i64, i64);

#[test]
fn every_write_fsync_and_rename_may_fail_once() {
    if on_postgres().is_some() {
        println!("PostgreSQL writes its own files");
        return;
    }
    let seed = std::env::var("GROVE_TEST_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or_else(chance::now);
    let (mut scene, started) = (Scene::new(seed), Instant::now());
    // Once through, so that everything is there.
    scene.play();
    let rounds = scene.rounds(&mut Chance::new(seed));
    println!("seed {seed}: {} calls fail, one in each run of {STEPS} steps", rounds.len());
    let told = Mutex::new(BTreeMap::<String, usize>::new());
    // In a place of its own for each few, or the reading of all that was written would take longest.
    let parts = Mutex::new(rounds.chunks(PART).zip(std::iter::once(scene).map(Some).chain(std::iter::repeat_with(|| None))));
    std::thread::scope(|scope| {
        for worker in 0..PLACES {
            let (told, parts) = (&told, &parts);
            scope.spawn(move || {
                loop {
                    let Some((rounds, scene)) = parts.lock().expect("nobody panics here").next() else { break };
                    let scene = scene.unwrap_or_else(|| Scene::new(seed.wrapping_add(worker)));
                    scene.live_through(rounds, told);
                }
            });
        }
    });
    let told = told.into_inner().expect("nobody panicked");
    println!("{} faults in {:.0?}: {told:#?}", rounds.len(), started.elapsed());
}

impl Scene {
    fn live_through(mut self, rounds: &[Round], told: &Mutex<BTreeMap<String, usize>>) {
        for round in rounds {
            let failed = self.with(*round);
            *told.lock().expect("nobody panics here").entry(kind(failed.as_deref())).or_default() += 1;
        }
        self.turns_read_only_and_back();
        verify::projections_equal_a_rebuild(&self.place, self.server(), &self.writers[0]);
        self.server.take().expect("it runs").stop();
        verify::the_file_is_whole(&self.place);
        told.lock().expect("nobody panics here").entry("restarts".to_owned()).and_modify(|n| *n += self.restarts).or_insert(self.restarts);
    }

    /// Every write fails for a while, as on a disk that was made read-only, and then none does.
    fn turns_read_only_and_back(&mut self) {
        self.fault.all(EROFS);
        let mut wire = Wire::new(self.server().address);
        for n in 0..5 {
            let act = Act::Begin { room: "wood", title: format!("Refused {n}") };
            let answer = self.writers[0].say(&mut wire, &act, None).expect("the server answers");
            assert_eq!(answer.status, 507, "{answer:?}");
            assert!(answer.body.contains("urn:grove:error-disk-read-only"), "{}", answer.body);
            assert_eq!(wire.get("/spaces/wood", "").map(|a| a.status), Some(200));
        }
        self.fault.none();
        let (started, mut n) = (Instant::now(), 0);
        loop {
            n += 1;
            let act = Act::Begin { room: "wood", title: format!("Taken again {n}") };
            if self.writers[0].say(&mut wire, &act, None).is_some_and(|answer| answer.status == 201) {
                break;
            }
            assert!(started.elapsed() < Duration::from_secs(10), "not written again");
            std::thread::sleep(Duration::from_millis(20));
        }
        println!("written again {:.1?} after the disk was", started.elapsed());
        verify::everything(&self.place, &self.writers);
    }
}

/// What failed, without the names of segments and pictures.
fn kind(failed: Option<&str>) -> String {
    let Some(failed) = failed else { return "nothing: there were fewer calls".to_owned() };
    let (call, path) = failed.split_once(' ').unwrap_or((failed, ""));
    let place = path.split_once('/').map_or(path, |(folder, _)| folder);
    format!("{call} {place}")
}
