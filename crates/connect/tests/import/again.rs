//! Importing again, in parts, and without writing.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;

use grove_connect::import::{ImportError, Options, Phase};

use crate::place::{Place, real_dump};
use crate::small::Dump;
use crate::store;

#[test]
fn a_dry_run_says_what_would_be_and_writes_nothing() {
    let (place, dump) = (Place::new(), Dump::new());
    let before = store::everything(&place.db);
    let dry = place.import(dump.path(), &Options { dry_run: true, ..Options::default() }).unwrap();
    assert_eq!(store::everything(&place.db), before);
    let wet = place.import(dump.path(), &Options::default()).unwrap();
    assert_eq!(dry.files, wet.files);
    let dry = place.import(dump.path(), &Options { dry_run: true, ..Options::default() }).unwrap();
    assert_eq!((dry.imported(), dry.is_whole()), (0, true));
}

#[test]
fn a_later_dump_of_the_same_site_brings_what_is_new() {
    let (place, dump) = (Place::new(), Dump::new());
    place.import(dump.path(), &Options { into: Some("garden".to_owned()), ..Options::default() }).unwrap();
    dump.put(
        "Comments",
        "comments",
        r#"<row Id="1" PostId="2" Score="3" Text="early" CreationDate="2020-02-01T12:00:00.000" UserId="1" />
        <row Id="9" PostId="2" Score="0" Text="Thanks." CreationDate="2020-05-01T12:00:00.000" UserId="3" />"#,
    );
    let report = place.import(dump.path(), &Options { into: Some("elsewhere".to_owned()), ..Options::default() }).unwrap();
    assert_eq!(report.imported(), 1, "{report}");
    assert_eq!(store::replies(&place.db)[4], "5 comment by theo3 under 2: 0 votes, Thanks.");
    assert_eq!(store::one::<i64>(&place.db, &store::SPACES), 1);
}

#[test]
fn a_second_import_changes_nothing() {
    let Some(dump) = real_dump() else { return };
    let place = Place::new();
    place.import(&dump, &Options::default()).unwrap();
    let before = (store::everything(&place.db), store::digest(&place.db));
    let again = place.import(&dump, &Options::default()).unwrap();
    assert_eq!((store::everything(&place.db), store::digest(&place.db)), before);
    assert_eq!((again.imported(), again.is_whole()), (0, true), "{again}");
}

#[test]
fn an_import_that_is_stopped_again_and_again_ends_like_one_in_one_go() {
    let Some(dump) = real_dump() else { return };
    let whole = Place::new();
    whole.import(&dump, &Options::default()).unwrap();

    let parts = Place::new();
    let mut stops = 0;
    loop {
        let options = Options::default();
        let (stop, mut steps) = (options.stop.clone(), 0);
        // Each part gets a little further than the one before it.
        let ended = parts.watched(&dump, &options, &mut |progress| {
            steps += u32::from(progress.phase == Phase::Importing);
            stop.store(steps > 9 * (stops + 1), Ordering::Relaxed);
        });
        match ended {
            Ok(report) => break assert!(report.is_whole(), "{report}"),
            Err(ImportError::Stopped(_)) => {}
            Err(other) => panic!("{other}"),
        }
        stops += 1;
    }
    assert!(stops > 2, "{stops}");
    assert_eq!(store::everything(&parts.db), store::everything(&whole.db));
    assert_eq!(store::digest(&parts.db), store::digest(&whole.db));
}

/// Where the child of the next test imports to.
const CHILD: &str = "GROVE_TEST_IMPORT_CHILD";

/// Not a test of its own: the process that is killed.
#[test]
fn child() {
    let (Some(file), Some(dump)) = (std::env::var_os(CHILD), real_dump()) else { return };
    let place = Place::at(Path::new(&file));
    place.import(&dump, &Options::default()).unwrap();
}

#[test]
fn an_import_that_is_killed_goes_on() {
    let Some(dump) = real_dump() else { return };
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("grove.db");
    for pause in [300, 600, 900] {
        let exe = std::env::current_exe().unwrap();
        let mut child = Command::new(exe).args(["--exact", "again::child"]).env(CHILD, &file).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(pause));
        // SIGKILL, wherever it is just now.
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let (killed, whole) = (Place::at(&file), Place::at(&dir.path().join("whole.db")));
    assert!(killed.import(&dump, &Options::default()).unwrap().is_whole());
    whole.import(&dump, &Options::default()).unwrap();
    assert_eq!(store::everything(&killed.db), store::everything(&whole.db));
    assert_eq!(store::digest(&killed.db), store::digest(&whole.db));
}
