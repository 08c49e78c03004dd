//! Letters to those who decide: somebody waits at the door. Each is a job that runs as its reader, so
//! that nobody is written to who may not decide any more.

use grove_kernel::{Channel, Credential, HasViewer, MemberId, Outcome, Refusal, Why};
use grove_store::{Attempt, Cx, Parent, Write};
use grove_ui::Locale;
use grove_ui::messages::text;
use serde::{Deserialize, Serialize};

use super::{Decide, store};
use crate::identity::address_of;
use crate::mail::{self, Letter};
use crate::{paths, settings};

/// The kind of the job.
pub const JOB: &str = "approval.letter";

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Waits {
    to: MemberId,
    member: MemberId,
    origin: String,
}

/// One letter each; `origin` is the start of the link in it.
pub fn tell_deciders(cx: &mut Cx<'_, Write>, member: MemberId, origin: &str) -> Outcome<()> {
    for to in store::deciders(cx)? {
        let payload = serde_json::to_value(Waits { to, member, origin: origin.to_owned() }).map_err(Refusal::broken)?;
        cx.enqueue(JOB, &payload)?;
    }
    Ok(())
}

/// The handler of the job.
pub fn write(attempt: &Attempt<'_>) -> Outcome<()> {
    let waits: Waits = serde_json::from_value(attempt.job.payload.clone()).map_err(Refusal::broken)?;
    let reader = Credential::Member(waits.to, Why::Mail);
    attempt.db.act_now(reader, Channel::Job, Parent::NONE, move |cx| match compose(cx, &waits) {
        Ok(()) | Err(Refusal::NotFound | Refusal::NotAllowed(_)) => Ok(()),
        Err(other) => Err(other),
    })
}

/// Refused when the reader may not decide any more, or somebody else has decided. Who is suspended or has
/// left looks as a visitor.
fn compose(cx: &mut Cx<'_, Write>, waits: &Waits) -> Outcome<()> {
    if !cx.viewer().is(waits.to) {
        return Err(Refusal::NotFound);
    }
    let who = store::find(cx, waits.member)?.ok_or(Refusal::NotFound)?.visible_to(cx)?;
    who.verdict::<Decide>(cx).ok()?;
    let Some(address) = address_of(cx, waits.to)? else { return Ok(()) };
    let (community, locale) = (settings::community(cx)?.name, Locale::default());
    let args = [("name", address.name.as_str().into()), ("asker", who.name.as_str().into())];
    let mut letter = Letter::of(locale, &community, "mail-waits", &args);
    if !who.words.is_empty() {
        letter = letter.paragraph(&who.words);
    }
    let letter = letter.action(text(locale, "mail-waits-do", &[]), format!("{}{}", waits.origin, paths::PENDING));
    mail::send(cx, &letter.to(address.email)).map(drop)
}
