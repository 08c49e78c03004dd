//! Letters about requests: to those who decide, and the answer to whoever asked. Each is a job that runs
//! as its reader, so that nobody is written to who may not read or decide about it any more.

use grove_kernel::{Channel, Credential, HasViewer, MemberId, Moment, Outcome, Refusal, SpaceId, Visible, Why};
use grove_members::{identity, mail, relationships, settings};
use grove_store::{Attempt, Cx, Parent, Write};
use grove_ui::{Arg, Locale, messages};
use serde::{Deserialize, Serialize};

use super::policy::Welcome;
use super::store;
use crate::paths;
use crate::space::{Space, by_id};

/// The kind of the job.
pub const JOB: &str = "membership.letter";

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum About {
    /// `member` asked, at that time: who asks again has a new request.
    Asked {
        member: MemberId,
        at: Moment,
    },
    LetIn,
    TurnedAway,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Letter {
    pub to: MemberId,
    pub space: SpaceId,
    pub about: About,
    /// The start of the link: `https://grove.example`.
    pub origin: String,
}

/// Tells those who decide about a request: one letter each.
pub(super) fn tell_deciders(cx: &mut Cx<'_, Write>, space: SpaceId, origin: &str) -> Outcome<()> {
    let (member, at) = (cx.me()?, cx.now());
    for to in store::deciders(cx, space)?.into_iter().filter(|host| *host != member) {
        queue(cx, &Letter { to, space, about: About::Asked { member, at }, origin: origin.to_owned() })?;
    }
    Ok(())
}

pub(super) fn queue(cx: &mut Cx<'_, Write>, letter: &Letter) -> Outcome<()> {
    let payload = serde_json::to_value(letter).map_err(Refusal::broken)?;
    cx.enqueue(JOB, &payload).map(drop)
}

/// The handler of the job.
pub fn write(attempt: &Attempt<'_>) -> Outcome<()> {
    let letter: Letter = serde_json::from_value(attempt.job.payload.clone()).map_err(Refusal::broken)?;
    let reader = Credential::Member(letter.to, Why::Mail);
    attempt.db.act_now(reader, Channel::Job, Parent::NONE, move |cx| match compose(cx, &letter) {
        Ok(()) | Err(Refusal::NotFound | Refusal::NotAllowed(_)) => Ok(()),
        Err(other) => Err(other),
    })
}

/// Refused when the reader has lost the right to it, or it is about nothing any more.
fn compose(cx: &mut Cx<'_, Write>, letter: &Letter) -> Outcome<()> {
    // Who is suspended or has left looks as a visitor.
    if !cx.viewer().is(letter.to) {
        return Err(Refusal::NotFound);
    }
    let space = by_id(cx, letter.space)?.ok_or(Refusal::NotFound)?.visible_to(cx)?;
    match letter.about {
        About::Asked { member, at } => asked(cx, letter, space, member, at),
        About::LetIn => {
            store::role(cx, space.id, letter.to)?.ok_or(Refusal::NotFound)?;
            send(cx, letter, &space, "mail-space-let-in", &[], None)
        }
        About::TurnedAway => send(cx, letter, &space, "mail-space-turned-away", &[], None),
    }
}

fn asked(cx: &mut Cx<'_, Write>, letter: &Letter, space: Visible<Space>, member: MemberId, at: Moment) -> Outcome<()> {
    let request = store::request_of(cx, space.id, member)?.ok_or(Refusal::NotFound)?.visible_to(cx)?;
    space.verdict::<Welcome>(cx).ok()?;
    if request.at != at || relationships::averse_to(cx, member)? {
        return Err(Refusal::NotFound);
    }
    let words = Some(request.words.clone()).filter(|words| !words.is_empty());
    send(cx, letter, &space, "mail-space-asked", &[("asker", Arg::from(&request.face.name))], words)
}

/// Without an address there is nobody to write to.
fn send(cx: &mut Cx<'_, Write>, to: &Letter, space: &Space, key: &str, args: &[(&str, Arg)], words: Option<String>) -> Outcome<()> {
    let Some(address) = identity::address_of(cx, to.to)? else { return Ok(()) };
    let (community, locale) = (settings::community(cx)?.name, Locale::default());
    let mut args = args.to_vec();
    args.extend([("name", Arg::from(&address.name)), ("space", Arg::from(&space.name))]);
    let mut letter = mail::Letter::of(locale, &community, key, &args);
    if let Some(words) = words {
        letter = letter.paragraph(words);
    }
    let path = if matches!(to.about, About::Asked { .. }) { paths::requests(&space.slug) } else { paths::space(&space.slug) };
    let letter = letter.action(messages::text(locale, &format!("{key}-do"), &[]), format!("{}{path}", to.origin));
    mail::send(cx, &letter.to(address.email)).map(drop)
}
