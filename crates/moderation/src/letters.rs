//! What members are told when something was done about them or their words: the rule, and the words of
//! whoever did it. A moderator does not learn an address: the letter is a job, and the job looks it up.

use grove_kernel::{Channel, Credential, MemberId, Outcome, Refusal, Why};
use grove_members::{identity, mail, settings};
use grove_store::{Attempt, Cx, Parent, Write};
use grove_ui::messages::Arg;
use grove_ui::{Locale, Page, PageParts};
use serde::{Deserialize, Serialize};

use crate::rules;
use crate::sanctions::{self, Kind, SanctionId};

/// The kind of the job: `jobs.on(letters::JOB, letters::write)`.
pub const JOB: &str = "moderation.letter";

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Letter {
    Sanctioned {
        sanction: SanctionId,
        lifted: bool,
    },
    Removed {
        author: MemberId,
        title: String,
        rule: i64,
        words: String,
        /// Where it stood and still stands for its author: an absolute address, when it is known.
        #[serde(default)]
        url: Option<String>,
    },
}

pub(crate) fn queue(cx: &mut Cx<'_, Write>, letter: &Letter) -> Outcome<()> {
    let payload = serde_json::to_value(letter).map_err(Refusal::broken)?;
    cx.enqueue(JOB, &payload).map(drop)
}

/// The handler of the job.
pub fn write(attempt: &Attempt<'_>) -> Outcome<()> {
    let letter: Letter = serde_json::from_value(attempt.job.payload.clone()).map_err(Refusal::broken)?;
    attempt.db.act_now(Credential::System(Why::Mail), Channel::Job, Parent::NONE, move |cx| match &letter {
        Letter::Sanctioned { sanction, lifted } => about_a_sanction(cx, *sanction, *lifted),
        Letter::Removed { author, title, rule, words, url } => {
            let quoted = rules::in_force(cx)?.into_iter().find(|known| known.number == *rule).map(|known| known.quoted());
            let rule = quoted.unwrap_or_else(|| rule.to_string());
            let args = [("title", Arg::from(title)), ("rule", Arg::from(rule)), ("words", Arg::from(words))];
            send(cx, *author, "mail-removed", &args, url.as_ref())
        }
    })
}

fn about_a_sanction(cx: &mut Cx<'_, Write>, id: SanctionId, lifted: bool) -> Outcome<()> {
    let Some(sanction) = sanctions::by_id(cx, id)? else { return Ok(()) };
    let page = Page::new(PageParts::for_visitor(cx.now(), "/"));
    let key = match (lifted, sanction.kind, sanction.is_endless()) {
        (true, Kind::Silence | Kind::Suspension, true | false) => "mail-sanction-lifted",
        (false, Kind::Silence, false) => "mail-silenced",
        (false, Kind::Silence, true) => "mail-silenced-endless",
        (false, Kind::Suspension, false) => "mail-suspended",
        (false, Kind::Suspension, true) => "mail-suspended-endless",
    };
    let (rule, until) = (sanction.rule.to_string(), page.in_full(sanction.until));
    let args = [("rule", Arg::from(rule)), ("words", Arg::from(&sanction.words)), ("until", Arg::from(until))];
    send(cx, sanction.member, key, &args, None)
}

/// Without an address there is nobody to write to.
fn send(cx: &mut Cx<'_, Write>, member: MemberId, key: &str, args: &[(&str, Arg)], url: Option<&String>) -> Outcome<()> {
    let Some(address) = identity::address_of(cx, member)? else { return Ok(()) };
    let mut args = args.to_vec();
    args.push(("name", Arg::from(&address.name)));
    let community = settings::community(cx)?.name;
    let mut letter = mail::Letter::of(Locale::default(), &community, key, &args);
    if let Some(url) = url {
        let label = grove_ui::messages::text(letter.locale, "mail-removed-see", &[]);
        letter = letter.action(label, url.clone());
    }
    mail::send(cx, &letter.to(address.email)).map(drop)
}
