//! Asking to join, and coming in by the mailed link.

use grove_kernel::{Community, MemberId, Outcome, Refusal, Role};
use grove_store::{Cx, Write};

use super::applicant::Applicant;
use super::store;
use crate::hooks::hooks;
use crate::identity::acts::MemberJoined;
use crate::identity::store::{Row, id_by_email, insert};
use crate::identity::{self};
use crate::sign_in::{Redeemed, Wanted, join_at_once, queue};
use crate::{approval, rules, settings};

/// Keeps what was said and has a link mailed. Asking again replaces what was said before. Who holds the
/// letter has shown that they read their mail, and gets the address of the last step at once.
pub fn ask(cx: &mut Cx<'_, Write>, who: &Applicant, wanted: &Wanted) -> Outcome<Option<String>> {
    store::keep(cx, who)?;
    if who.has_letter && id_by_email(cx, &who.email)?.is_none() {
        return join_at_once(cx, wanted).map(Some);
    }
    queue(cx, wanted)?;
    Ok(None)
}

pub(crate) fn is_joining<M>(cx: &Cx<'_, M>, email: &str) -> Outcome<bool> {
    store::is_joining(cx, email)
}

/// Makes a member of who opened the link: at once, or waiting for approval, as the community is. `origin` is
/// the site's, for the letters to those who decide.
pub(crate) fn welcome(cx: &mut Cx<'_, Write>, link: &Redeemed, invitation: Option<&str>, origin: &str) -> Outcome<MemberId> {
    let spent = || Refusal::invalid("secret", "problem-link-spent");
    let who = store::take(cx, link.email())?.ok_or_else(spent)?;
    if id_by_email(cx, &who.email)?.is_some() {
        return Err(spent());
    }
    let access = settings::community(cx)?.access;
    let member = enter(cx, &who, access == Community::Public)?;
    let invited = match invitation {
        Some(secret) => (hooks().admit)(cx, secret, member)?,
        None => false,
    };
    match (access, invited) {
        (Community::Private, false) => return Err(Refusal::invalid("secret", "problem-invitation-spent")),
        (Community::Private | Community::Gated, true) => store::approve_at_once(cx, member)?,
        (Community::Gated, false) | (Community::Public, _) => {}
    }
    let waits = access == Community::Gated && !invited;
    cx.record(MemberJoined { member, waits })?;
    if waits {
        approval::tell_deciders(cx, member, origin)?;
    }
    Ok(member)
}

fn enter(cx: &mut Cx<'_, Write>, who: &Applicant, approved: bool) -> Outcome<MemberId> {
    let (member, now) = (cx.new_id(), cx.now());
    let handle = identity::commands::free_handle(cx, &who.handle)?;
    let row = Row {
        id: member,
        handle: &handle,
        name: &who.name,
        email: Some(&who.email),
        role: Role::Member,
        bio: ("", ""),
        flags: (false, false, false),
        joined_at: now,
        approved_at: approved.then_some(now),
        application: &who.words,
        rules_version: who.rules_version,
        import_batch: None,
    };
    insert(cx, &row)?;
    if let Some(version) = who.rules_version {
        rules::accepted_on_joining(cx, member, version)?;
    }
    Ok(member)
}
