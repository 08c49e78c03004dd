//! Invitations on a real database, also when many use one at once.

use std::sync::Arc;

use grove_kernel::{Channel, Credential, MemberId, Outcome, Refusal, Sealed, SpaceRole};
use grove_members::identity::commands::{NewMember, add_member};
use grove_store::Parent;

use super::{Invite, NewInvitation, accept, admit, holds, invite, offered};
use crate::space::{Ground, Root};
use crate::tests::{SYSTEM, Town, find, of};

fn invitation(town: &Town, by: MemberId, into: Option<&'static str>, most_uses: i64) -> String {
    let new = NewInvitation { email: None, note: String::new(), days: 1, most_uses, origin: String::new() };
    let made = town.act(by, move |cx| {
        let ground = match into {
            Some(slug) => Ground::Under(find(cx, slug)?.visible_to(cx)?.permit::<Invite>(cx)?),
            None => Ground::Root(Sealed::new(Root).visible_to(cx)?.permit::<Invite>(cx)?),
        };
        invite(cx, &ground, &new)
    });
    made.unwrap().url.rsplit('/').next().unwrap().to_owned()
}

fn take(town: &Town, who: MemberId, secret: &str) -> Outcome<()> {
    let secret = secret.to_owned();
    town.act(who, move |cx| {
        let offer = offered(cx, &secret)?.ok_or(Refusal::NotFound)?;
        accept(cx, &offer)
    })
}

#[test]
fn an_invitation_holds_as_long_as_its_inviter_may_invite() {
    let town = Town::garden();
    let secret = invitation(&town, town.ines, Some("gardeners"), 5);
    take(&town, town.nadia, &secret).unwrap();
    take(&town, town.nadia, &secret).unwrap();
    assert!(town.reads(of(town.nadia), "gardeners"));
    town.assign(town.ada, "gardeners", town.ines, SpaceRole::Member).unwrap();
    assert!(matches!(take(&town, town.theo, &secret), Err(Refusal::Conflict("conflict-invitation-over"))));
    assert!(town.read(Credential::None, move |cx| holds(cx, &secret)).is_none());
}

#[test]
fn parallel_uses_never_exceed_what_was_allowed() {
    let town = Arc::new(Town::garden());
    let secret = invitation(&town, town.ines, Some("gardeners"), 3);
    let people: Vec<MemberId> = (0..12)
        .map(|n| {
            let new = NewMember { name: format!("Guest {n}"), ..NewMember::default() };
            town.db.act_now(SYSTEM, Channel::Console, Parent::NONE, move |cx| add_member(cx, &new)).unwrap()
        })
        .collect();
    let tries: Vec<_> = people
        .into_iter()
        .map(|who| {
            let (town, secret) = (town.clone(), secret.clone());
            std::thread::spawn(move || {
                let admitted = town.db.act_now(SYSTEM, Channel::Web, Parent::NONE, move |cx| admit(cx, &secret, who)).unwrap();
                assert_eq!(admitted, town.reads(of(who), "gardeners"));
                admitted
            })
        })
        .collect();
    assert_eq!(tries.into_iter().map(|t| t.join().unwrap()).filter(|admitted| *admitted).count(), 3);
}
