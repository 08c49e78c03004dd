//! A backup is everything, as of one moment, and a restored community is the same community: on the same
//! engine, on the other one, and back.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use grove::archive::backup::{restore, write};
use grove::archive::contents::NOT_BACKED_UP;
use grove_kernel::{Channel, Credential, Refusal, Why};
use grove_members::commands::{NewMember, add_member};
use grove_store::{Db, Parent};
use serde_json::json;

use super::places::{Empty, Inside, Quiet, answers, assert_alike, journey};
use super::seed::seed;
use super::store::dump;

#[test]
fn a_restored_community_answers_every_get_as_before() {
    let mut town = seed().snapshot.town();
    let folder = tempfile::tempdir().expect("a directory");
    let (mut before, mut first) = (None, None);
    for (hop, place) in journey().into_iter().enumerate() {
        let file = folder.path().join(format!("{hop}.grove"));
        write(&town.grove, &file, &mut Quiet).expect("a backup");
        let inside = Inside::of(&file);
        let asked = before.get_or_insert_with(|| answers(&town));
        let (rows, files) = first.get_or_insert_with(|| (inside.rows.clone(), inside.files.clone()));
        assert!(*rows == inside.rows && *files == inside.files, "hop {hop}: a backup of what was restored is another one");
        restore(&place.config(), &file, &mut Quiet).expect("restored");
        town.abandon();
        town = place.town();
        let engine = if town.grove.db.is_postgres() { "PostgreSQL" } else { "SQLite" };
        assert_alike(asked, &answers(&town), &format!("hop {hop}, restored on {engine}"));
    }
    town.abandon();
}

#[test]
fn every_table_is_backed_up_or_left_out_for_a_reason() {
    let town = seed().snapshot.town();
    let folder = tempfile::tempdir().expect("a directory");
    let file = folder.path().join("backup.grove");
    write(&town.grove, &file, &mut Quiet).expect("a backup");
    let inside = Inside::of(&file);
    for (table, rows) in dump(&town.grove.db) {
        let left_out = NOT_BACKED_UP.iter().any(|(name, _)| *name == table) || table == "migration";
        let kept = inside.rows.get(&table).map(Vec::len);
        assert_eq!(kept, (!left_out).then_some(rows.len()), "{table}: back it up, or say in archive/contents.rs why not");
    }
    assert!(!inside.files.is_empty(), "the town has pictures");
    town.abandon();
}

/// Each act writes a member, its activity and a job: all three are in a backup, or none.
fn writes(db: &Db, writer: usize, n: u64) {
    let new = NewMember { handle: format!("writer-{writer}-{n}"), name: "Somebody".into(), approved: true, ..NewMember::default() };
    loop {
        let new = new.clone();
        let done = db.act_now(Credential::System(Why::Console), Channel::Console, Parent::NONE, move |cx| {
            add_member(cx, &new)?;
            cx.enqueue("a-pair", &json!({ "handle": new.handle }))
        });
        // Who met others too often is told to come again.
        if !matches!(done, Err(Refusal::Busy { .. })) {
            done.expect("it is written");
            break;
        }
    }
}

#[test]
fn a_backup_while_people_write_is_one_moment() {
    let town = seed().snapshot.town();
    let folder = tempfile::tempdir().expect("a directory");
    let (acknowledged, stop) = (AtomicU64::new(0), AtomicU64::new(0));
    let mut backups = Vec::new();
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let (db, acknowledged, stop) = (town.grove.db.clone(), &acknowledged, &stop);
            scope.spawn(move || {
                for n in 0.. {
                    if stop.load(Ordering::SeqCst) > 0 {
                        break;
                    }
                    writes(&db, writer, n);
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        for n in 0..4 {
            while acknowledged.load(Ordering::SeqCst) < 5 * (n + 1) {
                std::thread::yield_now();
            }
            let file = folder.path().join(format!("{n}.grove"));
            let least = acknowledged.load(Ordering::SeqCst);
            write(&town.grove, &file, &mut Quiet).expect("a backup");
            backups.push((file, least, acknowledged.load(Ordering::SeqCst) + 3));
        }
        stop.store(1, Ordering::SeqCst);
    });
    for (file, least, most) in &backups {
        let inside = Inside::of(file);
        let of_writers = |text: &serde_json::Value| text.as_str().is_some_and(|t| t.starts_with("writer-"));
        let members = inside.column("member", "handle").iter().filter(|handle| of_writers(handle)).count() as u64;
        let pairs = inside.column("job", "kind").iter().filter(|kind| *kind == "a-pair").count() as u64;
        assert!(*least <= members && members <= *most, "{least} were acknowledged before, {most} after; {members} are in it");
        assert_eq!(members, pairs, "half an act is in a backup");
        let positions: Vec<i64> = inside.column("activity", "position").iter().filter_map(serde_json::Value::as_i64).collect();
        assert_eq!(positions, (1..=positions.len() as i64).collect::<Vec<_>>(), "the log has a gap or a double");
    }
    let (last, ..) = backups.last().expect("four backups");
    let place = Empty::here();
    restore(&place.config(), last, &mut Quiet).expect("restored");
    let restored = place.town();
    // At its old moment it would give the ids that the first town has given since.
    restored.later(Duration::from_secs(1));
    writes(&restored.grove.db, 9, 1);
    restored.grove.projections.catch_up(&restored.grove.db).expect("the log goes on");
    restored.abandon();
    town.abandon();
}
