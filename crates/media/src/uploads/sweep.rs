//! The broom: pictures that nobody put to use, and files that no row names. What is younger than a day
//! stays, for it may be in a draft.

use std::time::Duration;

use grove_kernel::{Channel, Credential, Outcome, Refusal, Why};
use grove_store::{Attempt, Parent};

use super::store;
use crate::library::Library;
use crate::pictures::Kind;

const DAY: Duration = Duration::from_secs(86_400);
/// A file that was written so lately may wait for its row.
const JUST_NOW: Duration = Duration::from_secs(3600);

/// For a schedule of an hour: `jobs.every(hour, "media.sweep", grove_media::sweep)`. Each time one of 256
/// shelves is looked through as well, so every file is looked at within eleven days.
pub fn sweep(attempt: &Attempt<'_>) -> Outcome<()> {
    let library = attempt.db.ext::<Library>().ok_or_else(|| Refusal::broken("no library of pictures was hung on this database"))?;
    let hour = attempt.db.now().micros() / 3_600_000_000;
    let shelf = library.shelf(u8::try_from(hour.rem_euclid(256)).unwrap_or_default(), DAY);
    let unnamed: Vec<(String, Kind)> = attempt.db.act_now(Credential::System(Why::Maintenance), Channel::Job, Parent::NONE, move |cx| {
        let mut files = store::sweep(cx, DAY)?;
        files.extend(shelf.iter().cloned());
        let mut unnamed = Vec::with_capacity(files.len());
        for (hash, kind) in files {
            if !store::is_kept(cx, &hash)? {
                unnamed.push((hash, kind));
            }
        }
        Ok(unnamed)
    })?;
    for (hash, kind) in unnamed {
        library.discard(&hash, kind, JUST_NOW);
    }
    Ok(())
}
