//! A backup goes on numbering where it stood. Ids of transactions count in a cluster and begin anew in
//! another one; so nothing of the log may hold one, and what decides the order (`seq`) must come along.

use std::io::Write;
use std::process::{Command, Stdio};

use grove_store::Projections;

use crate::place::{Fresh, after, assert_dense, happens, hooks, server};

/// Columns that hold something that means nothing elsewhere.
const OF_THE_CLUSTER: &str = "SELECT table_name || '.' || column_name FROM information_schema.columns \
    WHERE table_schema = 'public' AND udt_name IN ('xid', 'xid8', 'pg_snapshot', 'txid_snapshot', 'pg_lsn', 'oid', 'regclass', 'tid')";

#[test]
fn no_column_holds_what_only_this_cluster_understands() {
    let Some(server) = server() else { return };
    let place = Fresh::on(&server);
    drop(place.process(hooks()));
    let found = place.connection().query(OF_THE_CLUSTER, &[]).expect("the catalogue reads");
    let found: Vec<String> = found.iter().map(|row| row.get(0)).collect();
    assert_eq!(found, Vec::<String>::new(), "a restored backup would order by numbers of another cluster");
}

#[test]
fn a_restored_backup_goes_on_numbering() {
    let Some(server) = server() else { return };
    let place = Fresh::on(&server);
    let (db, numberer) = (place.process(hooks()), Projections::default());
    (1..=20).for_each(|n| happens(&db, n));
    numberer.catch_up(&db).expect("numbered");
    // Recorded, and not numbered before the backup.
    (21..=25).for_each(|n| happens(&db, n));
    let Some(backup) = dumped(&place.url) else { return };
    let other = Fresh::on(&server);
    restore(&other, &backup);
    // The lease of the old process came along; the new one waits for its end, or is the clock ahead.
    other.connection().batch_execute("DELETE FROM lease").expect("the lease ends");
    let db = other.process(hooks());
    (26..=30).for_each(|n| happens(&db, n));
    numberer.catch_up(&db).expect("numbered");
    let log = after(&db, 0);
    assert_dense(&log);
    assert_eq!(log.iter().map(|(_, number)| *number).collect::<Vec<_>>(), (1..=30).collect::<Vec<_>>());
}

/// What `pg_dump` writes; nothing after a loud line when it is not installed.
fn dumped(url: &str) -> Option<Vec<u8>> {
    let dump = Command::new("pg_dump").args(["--format=plain", "--no-owner", url]).output();
    match dump {
        Ok(dump) if dump.status.success() => Some(dump.stdout),
        Ok(dump) => panic!("pg_dump: {}", String::from_utf8_lossy(&dump.stderr)),
        Err(error) => {
            eprintln!("!!! SKIPPED: pg_dump does not run ({error}); install the client programs of PostgreSQL");
            None
        }
    }
}

/// Into an empty database, as somebody would who has nothing but the file.
fn restore(into: &Fresh, backup: &[u8]) {
    into.connection().batch_execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public").expect("an empty database");
    let mut psql = Command::new("psql")
        .args(["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", &into.url])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("psql stands beside pg_dump");
    psql.stdin.take().expect("piped").write_all(backup).expect("psql reads");
    let ended = psql.wait_with_output().expect("psql ends");
    assert!(ended.status.success(), "psql: {}", String::from_utf8_lossy(&ended.stderr));
}
