//! The quantum computing site of 2018: the numbers that were counted by another program.

use crate::place::{Place, real_dump};
use crate::store;

#[test]
fn every_row_is_imported_or_named() {
    let Some(dump) = real_dump() else { return };
    let place = Place::new();
    let start = std::time::Instant::now();
    let report = place.import(&dump, &Default::default()).unwrap();
    let took = start.elapsed().as_secs_f64();
    println!("{report}\n{:.0} rows a second", report.rows() as f64 / took);
    assert!(report.is_whole());

    let table = [
        ("Users.xml", 3461, 0),
        ("Tags.xml", 154, 0),
        ("Posts.xml", 1986, 36),
        ("Comments.xml", 3413, 0),
        ("Votes.xml", 12560, 587 + 402 + 43 + 16),
        ("Badges.xml", 4671, 0),
        ("PostLinks.xml", 327, 22),
    ];
    for (file, rows, left_out) in table {
        let file = report.file(file).unwrap();
        assert_eq!((file.rows, file.left_out()), (rows, left_out), "{}", file.file);
    }
    let votes = report.file("Votes.xml").unwrap();
    assert_eq!(votes.left_out["its post is not in this dump"].count, 587);
}

#[test]
fn the_community_is_the_one_that_was() {
    let Some(dump) = real_dump() else { return };
    let place = Place::new();
    place.import(&dump, &Default::default()).unwrap();
    let db = &place.db;
    let counts =
        [("topic", 612), ("reply", 1060 + 3413), ("member", 3461 + 1), ("badge_award", 4671), ("tag", 154), ("vote", 0), ("job", 0)];
    for (table, rows) in counts {
        assert_eq!(store::count(db, table), rows, "{table}");
    }
    assert_eq!(store::one::<i64>(db, &store::ACCEPTED), 389);
    assert_eq!(store::one::<i64>(db, &store::UNANSWERED), 612 - 569);
    assert_eq!(store::one::<i64>(db, &store::CONTRIBUTORS), 404);
    assert_eq!(store::one::<i64>(db, &store::UNFINISHED), 0);
    assert!(store::one::<i64>(db, &store::SOURCES) > 200);
}
