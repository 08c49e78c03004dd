//! Databases for tests on PostgreSQL: one each, copied from a template that is migrated once a process.
//! The cluster they live in is thrown away afterwards.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use grove_kernel::Outcome;

use crate::migrate::{MIGRATIONS, Migrator};
use crate::postgres_engine::connect;

static COUNT: AtomicU64 = AtomicU64::new(0);
static TEMPLATE: Mutex<Option<String>> = Mutex::new(None);

/// The URL of a new database beside the one named, migrated and empty.
pub fn fresh_database(url: &str) -> Outcome<String> {
    let mut template = TEMPLATE.lock().unwrap_or_else(PoisonError::into_inner);
    let server = connect(url)?;
    let pid = std::process::id();
    let copy_from = match &*template {
        Some(name) => name.clone(),
        None => {
            let name = format!("grove_template_{pid}");
            server.batch(&format!("CREATE DATABASE {name}"))?;
            Migrator::new(&connect(&named(url, &name))?).run(MIGRATIONS)?;
            template.insert(name).clone()
        }
    };
    let name = format!("grove_town_{pid}_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    server.batch(&format!("CREATE DATABASE {name} TEMPLATE {copy_from}"))?;
    Ok(named(url, &name))
}

/// The same server, another database.
fn named(url: &str, database: &str) -> String {
    let (before, options) = url.split_once('?').map_or((url, String::new()), |(u, o)| (u, format!("?{o}")));
    let server = before.rsplit_once('/').map_or(before, |(server, _)| server);
    format!("{server}/{database}{options}")
}
