//! `grove doctor`: settings, address, database, disk, mail, jobs, clock: what is wrong and what to do. What
//! is wrong with one is no reason not to look at the next.

use std::time::Duration;

use anyhow::{Error, Result, bail};
use grove_kernel::Moment;
use grove_members::mail::Transport;
use grove_store::{database_clock, dead_jobs, waiting};
use grove_web::Site;

use super::{CONSOLE, Talk};
use crate::cli::{of_refusal, words};
use crate::config::Config;
use crate::weave::Grove;

/// Whom the doctor looks at: the settings as they stand, and the community as far as it opens.
pub struct Patient<'a> {
    pub config: &'a Config,
    pub settings: Result<(), String>,
    pub grove: Result<&'a Grove, &'a Error>,
}

/// How something is, or what is wrong with it.
type Look = Result<String, String>;

/// Less than this is soon nothing.
const LITTLE: u64 = 1 << 30;

/// As far as two clocks may differ.
const SLACK: Duration = Duration::from_secs(30);

pub fn look(patient: &Patient<'_>, talk: &mut dyn Talk) -> Result<()> {
    let settings = patient.settings.clone().map(|()| "all read".to_owned());
    let looks = [
        ("settings", settings),
        ("address", address(patient.config)),
        ("database", database(patient)),
        ("disk", disk(patient.config)),
        ("mail", mail(patient.config)),
        ("jobs", jobs(patient)),
        ("clock", clock(patient)),
    ];
    let mut wrong = 0;
    for (at, look) in looks {
        match look {
            Ok(how) => talk.line(&format!("well   {at}: {how}"))?,
            Err(what) => {
                wrong += 1;
                talk.line(&format!("WRONG  {at}: {what}"))?;
            }
        }
    }
    match wrong {
        0 => Ok(()),
        1 => bail!("One of these needs you"),
        _ => bail!("{wrong} of these need you"),
    }
}

fn address(config: &Config) -> Look {
    let site = Site::parse(&config.public_url()).map_err(|refusal| of_refusal(&refusal))?;
    let origin = site.origin();
    Ok(if site.secure() { origin.to_owned() } else { format!("{origin} (this machine only; people need an https address: --public-url)") })
}

fn database(patient: &Patient<'_>) -> Look {
    let grove = patient.grove.map_err(words)?;
    let engine = if grove.db.is_postgres() { "PostgreSQL" } else { "SQLite" };
    let fit = grove.db.prepare_everything().map_err(|refusal| of_refusal(&refusal))?;
    Ok(format!("{engine} at {}, all {fit} statements fit", patient.config.place()))
}

fn disk(config: &Config) -> Look {
    let data = config.data().display();
    let probe = config.data().join(".grove-doctor");
    let written = std::fs::write(&probe, vec![0u8; 1 << 20]);
    let _gone = std::fs::remove_file(&probe);
    written.map_err(|e| format!("{data}: {e}. Make room, or make it writable."))?;
    let free = fs4::available_space(config.data()).map_err(|e| format!("{data}: {e}"))?;
    let room = indicatif::HumanBytes(free);
    if free < LITTLE {
        Err(format!("{data} has only {room} left. Make room before it is full."))
    } else {
        Ok(format!("{data} can be written, {room} are free"))
    }
}

/// Somebody who waits for a link learns too late that no mail goes out: so the server is greeted now.
fn mail(config: &Config) -> Look {
    let refused = |refusal| of_refusal(&refusal);
    let Some(url) = &config.smtp_url else {
        Transport::files(config.mail_directory(), &config.mail_from).map_err(refused)?;
        return Ok(format!("is not sent; it is written to {}. Set smtp_url to send it.", config.mail_directory().display()));
    };
    let advice = |why| format!("{why}. Look at smtp_url and mail_from, and at whether the mail server lets this machine in.");
    Transport::smtp(url, &config.mail_from).and_then(|server| server.greet()).map_err(refused).map_err(advice)?;
    Ok(format!("by SMTP, from {}; the server answers", config.mail_from))
}

fn jobs(patient: &Patient<'_>) -> Look {
    let Ok(grove) = patient.grove else { return Err("they stand in the database".to_owned()) };
    match grove.db.read_now(CONSOLE, |cx| Ok((waiting(cx)?, dead_jobs(cx, 100)?.len()))) {
        Ok((waiting, 0)) => Ok(format!("{waiting} due, none given up")),
        Ok((_, dead)) => Err(format!("{dead} gave up; the administration lists them with what went wrong")),
        Err(refusal) => Err(of_refusal(&refusal)),
    }
}

/// A clock far off breaks links and sessions. PostgreSQL has one of its own; a SQLite file tells when it was
/// last written, which is never after now.
fn clock(patient: &Patient<'_>) -> Look {
    let Ok(grove) = patient.grove else { return Err("there is no database to compare it with".to_owned()) };
    let now = grove.db.now();
    let (whose, theirs) = if grove.db.is_postgres() {
        let theirs = grove.db.read_now(CONSOLE, database_clock).map_err(|refusal| of_refusal(&refusal))?;
        ("the database's clock", theirs)
    } else {
        ("the database's file", last_written(patient.config).unwrap_or(now))
    };
    let behind = theirs.since(now);
    let ahead = if grove.db.is_postgres() { now.since(theirs) } else { Duration::ZERO };
    let said = now.rfc3339();
    if said.as_str() < "2026-01-01" || behind.max(ahead) > SLACK {
        return Err(format!("it says {said}, and {whose} {}. Set the time of the machine, best by NTP.", theirs.rfc3339()));
    }
    Ok(format!("{said}, compared with {whose}"))
}

fn last_written(config: &Config) -> Option<Moment> {
    let file = match config.database().ok()? {
        grove_store::Database::Sqlite(file) => file,
        grove_store::Database::Postgres(_) => return None,
    };
    let written = std::fs::metadata(file).ok()?.modified().ok()?;
    let since = written.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Moment::from_micros(i64::try_from(since.as_micros()).ok()?))
}
