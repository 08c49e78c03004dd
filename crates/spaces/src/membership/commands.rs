//! Joining, asking, welcoming, giving roles, leaving. Each keeps `space_access` true in the same
//! transaction, so whoever goes loses sight at once.

use grove_kernel::{HasViewer, MemberId, Outcome, Permit, Refusal, SpaceId, SpaceRole};
use grove_store::{Cx, Write};

use super::acts::{Declined, Joined, Left, Of, Removed, Requested, RoleChanged};
use super::letters::{self, About, Letter};
use super::policy::{AskToJoin, Assign, Join, Leave, Remove, Welcome};
use super::store;
use crate::space::Space;
use crate::visibility;

/// Walking in. Joining twice is the same as joining once.
pub fn join<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, Join, Space>) -> Outcome<()> {
    let me = cx.me()?;
    enter(cx, space.id, me, SpaceRole::Member).map(drop)
}

/// Puts a member into a space; false when they are in it already. Ends their request. The doors are the
/// commands here, founding, and invitations.
pub(crate) fn enter(cx: &mut Cx<'_, Write>, space: SpaceId, member: MemberId, role: SpaceRole) -> Outcome<bool> {
    store::end_request(cx, space, member)?;
    if !store::insert(cx, space, member, role)? {
        return Ok(false);
    }
    visibility::refresh_member_in(cx, space, member)?;
    cx.record(Joined(Of { space, member }, role))?;
    Ok(true)
}

/// Asking in a few words; asking again replaces the words. True for somebody who is in already. `origin` is
/// the site's, for the letters.
pub fn ask<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, AskToJoin, Space>, words: &str, origin: &str) -> Outcome<bool> {
    let of = Of { space: space.id, member: cx.me()? };
    if store::role(cx, of.space, of.member)?.is_some() {
        return Ok(true);
    }
    if store::request(cx, of.space, of.member, words)? {
        cx.record(Requested(of))?;
        letters::tell_deciders(cx, of.space, origin)?;
    }
    Ok(false)
}

/// Lets in somebody who asked. Somebody else may have done so already.
pub fn approve<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, Welcome, Space>, member: MemberId, origin: &str) -> Outcome<()> {
    if !store::has_asked(cx, space.id, member)? {
        return Err(Refusal::NotFound);
    }
    passes(cx, space.id, member)?;
    enter(cx, space.id, member, SpaceRole::Member)?;
    answer(cx, space.id, member, About::LetIn, origin)
}

pub fn decline<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, Welcome, Space>, member: MemberId, origin: &str) -> Outcome<()> {
    if !store::end_request(cx, space.id, member)? {
        return Err(Refusal::NotFound);
    }
    cx.record(Declined(Of { space: space.id, member }))?;
    answer(cx, space.id, member, About::TurnedAway, origin)
}

fn answer(cx: &mut Cx<'_, Write>, space: SpaceId, to: MemberId, about: About, origin: &str) -> Outcome<()> {
    letters::queue(cx, &Letter { to, space, about, origin: origin.to_owned() })
}

/// Leaving, or taking back a request. True when they were in it.
pub fn leave<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, Leave, Space>) -> Outcome<bool> {
    let of = Of { space: space.id, member: cx.me()? };
    names_another_host(cx, of)?;
    store::end_request(cx, of.space, of.member)?;
    let was_in = go(cx, of)?;
    if was_in {
        cx.record(Left(of))?;
    }
    Ok(was_in)
}

/// Adds a member, or gives one who is in another role. True when they are new.
pub fn assign<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, Assign, Space>, member: MemberId, to: SpaceRole) -> Outcome<bool> {
    let of = Of { space: space.id, member };
    match store::role(cx, of.space, member)? {
        None => {
            passes(cx, of.space, member)?;
            enter(cx, of.space, member, to)
        }
        Some(from) if from == to => Ok(false),
        Some(from) => {
            names_another_host(cx, of)?;
            store::set_role(cx, of.space, member, to)?;
            visibility::refresh_member_in(cx, of.space, member)?;
            cx.record(RoleChanged { of, from, to })?;
            Ok(false)
        }
    }
}

pub fn remove<'tx>(cx: &mut Cx<'tx, Write>, space: &Permit<'tx, Remove, Space>, member: MemberId) -> Outcome<()> {
    let of = Of { space: space.id, member };
    names_another_host(cx, of)?;
    if go(cx, of)? { cx.record(Removed(of)) } else { Err(Refusal::NotFound) }
}

/// Whoever is the only host names another before going or stepping down themselves, unless nobody is left.
fn names_another_host(cx: &Cx<'_, Write>, of: Of) -> Outcome<()> {
    let is_own = cx.viewer().is(of.member) && store::role(cx, of.space, of.member)? == Some(SpaceRole::Host);
    if is_own && store::would_leave_no_host(cx, of.space, of.member)? {
        return Err(Refusal::invalid("", "membership-problem-last-host"));
    }
    Ok(())
}

fn go(cx: &mut Cx<'_, Write>, of: Of) -> Outcome<bool> {
    if !store::delete(cx, of.space, of.member)? {
        return Ok(false);
    }
    visibility::refresh_member_in(cx, of.space, of.member)?;
    Ok(true)
}

/// Nobody is put into a space that they could not see from where they stand.
fn passes(cx: &Cx<'_, Write>, space: SpaceId, member: MemberId) -> Outcome<()> {
    if visibility::can_enter(cx, space, member)? { Ok(()) } else { Err(Refusal::invalid("handle", "membership-problem-above")) }
}
