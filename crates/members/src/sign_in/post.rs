//! "Send me a link": the request only queues a job, whoever asks and whether or not there is an
//! account, so neither the answer nor its time tells. The job looks, and mails or stays silent.

use std::time::Duration;

use grove_kernel::{Channel, Credential, Outcome, Refusal, Why};
use grove_store::{Attempt, Cx, Parent, Write};
use grove_ui::Locale;
use grove_ui::messages::text;
use serde::{Deserialize, Serialize};

use super::{Purpose, new_link, store};
use crate::mail::{self, Letter};
use crate::{identity, join, paths, settings};

/// The kind of the job.
pub const JOB: &str = "knock";
/// More links than this in ten minutes help nobody but somebody who floods a mailbox.
const MOST_LINKS: i64 = 5;

/// Somebody at an address wants in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Wanted {
    pub email: String,
    pub origin: String,
    pub locale: String,
    pub next: Option<String>,
    /// They filled in the form to join.
    pub joins: bool,
    pub invitation: Option<String>,
}

pub(crate) fn queue(cx: &mut Cx<'_, Write>, wanted: &Wanted) -> Outcome<()> {
    let payload = serde_json::to_value(wanted).map_err(Refusal::broken)?;
    cx.enqueue(JOB, &payload).map(drop)
}

/// The last step of joining for somebody whose address needs no proof any more.
pub(crate) fn join_at_once(cx: &mut Cx<'_, Write>, wanted: &Wanted) -> Outcome<String> {
    let secret = new_link(cx, Purpose::Join, None, &wanted.email, Purpose::Join.lasts())?;
    Ok(address(&secret, wanted))
}

/// The handler of the job.
pub fn answer(attempt: &Attempt<'_>) -> Outcome<()> {
    let wanted: Wanted = serde_json::from_value(attempt.job.payload.clone()).map_err(Refusal::broken)?;
    attempt.db.act_now(Credential::System(Why::Identity), Channel::Job, Parent::NONE, move |cx| mail_link(cx, &wanted))
}

fn mail_link(cx: &mut Cx<'_, Write>, wanted: &Wanted) -> Outcome<()> {
    if store::links_since(cx, &wanted.email, cx.now().minus(Duration::from_secs(600)))? >= MOST_LINKS {
        return Ok(());
    }
    let member = identity::store::id_by_email(cx, &wanted.email)?;
    let (purpose, key) = match (member, wanted.joins) {
        (Some(_), false) => (Purpose::SignIn, "mail-sign-in"),
        (Some(_), true) => (Purpose::SignIn, "mail-known"),
        (None, true) if join::is_joining(cx, &wanted.email)? => (Purpose::Join, "mail-join"),
        (None, _) => return Ok(()),
    };
    let secret = new_link(cx, purpose, member, &wanted.email, purpose.lasts())?;
    let locale = Locale::from_tag(&wanted.locale).unwrap_or_default();
    let community = settings::community(cx)?.name;
    let url = format!("{}{}", wanted.origin, address(&secret, wanted));
    let letter = Letter::of(locale, &community, key, &[]).action(text(locale, &format!("{key}-action"), &[]), url);
    mail::send(cx, &letter.to(&wanted.email)).map(drop)
}

fn address(secret: &str, wanted: &Wanted) -> String {
    let path = paths::enter(secret, wanted.next.as_deref());
    match &wanted.invitation {
        Some(invitation) => format!("{path}&invitation={}", paths::encode(invitation)),
        None => path,
    }
}
