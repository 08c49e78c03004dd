//! Links and sessions: made, used, ended.

use std::time::Duration;

use grove_kernel::{MemberId, Outcome, Permit, Refusal, SecretHash, SessionId};
use grove_store::{Cx, Write};

use super::acts::{SessionEnded, SessionStarted};
use super::link::{Link, Redeemed};
use super::policy::EndSession;
use super::session::{LASTS, NewSession, PROLONGED};
use super::{Purpose, Session, store};
use crate::identity;
use crate::paths;

/// Makes a link and ends the older ones for the same purpose and address. Answers its secret.
pub(crate) fn new_link(
    cx: &mut Cx<'_, Write>,
    purpose: Purpose,
    member: Option<MemberId>,
    email: &str,
    lasts: Duration,
) -> Outcome<String> {
    let link = Link { purpose, member, email: email.to_owned(), expires_at: cx.now().plus(lasts), is_used: false };
    store::end_older_links(cx, &link)?;
    let secret = cx.new_secret("link");
    store::add_link(cx, SecretHash::of(&secret), &link)?;
    Ok(secret)
}

/// Uses a link. Of many who try at once exactly one gets it; the others and latecomers get nothing.
pub(crate) fn redeem(cx: &mut Cx<'_, Write>, secret: &str) -> Outcome<Option<Redeemed>> {
    Ok(store::redeem(cx, SecretHash::of(secret))?.map(|link| Redeemed { link }))
}

/// Ends every link that was sent to a member: their address or password changed, or they left.
pub(crate) fn kill_links(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    store::end_links_of(cx, member)
}

/// A path that signs a member in, once, within a day: for the command line.
pub fn one_time_link(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<String> {
    identity::only_admins_and_system(cx)?;
    let email = store::email_of(cx, member)?.ok_or(Refusal::NotFound)?;
    let secret = new_link(cx, Purpose::SignIn, Some(member), &email, Duration::from_secs(86_400))?;
    Ok(paths::enter(&secret, None))
}

/// A path with which somebody who was imported takes their account and gives it this address. One sent
/// before, perhaps to a wrong address, ends.
pub fn claim_link(cx: &mut Cx<'_, Write>, member: MemberId, email: &str) -> Outcome<String> {
    identity::only_admins_and_system(cx)?;
    if store::email_of(cx, member)?.ok_or(Refusal::NotFound)?.is_empty() {
        kill_links(cx, member)?;
        let secret = new_link(cx, Purpose::Claim, Some(member), email, Purpose::Claim.lasts())?;
        Ok(paths::enter(&secret, None))
    } else {
        Err(Refusal::Conflict("conflict-claimed"))
    }
}

/// Signs a member in: always a new secret.
pub fn start_session(cx: &mut Cx<'_, Write>, member: MemberId, device: &str) -> Outcome<NewSession> {
    let (id, secret): (SessionId, _) = (cx.new_id(), cx.new_secret("sign-in"));
    let until = cx.now().plus(LASTS);
    store::add_session(cx, id, SecretHash::of(&secret), member, until, device)?;
    cx.record(SessionStarted { session: id, member })?;
    Ok(NewSession { id, secret })
}

/// Ends all sessions of a member, but for one.
pub fn end_all(cx: &mut Cx<'_, Write>, member: MemberId, except: Option<SecretHash>) -> Outcome<()> {
    for session in store::open_sessions(cx, member, except)? {
        if store::end_session(cx, session)? {
            cx.record(SessionEnded { session, member })?;
        }
    }
    Ok(())
}

/// Somebody visited: their session lasts thirty days from now. Writes at most once a day.
pub fn session_seen(cx: &mut Cx<'_, Write>, session: SecretHash) -> Outcome<()> {
    let now = cx.now();
    store::seen(cx, session, now.plus(LASTS), now.minus(PROLONGED))
}

/// Ends the session that shows this secret.
pub(super) fn end_by_secret(cx: &mut Cx<'_, Write>, session: SecretHash) -> Outcome<()> {
    if let Some((session, member)) = store::end_by_secret(cx, session)? {
        cx.record(SessionEnded { session, member })?;
    }
    Ok(())
}

/// Ends one of one's own sessions.
pub(super) fn end_session(cx: &mut Cx<'_, Write>, session: &Permit<'_, EndSession, Session>) -> Outcome<()> {
    if store::end_session(cx, session.id)? {
        cx.record(SessionEnded { session: session.id, member: session.member })?;
    }
    Ok(())
}

/// A new password: the other sessions end, and so does every link that is under way.
pub(super) fn change_password(cx: &mut Cx<'_, Write>, member: MemberId, hash: &str, keep: Option<SecretHash>) -> Outcome<()> {
    store::set_password(cx, member, hash)?;
    kill_links(cx, member)?;
    end_all(cx, member, keep)
}
