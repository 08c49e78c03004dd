//! Inviting, accepting, ending an invitation.

use grove_kernel::{MemberId, Outcome, Permit, Refusal, Role, SpaceId, SpaceRole, Visible};

use grove_members::{Held, identity, mail, settings};
use grove_store::{Cx, Read, Write};
use grove_ui::{Arg, Locale, messages};

use super::acts::{Accepted, Invited, Revoked};
use super::noun::{Invitation, InvitationId, Offer, State};
use super::policy::{Invite, Revoke as MayRevoke};
use super::store;
use crate::space::{Ground, Space};
use crate::{membership, paths, people, visibility};

/// An invitation that can be made.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// For this address alone, once; or for whoever has the link.
    pub email: Option<String>,
    pub note: String,
    pub days: u64,
    pub most_uses: i64,
    /// The start of the link in the letter: `https://grove.example`.
    pub origin: String,
}

/// What came of inviting. The secret is told once.
#[derive(Clone, Debug)]
pub struct Made {
    pub id: InvitationId,
    pub url: String,
}

pub fn invite<'tx>(cx: &mut Cx<'tx, Write>, ground: &Ground<'tx, Invite>, new: &NewInvitation) -> Outcome<Made> {
    let space: Option<&Space> = match ground {
        Ground::Root(_) => None,
        Ground::Under(space) => Some(space),
    };
    let into = space.map(|s| s.id);
    let id: InvitationId = cx.new_id();
    let secret = cx.new_secret("invitation");
    store::insert(cx, id, &secret, into, new)?;
    let url = format!("{}{}", new.origin, paths::invitation(&secret));
    if let Some(email) = &new.email {
        write_letter(cx, email, &url, space, &new.note)?;
    }
    cx.record(Invited(id, into))?;
    Ok(Made { id, url })
}

fn write_letter(cx: &mut Cx<'_, Write>, email: &str, url: &str, space: Option<&Space>, note: &str) -> Outcome<()> {
    let me = cx.me()?;
    let name = identity::face(cx, me)?.map_or_else(String::new, |face| face.name);
    let community = settings::community(cx)?.name;
    let locale = Locale::default();
    let (into, place) = space.map_or(("community", ""), |s| ("space", s.name.as_str()));
    let key = format!("invitation-mail-{into}");
    let mut letter = mail::Letter::of(locale, &community, &key, &[("name", Arg::from(&name)), ("space", Arg::from(place))]);
    if !note.is_empty() {
        letter = letter.paragraph(note);
    }
    let letter = letter.action(messages::text(locale, "invitation-mail-open", &[]), url.to_owned());
    mail::send(cx, &letter.to(email)).map(drop)
}

pub fn revoke<'tx>(cx: &mut Cx<'tx, Write>, invitation: &Permit<'tx, MayRevoke, Invitation>) -> Outcome<()> {
    if store::revoke(cx, invitation.id)? {
        cx.record(Revoked(invitation.id, invitation.place.map(|p| p.space)))?;
    }
    Ok(())
}

/// A member takes up an offer. Whoever is in already uses nothing up.
pub fn accept(cx: &mut Cx<'_, Write>, offer: &Visible<Offer>) -> Outcome<()> {
    let me = cx.me()?;
    let Some(space) = offer.space else { return Ok(()) };
    if membership::role(cx, space, me)?.is_some() {
        return Ok(());
    }
    if !is_open(cx, offer)? {
        return Err(Refusal::Conflict("conflict-invitation-over"));
    }
    if !visibility::can_enter(cx, space, me)? {
        return Err(Refusal::Conflict("conflict-invitation-above"));
    }
    if redeem(cx, offer, me)? { Ok(()) } else { Err(Refusal::Conflict("conflict-invitation-not-yours")) }
}

/// Lets somebody in who joins the community with a secret; the hook of `members`. False when the
/// invitation does not hold.
pub fn admit(cx: &mut Cx<'_, Write>, secret: &str, member: MemberId) -> Outcome<bool> {
    match offered(cx, secret)? {
        Some(offer) if is_open(cx, &offer)? => redeem(cx, &offer, member),
        Some(_) | None => Ok(false),
    }
}

/// Whether [`admit`] would hold now; uses nothing up.
pub fn holds(cx: &Cx<'_, Read>, secret: &str) -> Outcome<Option<Held>> {
    match offered(cx, secret)? {
        Some(offer) if is_open(cx, &offer)? => Ok(Some(Held { email: offer.email.clone() })),
        Some(_) | None => Ok(None),
    }
}

/// What a secret offers.
pub fn offered<M>(cx: &Cx<'_, M>, secret: &str) -> Outcome<Option<Visible<Offer>>> {
    store::by_secret(cx, secret)?.map(|offer| offer.visible_to(cx)).transpose()
}

/// Uses left, in time, not revoked, and its inviter may still invite.
pub fn is_open<M>(cx: &Cx<'_, M>, offer: &Offer) -> Outcome<bool> {
    Ok(offer.bounds.state(cx.now()) == State::Open && stands(cx, offer.by, offer.space)?)
}

/// Whether an inviter could make this invitation now.
fn stands<M>(cx: &Cx<'_, M>, inviter: MemberId, space: Option<SpaceId>) -> Outcome<bool> {
    match (people::able(cx, inviter)?, space) {
        (None, _) => Ok(false),
        (Some(Role::Owner | Role::Admin), _) => Ok(true),
        (Some(Role::Moderator | Role::Member), Some(space)) => store::hosts(cx, space, inviter),
        (Some(Role::Moderator | Role::Member), None) => Ok(false),
    }
}

fn redeem(cx: &mut Cx<'_, Write>, offer: &Offer, member: MemberId) -> Outcome<bool> {
    if !store::take_use(cx, offer.id, member)? {
        return Ok(false);
    }
    cx.record(Accepted { invitation: offer.id, space: offer.space, by: offer.by, member })?;
    if let Some(space) = offer.space
        && visibility::can_enter(cx, space, member)?
    {
        membership::enter(cx, space, member, SpaceRole::Member)?;
    }
    Ok(true)
}
