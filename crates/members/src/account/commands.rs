//! Changing the address, claiming, leaving.

use grove_kernel::{Act, Envelope, MemberId, Outcome, Permit, Refusal};
use grove_store::{Cx, Write};
use grove_ui::messages::text;

use super::{Account, ChangeAddress, Departure, Leave, store};
use crate::hooks::hooks;
use crate::identity::acts::MemberLeft;
use crate::identity::store::id_by_email;
use crate::knock::Knock;
use crate::mail::{self, Letter};
use crate::sign_in::{Purpose, Redeemed, end_all, kill_links, new_link};
use crate::{paths, settings, tokens};

pub struct AddressChanged(MemberId);

impl Act for AddressChanged {
    const VERB: &'static str = "member.address_changed";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.0).target(self.0)
    }
}

/// Asks both mailboxes. Nothing tells here whether the new address is somebody else's.
pub fn wish(cx: &mut Cx<'_, Write>, account: &Permit<'_, ChangeAddress, Account>, email: &str, knock: &Knock) -> Outcome<()> {
    store::wish(cx, account.member, email, account.email.is_some())?;
    if let Some(old) = &account.email {
        ask(cx, Purpose::OldAddress, account.member, old, email, knock)?;
    }
    if id_by_email(cx, email)?.is_none() {
        ask(cx, Purpose::NewAddress, account.member, email, email, knock)?;
    }
    Ok(())
}

fn ask(cx: &mut Cx<'_, Write>, purpose: Purpose, member: MemberId, to: &str, wished: &str, knock: &Knock) -> Outcome<()> {
    let key = format!("mail-{}", purpose.name());
    let secret = new_link(cx, purpose, Some(member), to, purpose.lasts())?;
    let url = format!("{}{}", knock.origin, paths::enter(&secret, None));
    let community = settings::community(cx)?.name;
    let letter = Letter::of(knock.locale, &community, &key, &[("email", wished.into())]);
    mail::send(cx, &letter.action(text(knock.locale, &format!("enter-{}-do", purpose.name()), &[]), url).to(to)).map(drop)
}

/// One of the two mailboxes agreed; when both have, the address changes and older links end.
pub(crate) fn say_yes(cx: &mut Cx<'_, Write>, link: &Redeemed) -> Outcome<()> {
    let member = link.member().ok_or(Refusal::NotFound)?;
    match link.purpose() {
        Purpose::OldAddress => store::old_said_yes(cx, member)?,
        Purpose::NewAddress => store::new_said_yes(cx, member, link.email())?,
        Purpose::SignIn | Purpose::Join | Purpose::Claim => return Err(Refusal::NotFound),
    }
    if let Some(email) = store::take_agreed(cx, member)? {
        take_address(cx, member, &email)?;
        kill_links(cx, member)?;
    }
    Ok(())
}

fn take_address(cx: &mut Cx<'_, Write>, member: MemberId, email: &str) -> Outcome<()> {
    if id_by_email(cx, email)?.is_some_and(|holder| holder != member) {
        return Err(Refusal::invalid("secret", "problem-link-spent"));
    }
    store::set_email(cx, member, email)?;
    cx.record(AddressChanged(member))
}

/// Somebody imported opened the link that was sent to them: the account is theirs, with this address.
pub(crate) fn claim(cx: &mut Cx<'_, Write>, link: &Redeemed) -> Outcome<MemberId> {
    let member = link.member().ok_or(Refusal::NotFound)?;
    take_address(cx, member, link.email())?;
    kill_links(cx, member)?;
    Ok(member)
}

/// Leaves the community; forgotten ones leave no name either.
pub fn leave(cx: &mut Cx<'_, Write>, who: &Permit<'_, Leave, Departure>, forget: bool) -> Outcome<()> {
    depart(cx, who.member)?;
    if forget {
        store::erase(cx, who.member)?;
    }
    cx.record(MemberLeft { member: who.member })
}

/// Ends every way in and all that was granted, and frees the address.
fn depart(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    end_all(cx, member, None)?;
    kill_links(cx, member)?;
    tokens::revoke_all(cx, member)?;
    store::leave(cx, member)?;
    (hooks().role_changed)(cx, member)
}

/// Keeps nothing of somebody but the number.
pub(crate) fn erase(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    depart(cx, member)?;
    store::erase(cx, member)
}
