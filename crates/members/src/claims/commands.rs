//! Sending the link.

use grove_kernel::{Outcome, Permit, Refusal};
use grove_store::{Cx, Write};
use grove_ui::messages::text;

use super::{Claim, SendClaim};
use crate::identity::acts::MemberClaimSent;
use crate::identity::store::id_by_email;
use crate::knock::Knock;
use crate::mail::{self, Letter};
use crate::{settings, sign_in};

/// Ends the links sent before and mails a new one.
pub fn send(cx: &mut Cx<'_, Write>, claim: &Permit<'_, SendClaim, Claim>, email: &str, knock: &Knock) -> Outcome<()> {
    let member = claim.member.id;
    if id_by_email(cx, email)?.is_some() {
        return Err(Refusal::invalid("email", "problem-email-taken"));
    }
    let path = sign_in::claim_link(cx, member, email)?;
    let community = settings::community(cx)?.name;
    let letter = Letter::of(knock.locale, &community, "mail-claim", &[("name", claim.member.name.as_str().into())]);
    let letter = letter.action(text(knock.locale, "enter-claim-do", &[]), format!("{}{path}", knock.origin));
    mail::send(cx, &letter.to(email))?;
    cx.record(MemberClaimSent { member })
}
