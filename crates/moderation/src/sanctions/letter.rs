//! What the member is told. A moderator does not learn an address: the letter is a job, and the job looks
//! it up and writes.

use grove_kernel::{Channel, Credential, Outcome, Refusal, Why};
use grove_members::{identity, mail, settings};
use grove_store::{Attempt, Cx, Parent, Write};
use grove_ui::messages::Arg;
use grove_ui::{Locale, Page, PageParts};
use serde::{Deserialize, Serialize};

use super::sanction::{Kind, SanctionId};
use super::store;

/// The kind of the job: `jobs.on(sanctions::JOB, sanctions::write)`.
pub const JOB: &str = "moderation.letter";

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Letter {
    sanction: SanctionId,
    lifted: bool,
}

pub fn queue(cx: &mut Cx<'_, Write>, sanction: SanctionId, lifted: bool) -> Outcome<()> {
    let payload = serde_json::to_value(Letter { sanction, lifted }).map_err(Refusal::broken)?;
    cx.enqueue(JOB, &payload).map(drop)
}

/// The handler of the job.
pub fn write(attempt: &Attempt<'_>) -> Outcome<()> {
    let letter: Letter = serde_json::from_value(attempt.job.payload.clone()).map_err(Refusal::broken)?;
    attempt.db.act_now(Credential::System(Why::Mail), Channel::Job, Parent::NONE, move |cx| compose(cx, letter))
}

fn compose(cx: &mut Cx<'_, Write>, letter: Letter) -> Outcome<()> {
    let Some(sanction) = store::by_id(cx, letter.sanction)? else { return Ok(()) };
    // Without an address there is nobody to write to.
    let Some(address) = identity::address_of(cx, sanction.member)? else { return Ok(()) };
    let locale = Locale::default();
    let page = Page::new(PageParts { locale, ..PageParts::for_visitor(cx.now(), "/") });
    let key = match (letter.lifted, sanction.kind, sanction.is_endless()) {
        (true, Kind::Silence | Kind::Suspension, true | false) => "mail-sanction-lifted",
        (false, Kind::Silence, false) => "mail-silenced",
        (false, Kind::Silence, true) => "mail-silenced-endless",
        (false, Kind::Suspension, false) => "mail-suspended",
        (false, Kind::Suspension, true) => "mail-suspended-endless",
    };
    let args = [
        ("name", Arg::from(&address.name)),
        ("rule", Arg::from(sanction.rule.to_string())),
        ("words", Arg::from(&sanction.words)),
        ("until", Arg::from(page.in_full(sanction.until))),
    ];
    let community = settings::community(cx)?.name;
    mail::send(cx, &mail::Letter::of(locale, &community, key, &args).to(address.email)).map(drop)
}
