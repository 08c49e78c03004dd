//! What is not a whole backup is refused with the reason, before anything is made; and a restore that was
//! stopped is no community.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::GzEncoder;
use grove::Grove;
use grove::archive::backup::{restore, write};
use sha2::{Digest, Sha256};

use super::places::{Empty, Quiet};
use super::seed::seed;

/// A backup of the seeded town.
fn whole() -> &'static [u8] {
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let (town, folder) = (seed().snapshot.town(), tempfile::tempdir().expect("a directory"));
        let file = folder.path().join("backup.grove");
        write(&town.grove, &file, &mut Quiet).expect("a backup");
        town.abandon();
        std::fs::read(file).expect("its bytes")
    })
}

/// Tries to restore these bytes; nothing may be made of them. Says why not.
#[track_caller]
fn refused(folder: &Path, bytes: &[u8]) -> String {
    let file = folder.join("tried.grove");
    std::fs::write(&file, bytes).expect("a file");
    let place = Empty::sqlite();
    let error = restore(&place.config(), &file, &mut Quiet).expect_err("it is not whole");
    assert_eq!(place.holds(), Vec::<String>::new(), "something was made");
    let words = grove::cli::words(&error);
    assert!(!words.contains("bad request") && !words.contains("broken"), "no sentence: {words}");
    words
}

#[test]
fn a_backup_that_was_cut_anywhere_is_refused() {
    let (whole, folder) = (whole(), tempfile::tempdir().expect("a directory"));
    let short = (1..120).chain([whole.len() - 1, whole.len() - 40, whole.len() - 73, whole.len() - 74]);
    let spread = (1..60).map(|n| n * whole.len() / 60);
    for length in short.chain(spread) {
        let words = refused(folder.path(), &whole[..length]);
        assert!(words.contains("cut short"), "at {length}: {words}");
    }
    assert!(refused(folder.path(), b"").contains("no backup of Grove"));
    assert!(refused(folder.path(), &[whole, b"\n"].concat()).contains("damaged"), "something was added");
}

#[test]
fn a_backup_with_a_flipped_byte_is_refused() {
    let (whole, folder) = (whole(), tempfile::tempdir().expect("a directory"));
    let head = 0..120;
    let spread = (0..150).map(|n| n * (whole.len() - 1) / 149);
    for at in head.chain(spread) {
        for bit in [1, 128] {
            let mut bytes = whole.to_vec();
            bytes[at] ^= bit;
            let words = refused(folder.path(), &bytes);
            assert!(["damaged", "no backup of Grove", "cut short", "format"].iter().any(|why| words.contains(why)), "at {at}: {words}");
        }
    }
}

#[test]
fn what_other_programs_wrote_is_refused() {
    let folder = tempfile::tempdir().expect("a directory");
    let town = seed().snapshot.town();
    let zip = b"PK\x03\x04 and so on".as_slice();
    for other in [
        super::seed::PICTURE,
        zip,
        b"SQLite format 3\0",
        b"-- PostgreSQL database dump\n",
        b"grove backups are here\n",
        &[0x1f, 0x8b, 8, 0],
    ] {
        assert!(refused(folder.path(), other).contains("no backup of Grove"));
    }
    assert!(
        grove::cli::words(&restore(&Empty::sqlite().config(), folder.path(), &mut Quiet).expect_err("a folder")).contains("cannot be read")
    );
    let missing = restore(&Empty::sqlite().config(), &folder.path().join("no.grove"), &mut Quiet).expect_err("nothing");
    assert!(grove::cli::words(&missing).contains("no.grove cannot be read"));
    town.abandon();
}

/// A file with a right checksum around whatever it says.
fn made(head: &str, body: &str) -> Vec<u8> {
    let mut zip = GzEncoder::new(Vec::new(), Compression::fast());
    zip.write_all(body.as_bytes()).expect("compresses");
    let mut bytes = [head.as_bytes(), &zip.finish().expect("compresses")].concat();
    let sum: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    bytes.extend_from_slice(format!("\nsha256 {sum}\n").as_bytes());
    bytes
}

fn head(format: u32, step: i64) -> String {
    format!(
        "grove backup {format}\n{{\"format\":{format},\"program\":\"9.9.9\",\"step\":{step},\"created\":\"2026-03-01T12:00:00Z\",\"engine\":\"SQLite\"}}\n"
    )
}

#[test]
fn versions_that_this_program_does_not_know_are_refused() {
    let folder = tempfile::tempdir().expect("a directory");
    let end = "{\"end\":{\"rows\":{},\"files\":0}}\n";
    let words = refused(folder.path(), &made(&head(2, 7), end));
    assert!(words.contains("format 2") && words.contains("format 1"), "{words}");
    let words = refused(folder.path(), &made(&head(1, 9_999), end));
    assert!(words.contains("newer Grove") && words.contains("9.9.9"), "{words}");
}

#[test]
fn contents_that_grove_would_not_write_are_refused_and_nothing_stays() {
    let folder = tempfile::tempdir().expect("a directory");
    let hash = "a".repeat(64);
    let tag = "{\"table\":\"topic_tag\",\"columns\":[\"tag\",\"topic\"]}\n";
    let bodies = [
        String::new(),
        "nonsense\n".to_owned(),
        "{\"end\":{\"rows\":{\"topic_tag\":1},\"files\":0}}\n".to_owned(),
        "{\"end\":{\"rows\":{},\"files\":1}}\n".to_owned(),
        "[1]\n".to_owned(),
        "{\"table\":\"lease\",\"columns\":[\"name\",\"holder\",\"until\"]}\n".to_owned(),
        "{\"table\":\"topic_tag\",\"columns\":[\"topic\",\"tag\"]}\n".to_owned(),
        format!("{tag}[\"a\"]\n"),
        format!("{tag}[\"a\",\"b\"]\n"),
        format!("{tag}[\"a\",null]\n"),
        format!("{tag}[\"a\",1]\n"),
        format!("{tag}[\"a\",1]\n[\"a\",1]\n{{\"end\":{{\"rows\":{{\"topic_tag\":2}},\"files\":0}}}}\n"),
        "{\"file\":\"../../../etc/passwd\",\"bytes\":1}\nx\n".to_owned(),
        format!("{{\"file\":\"{hash}.jpg\",\"bytes\":1}}\nx\n{{\"end\":{{\"rows\":{{}},\"files\":1}}}}\n"),
        format!("{{\"file\":\"{hash}.small.jpg\",\"bytes\":9000000000000}}\nx\n"),
    ];
    for body in bodies {
        refused(folder.path(), &made(&head(1, grove_store::portable::newest_step()), &body));
    }
}

/// A whole backup in a file.
fn file(folder: &Path) -> PathBuf {
    let file = folder.join("whole.grove");
    std::fs::write(&file, whole()).expect("a file");
    file
}

#[test]
fn a_place_that_is_not_empty_is_refused() {
    let folder = tempfile::tempdir().expect("a directory");
    let file = file(folder.path());
    let place = Empty::here();
    std::fs::write(place.data.path().join("notes.txt"), "mine").expect("a file");
    let error = restore(&place.config(), &file, &mut Quiet).expect_err("it is not empty");
    assert!(grove::cli::words(&error).contains("notes.txt"));
    assert_eq!(place.holds(), ["notes.txt"]);
    std::fs::remove_file(place.data.path().join("notes.txt")).expect("it is there");
    std::fs::write(place.data.path().join("grove.toml"), "log = \"warn\"\n").expect("settings may be there");
    restore(&place.config(), &file, &mut Quiet).expect("it is empty");
    assert_eq!(place.holds().first().map(String::as_str), Some(if place.database.is_some() { "grove.toml" } else { "grove.sqlite" }));
    let again = restore(&place.config(), &file, &mut Quiet).expect_err("there is a community");
    assert!(grove::cli::words(&again).contains(if place.database.is_some() { "not empty" } else { "a community in" }), "{again}");
    place.town().abandon();
}

#[test]
fn a_restore_that_was_stopped_is_no_community_and_may_be_run_again() {
    let folder = tempfile::tempdir().expect("a directory");
    let (file, place) = (file(folder.path()), Empty::here());
    // As it stands when the power goes right before the last step.
    for left in ["restoring", "uploads/ab/cd"] {
        std::fs::create_dir_all(place.data.path().join(left)).expect("a directory");
    }
    if place.database.is_none() {
        std::fs::write(place.data.path().join("grove.sqlite.restoring"), "half").expect("a file");
    }
    let error = Grove::open(place.config()).err().expect("nothing to open");
    assert!(error.to_string().contains("stopped half-way"), "{error}");
    restore(&place.config(), &file, &mut Quiet).expect("run again");
    assert!(!place.holds().iter().any(|name| name.contains("restoring")) && !place.data.path().join("uploads/ab/cd").exists());
    // As it stands when the power goes right behind the last step.
    std::fs::create_dir(place.data.path().join("restoring")).expect("a directory");
    let town = place.town();
    assert!(!town.data().join("restoring").exists());
    town.abandon();
}
