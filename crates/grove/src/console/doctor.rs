//! `grove doctor`: configuration, database, disk, mail, clock: what is wrong and what to do.

use anyhow::{Result, bail};
use grove_kernel::{Credential, Why};
use grove_store::{dead_jobs, waiting};

use super::Talk;
use crate::weave::Grove;

/// One look: what was looked at, and what is wrong with it, if something is.
struct Look {
    at: &'static str,
    well: Result<String, String>,
}

pub fn answer(grove: &Grove, talk: &mut dyn Talk) -> Result<()> {
    let looks = [address(grove), database(grove), disk(grove), mail(grove), jobs(grove), clock(grove)];
    let mut wrong = 0;
    for look in looks {
        match look.well {
            Ok(how) => talk.line(&format!("well   {}: {how}", look.at))?,
            Err(what) => {
                wrong += 1;
                talk.line(&format!("WRONG  {}: {what}", look.at))?;
            }
        }
    }
    if wrong > 0 { bail!("{wrong} of these need you") } else { Ok(()) }
}

fn address(grove: &Grove) -> Look {
    let origin = grove.site.origin();
    let well = if grove.site.secure() {
        origin.to_owned()
    } else {
        format!("{origin} (this machine only; people need an https address: --public-url)")
    };
    Look { at: "address", well: Ok(well) }
}

fn database(grove: &Grove) -> Look {
    let engine = if grove.db.is_postgres() { "PostgreSQL" } else { "SQLite" };
    let check = grove.db.prepare_everything().map(|n| format!("{engine}, all {n} statements fit")).map_err(|e| e.to_string());
    Look { at: "database", well: check }
}

fn disk(grove: &Grove) -> Look {
    let probe = grove.config.data().join(".grove-doctor");
    let written = std::fs::write(&probe, vec![0u8; 1 << 20]).and_then(|()| std::fs::remove_file(&probe));
    let well = written.map(|()| format!("{} can be written", grove.config.data().display()));
    Look { at: "disk", well: well.map_err(|e| format!("{}: {e}. Make room, or make it writable.", grove.config.data().display())) }
}

fn mail(grove: &Grove) -> Look {
    let well = match &grove.config.smtp_url {
        Some(_) => format!("by SMTP, from {}", grove.config.mail_from),
        None => format!("is not sent; it is written to {}. Set smtp_url to send it.", grove.config.mail_directory().display()),
    };
    Look { at: "mail", well: Ok(well) }
}

fn jobs(grove: &Grove) -> Look {
    let counted = grove.db.read_now(Credential::System(Why::Console), |cx| Ok((waiting(cx)?, dead_jobs(cx, 100)?.len())));
    let well = match counted {
        Ok((waiting, 0)) => Ok(format!("{waiting} due, none given up")),
        Ok((_, dead)) => Err(format!("{dead} gave up; the administration lists them with what went wrong")),
        Err(refusal) => Err(refusal.to_string()),
    };
    Look { at: "jobs", well }
}

/// A clock far off breaks links and sessions; the newest thing written tells.
fn clock(grove: &Grove) -> Look {
    let now = grove.db.now();
    let sane = now.rfc3339().as_str() > "2026-01-01";
    let well = if sane { Ok(now.rfc3339()) } else { Err(format!("it says {}; set the time of the machine", now.rfc3339())) };
    Look { at: "clock", well }
}
