//! A full disk and a read-only one (R4): reading goes on, writing is refused with the reason, deleting works
//! from the reserve, and service resumes by itself.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use grove_testkit::on_postgres;

use crate::disk::Disk;
use crate::process::{Place, Server};
use crate::verify;
use crate::wire::{Answer, Wire};
use crate::writers::{self, Act, Writer};

const MOST: Duration = Duration::from_secs(10);

struct Scene {
    place: Place,
    server: Server,
    writer: Writer,
    wire: Wire,
    count: usize,
}

impl Scene {
    fn on(disk: &Disk) -> Self {
        let place = Place::on(disk.path());
        let mut writer = place.settle(1).remove(0);
        let server = Server::start(&place);
        writers::found_spaces(&server, &writer);
        let wire = Wire::new(server.address);
        // What two people said before.
        writer.topics.clear();
        let mut scene = Self { place, server, writer, wire, count: 0 };
        for _ in 0..20 {
            assert_eq!(scene.writes().status, 201);
        }
        scene
    }

    /// A topic with a text of some size.
    fn writes(&mut self) -> Answer {
        self.count += 1;
        let act = Act::Begin { room: "meadow", title: format!("Topic {}", self.count) };
        self.writer.say(&mut self.wire, &act, None).expect("the server answers")
    }

    /// Sends until an answer is as hoped, and says how long that took.
    fn within(&mut self, most: Duration, hoped: impl Fn(&Answer) -> bool) -> (Duration, Answer) {
        let started = Instant::now();
        loop {
            let answer = self.writes();
            if hoped(&answer) {
                return (started.elapsed(), answer);
            }
            assert!(matches!(answer.status, 201 | 503 | 507), "{answer:?}");
            assert!(started.elapsed() < most, "after {most:?}: {answer:?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn everything_reads(&mut self) {
        let topic = self.writer.begun()[0].clone();
        for path in ["/", "/spaces/meadow", &format!("/api/v1/topics/{topic}"), "/api/v1/search?q=topic", "/readyz"] {
            let answer = self.wire.get(path, &self.writer.headers("")).expect("the server answers");
            assert_eq!(answer.status, 200, "{path}");
        }
    }

    fn doctor_says(&self, words: &str) {
        let looked = self.place.run(&["doctor"]);
        let said = String::from_utf8_lossy(&looked.stdout).into_owned();
        assert!(!looked.status.success() && said.contains("WRONG  disk") && said.contains(words), "grove doctor said: {said}");
    }

    fn deletes(&mut self) -> u16 {
        let topic = self.writer.begun()[1].clone();
        let key = format!("delete-{}", self.count);
        let answer = self.wire.send("DELETE", &format!("/api/v1/topics/{topic}"), &self.writer.headers(&key), "{}");
        let status = answer.expect("the server answers").status;
        if status < 300 {
            self.writer.done.retain(|done| done.id.as_deref() != Some(&topic));
        }
        status
    }

    fn ends_sound(self) {
        verify::everything(&self.place, std::slice::from_ref(&self.writer));
        self.server.stop();
        verify::the_database_is_whole(&self.place);
        verify::everything(&self.place, std::slice::from_ref(&self.writer));
    }
}

/// A file that takes what is left.
fn fill(disk: &Path) -> std::path::PathBuf {
    let path = disk.join("ballast");
    let mut file = File::options().create(true).append(true).open(&path).expect("a file");
    for piece in [1 << 20, 4096, 1] {
        while file.write_all(&vec![7; piece]).is_ok() {}
    }
    path
}

#[test]
fn a_full_disk_is_read_on_and_deleted_from_and_served_again() {
    if on_postgres().is_some() {
        println!("PostgreSQL looks after its own disk");
        return;
    }
    let Some(disk) = Disk::small(64) else { return };
    let mut scene = Scene::on(&disk);
    let reserve = scene.place.data.path().join("reserve");
    wait_for("the reserve is laid", || reserve.exists() && reserve.metadata().is_ok_and(|m| m.len() == 16 << 20));
    let ballast = fill(disk.path());
    let (refused, answer) = scene.within(MOST, |answer| answer.status == 507);
    assert!(answer.body.contains("urn:grove:error-disk-full") && answer.body.contains("room again"), "{}", answer.body);
    wait_for("the reserve is given up", || !reserve.exists());
    scene.everything_reads();
    scene.doctor_says("Make room");
    assert!(matches!(scene.deletes(), 200 | 204), "deleting works");
    assert_eq!(scene.writes().status, 507);
    std::fs::remove_file(&ballast).expect("removed");
    let (resumed, _) = scene.within(MOST, |answer| answer.status == 201);
    wait_for("the reserve is laid again", || reserve.exists());

    // Somebody takes the reserve's room as well: nothing breaks, and it passes, too.
    fill(disk.path());
    scene.within(MOST, |answer| answer.status == 507);
    wait_for("the reserve is given up", || !reserve.exists());
    fill(disk.path());
    scene.everything_reads();
    for _ in 0..5 {
        assert!(matches!(scene.deletes(), 200..=299 | 507));
        assert_eq!(scene.writes().status, 507);
    }
    std::fs::remove_file(&ballast).expect("removed");
    let (again, _) = scene.within(MOST, |answer| answer.status == 201);
    println!("full disk: refused after {refused:.1?}; served again {resumed:.1?} and {again:.1?} after there was room");
    scene.ends_sound();
}

#[test]
fn a_disk_that_turned_read_only_is_read_on() {
    if on_postgres().is_some() {
        println!("PostgreSQL looks after its own disk");
        return;
    }
    let Some(disk) = Disk::ext4(96) else { return };
    let mut scene = Scene::on(&disk);
    disk.stop();
    let (_, answer) = scene.within(MOST, |answer| answer.status >= 500);
    assert_eq!(answer.status, 507, "{}", answer.body);
    assert!(answer.body.contains("urn:grove:error-disk-read-only"), "{}", answer.body);
    for _ in 0..5 {
        assert_eq!(scene.writes().status, 507);
    }
    scene.everything_reads();
    scene.doctor_says("Read-only file system");
    let Scene { place, server, writer, .. } = scene;
    server.kill();
    disk.repair();
    let server = Server::start(&place);
    let wire = Wire::new(server.address);
    let mut scene = Scene { place, server, writer, wire, count: 1000 };
    assert_eq!(scene.writes().status, 201);
    scene.everything_reads();
    scene.ends_sound();
}

pub fn wait_for(what: &str, so: impl Fn() -> bool) {
    let started = Instant::now();
    while !so() {
        assert!(started.elapsed() < MOST, "not within {MOST:?}: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
