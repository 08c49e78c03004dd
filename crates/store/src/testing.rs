//! Databases for tests on PostgreSQL: one each, copied from a template that is migrated once a process,
//! or from one that a test has filled. The cluster they live in is thrown away afterwards.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use grove_kernel::Outcome;

use crate::engine::Database;
use crate::migrate::{MIGRATIONS, Migrator};
use crate::postgres_engine::connect;
use crate::sqlite_engine;

static COUNT: AtomicU64 = AtomicU64::new(0);
static TEMPLATE: Mutex<Option<String>> = Mutex::new(None);

/// The URL of a new database beside the one named, migrated and empty.
pub fn fresh_database(url: &str) -> Outcome<String> {
    copied_database(url, &migrated(url)?)
}

/// The URL of a new database that nobody has migrated.
pub fn bare_database(url: &str) -> Outcome<String> {
    copied_database(url, "template1")
}

/// The URL of a new database, a copy of a template.
pub fn copied_database(url: &str, template: &str) -> Outcome<String> {
    let name = format!("grove_town_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    connect(url)?.batch(&format!("CREATE DATABASE {name} TEMPLATE {template}"))?;
    Ok(named(url, &name))
}

/// Makes a database that nobody uses any more a template; its name, for [`copied_database`].
pub fn template_database(url: &str) -> Outcome<String> {
    let name = name_of(url).to_owned();
    let server = connect(&named(url, "postgres"))?;
    server.batch(&format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false"))?;
    // A connection that was closed a moment ago may still be on the server's list.
    server.batch(&format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"))?;
    Ok(name)
}

/// Throws a database away, by its name, with whoever is still connected to it.
pub fn drop_database(url: &str, name: &str) -> Outcome<()> {
    connect(&named(url, "postgres"))?.batch(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", name_of(name)))
}

fn migrated(url: &str) -> Outcome<String> {
    let mut template = TEMPLATE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(name) = &*template {
        return Ok(name.clone());
    }
    let name = format!("grove_template_{}", std::process::id());
    connect(url)?.batch(&format!("CREATE DATABASE {name}"))?;
    Migrator::new(&connect(&named(url, &name))?).run(MIGRATIONS)?;
    Ok(template.insert(name).clone())
}

/// Takes the first steps of the timeline, and half of the next one; then the connection is gone, as with
/// a process that was killed.
pub fn interrupted_migration(database: &Database, steps: usize) -> Outcome<()> {
    let conn = match database {
        Database::Sqlite(file) => sqlite_engine::open(file, true)?,
        Database::Postgres(url) => connect(url)?,
    };
    Migrator::new(&conn).run(&MIGRATIONS[..steps])?;
    if let Some(next) = MIGRATIONS.get(steps) {
        let text = next.on(conn.is_postgres());
        let half = text.match_indices(";\n").map(|(at, _)| at + 1).find(|at| *at > text.len() / 2).unwrap_or(text.len());
        conn.batch("BEGIN")?;
        conn.batch(&text[..half])?;
    }
    Ok(())
}

/// The database a URL names; a name is its own.
fn name_of(url: &str) -> &str {
    let before = url.split_once('?').map_or(url, |(before, _)| before);
    before.rsplit_once('/').map_or(before, |(_, name)| name)
}

/// The same server, another database.
fn named(url: &str, database: &str) -> String {
    let (before, options) = url.split_once('?').map_or((url, String::new()), |(u, o)| (u, format!("?{o}")));
    let server = before.rsplit_once('/').map_or(before, |(server, _)| server);
    format!("{server}/{database}{options}")
}
