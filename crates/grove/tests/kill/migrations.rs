//! Migrations that end in the middle go on where they stood, and a program does not touch a database that
//! a newer one has written.

use std::process::Output;
use std::time::{Duration, Instant};

use grove_store::{MIGRATIONS, interrupted_migration};

use crate::chance::{self, Chance};
use crate::process::Place;
use crate::{store, verify};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn migrated(place: &Place) -> Vec<String> {
    let output = place.run(&["migrate"]);
    assert!(output.status.success(), "grove migrate: {}", said(&output));
    store::schema(&verify::open(place)).expect("the schema reads")
}

#[test]
fn a_migration_that_ends_in_the_middle_of_any_step_goes_on() {
    let clean = migrated(&Place::bare());
    assert!(clean.len() > 30, "only {} things in the schema", clean.len());
    for steps in 0..=MIGRATIONS.len() {
        let place = Place::bare();
        interrupted_migration(&place.database(), steps).expect("half a migration");
        assert_eq!(migrated(&place), clean, "after {steps} steps and a half");
    }
}

/// The same with the program and `kill -9`, at moments that nobody chose.
#[test]
fn a_migration_that_is_killed_goes_on() {
    let started = Instant::now();
    let clean = migrated(&Place::bare());
    let whole = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    let (mut chance, mut ended) = (Chance::new(chance::now()), 0);
    for _ in 0..12 {
        let place = Place::bare();
        let mut child = place.command(&["migrate"]).spawn().expect("the program starts");
        std::thread::sleep(Duration::from_micros(chance.below(whole)));
        ended += usize::from(child.try_wait().expect("a child").is_some());
        child.kill().expect("killed, or at its end");
        child.wait().expect("ends");
        assert_eq!(migrated(&place), clean);
    }
    println!("12 migrations killed within {whole} µs, {ended} of them at their end");
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let place = Place::new();
    let before = migrated(&place);
    let db = verify::open(&place);
    store::write_from_the_future(&db).expect("a step of the future");
    let listen = format!("127.0.0.1:{}", place.port);
    for arguments in [&["migrate"][..], &["serve", "--listen", &listen], &["doctor"]] {
        let output = place.run(arguments);
        assert!(!output.status.success(), "grove {arguments:?} went on");
        assert!(said(&output).contains("was written by a newer Grove"), "grove {arguments:?} said: {}", said(&output));
    }
    assert_eq!(store::schema(&db).expect("the schema reads"), before);
}
