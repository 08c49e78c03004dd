//! How far each person has read: one position a topic, only ever forward, the same on every device.
//! A page tells what came into sight; where no script runs, what it showed counts as read. That a page was
//! opened is gathered in memory and written a few seconds later, so that reading stays a read. A crash
//! loses at most those seconds.

mod routes;
mod store;
pub mod views;

pub use routes::routes;
pub use store::{fresh_counts, note, of, progress, spaces_with_news};

use grove_kernel::{Channel, Credential, Outcome, Refusal, Why};
use grove_store::{Db, Parent};

use crate::activity::Visited;

/// Of so many replies that somebody wants to read, they have read so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub read: i64,
    pub all: i64,
}

/// Writes what pages have shown since the last time. Called every few seconds by a schedule.
pub fn flush(db: &Db) -> Outcome<()> {
    for seen in db.signals().take_seen() {
        let who = Credential::Member(seen.member, Why::Maintenance);
        let written = db.act_now(who, Channel::Web, Parent::NONE, move |cx| {
            note(cx, seen.topic, seen.position)?;
            if store::first_visit_this_hour(cx, seen.member, seen.space)? {
                cx.record(Visited { space: seen.space })?;
            }
            Ok(())
        });
        // Who was shut out meanwhile takes nobody else's positions along.
        if !matches!(written, Ok(()) | Err(Refusal::SignIn | Refusal::NotFound | Refusal::NotAllowed(_))) {
            return written;
        }
    }
    Ok(())
}
