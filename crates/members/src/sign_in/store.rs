//! SQL of signing in. A session or a link is found by the hash of its secret and by nothing else.

use grove_kernel::{MemberId, Moment, Outcome, Refusal, Sealed, SecretHash, SessionId};
use grove_store::{Columns, Cx, Value, Write, first, params, sql};

use super::Purpose;
use super::link::Link;
use super::session::Session;

sql! {
    quiet ADD_LINK = "INSERT INTO link (id, secret_hash, purpose, member, email, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    quiet END_OLDER_LINKS = "UPDATE link SET used_at = $3 WHERE purpose = $1 AND email = $2 AND used_at IS NULL \
        AND (member = $4 OR $4 IS NULL)";
    quiet END_LINKS_OF = "UPDATE link SET used_at = $2 WHERE member = $1 AND used_at IS NULL";
    quiet REDEEM = "UPDATE link SET used_at = $2 WHERE secret_hash = $1 AND used_at IS NULL AND expires_at > $2 \
        RETURNING purpose, member, email, expires_at, FALSE";
    system LINK = "SELECT purpose, member, email, expires_at, used_at IS NOT NULL FROM link WHERE secret_hash = $1";
    system RECENT_LINKS = "SELECT COUNT(*) FROM link WHERE email = $1 AND created_at > $2";
    quiet SWEEP_LINKS = "DELETE FROM link WHERE expires_at < $1";

    quiet ADD_SESSION = "INSERT INTO session (id, secret_hash, member, created_at, last_seen_at, expires_at, device) \
        VALUES ($1, $2, $3, $4, $4, $5, $6)";
    sealed SESSIONS = "SELECT id, member, created_at, last_seen_at, device, secret_hash FROM session \
        WHERE member = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY last_seen_at DESC, id";
    quiet END_SESSION = "UPDATE session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    system OPEN = "SELECT id FROM session WHERE member = $1 AND ended_at IS NULL AND secret_hash <> $2";
    quiet END_BY_SECRET = "UPDATE session SET ended_at = $2 WHERE secret_hash = $1 AND ended_at IS NULL RETURNING id, member";
    sealed SESSION = "SELECT id, member, created_at, last_seen_at, device, secret_hash FROM session WHERE id = $1 AND ended_at IS NULL";
    system BEGAN = "SELECT created_at FROM session WHERE secret_hash = $1 AND ended_at IS NULL";
    quiet SEEN = "UPDATE session SET last_seen_at = $2, expires_at = $3 WHERE secret_hash = $1 AND ended_at IS NULL \
        AND expires_at > $2 AND last_seen_at < $4";
    quiet SWEEP_SESSIONS = "DELETE FROM session WHERE expires_at < $1 OR ended_at < $1";

    system SECRETS = "SELECT m.id, m.password_hash, m.name, m.handle, m.email FROM member m WHERE m.email = $1 AND m.left_at IS NULL";
    system SECRETS_OF = "SELECT m.id, m.password_hash, m.name, m.handle, m.email FROM member m WHERE m.id = $1 AND m.left_at IS NULL";
    system EMAIL_OF = "SELECT COALESCE(email, '') FROM member WHERE id = $1 AND left_at IS NULL";
    system SUSPENDED_UNTIL = "SELECT until FROM sanction WHERE member = $1 AND kind = 'suspension' AND lifted_at IS NULL AND at <= $2 \
        AND until > $2 ORDER BY until DESC LIMIT 1";
    system SUSPENDED_BY_TOKEN = "SELECT s.until FROM token c JOIN member m ON m.id = c.member JOIN sanction s ON s.member = m.id \
        WHERE c.secret_hash = $1 AND c.revoked_at IS NULL AND m.left_at IS NULL AND s.kind = 'suspension' AND s.lifted_at IS NULL \
        AND s.at <= $2 AND s.until > $2 ORDER BY s.until DESC LIMIT 1";
    quiet SET_PASSWORD = "UPDATE member SET password_hash = $2 WHERE id = $1";
}

/// What checking a password needs; stays inside this folder.
#[derive(Clone)]
pub struct Secrets {
    pub member: MemberId,
    pub password_hash: Option<String>,
    pub name: String,
    pub handle: String,
    pub email: Option<String>,
}

fn read_secrets(row: &mut Columns<'_>) -> Outcome<Secrets> {
    Ok(Secrets { member: row.take()?, password_hash: row.take()?, name: row.take()?, handle: row.take()?, email: row.take()? })
}

pub fn secrets_by_email<M>(cx: &Cx<'_, M>, email: &str) -> Outcome<Option<Secrets>> {
    cx.system_one(&SECRETS, params![email], read_secrets)
}

pub fn secrets_of<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Secrets>> {
    cx.system_one(&SECRETS_OF, params![member], read_secrets)
}

/// The address of somebody who is here, empty when they have none.
pub fn email_of<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<String>> {
    cx.system_one(&EMAIL_OF, params![member], first)
}

pub fn suspended_until<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Moment>> {
    cx.system_one(&SUSPENDED_UNTIL, params![member, cx.now()], first)
}

pub fn suspended_by_token<M>(cx: &Cx<'_, M>, token: SecretHash) -> Outcome<Option<Moment>> {
    let hash = token.hex();
    cx.system_one(&SUSPENDED_BY_TOKEN, params![hash.as_str(), cx.now()], first)
}

pub fn set_password(cx: &mut Cx<'_, Write>, member: MemberId, hash: &str) -> Outcome<()> {
    cx.write(&SET_PASSWORD, params![member, hash]).map(drop)
}

pub fn add_link(cx: &mut Cx<'_, Write>, secret: SecretHash, link: &Link) -> Outcome<()> {
    let (id, now): (grove_kernel::JobId, _) = (cx.new_id(), cx.now());
    let hash = secret.hex();
    cx.write(&ADD_LINK, params![id, hash.as_str(), link.purpose.name(), link.member, &link.email, now, link.expires_at]).map(drop)
}

pub fn end_older_links(cx: &mut Cx<'_, Write>, link: &Link) -> Outcome<()> {
    let now = cx.now();
    cx.write(&END_OLDER_LINKS, params![link.purpose.name(), &link.email, now, link.member]).map(drop)
}

pub fn end_links_of(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    let now = cx.now();
    cx.write(&END_LINKS_OF, params![member, now]).map(drop)
}

pub fn redeem(cx: &mut Cx<'_, Write>, secret: SecretHash) -> Outcome<Option<Link>> {
    let (hash, now) = (secret.hex(), cx.now());
    Ok(cx.write_returning(&REDEEM, params![hash.as_str(), now], read_link)?.into_iter().next())
}

pub fn link<M>(cx: &Cx<'_, M>, secret: SecretHash) -> Outcome<Option<Link>> {
    cx.system_one(&LINK, params![secret.hex().as_str()], read_link)
}

pub fn links_since<M>(cx: &Cx<'_, M>, email: &str, since: Moment) -> Outcome<i64> {
    Ok(cx.system_one(&RECENT_LINKS, params![email, since], first)?.unwrap_or(0))
}

fn read_link(row: &mut Columns<'_>) -> Outcome<Link> {
    let purpose: String = row.take()?;
    let purpose = Purpose::parse(&purpose).ok_or_else(|| Refusal::Broken(format!("a link with the purpose {purpose}")))?;
    Ok(Link { purpose, member: row.take()?, email: row.take()?, expires_at: row.take()?, is_used: row.take()? })
}

pub fn add_session(
    cx: &mut Cx<'_, Write>,
    id: SessionId,
    secret: SecretHash,
    member: MemberId,
    until: Moment,
    device: &str,
) -> Outcome<()> {
    let (hash, now) = (secret.hex(), cx.now());
    cx.write(&ADD_SESSION, params![id, hash.as_str(), member, now, until, device]).map(drop)
}

pub fn sessions<M>(cx: &Cx<'_, M>, member: MemberId, this: Option<SecretHash>) -> Outcome<Vec<Sealed<Session>>> {
    let this = this.map(SecretHash::hex);
    cx.many(&SESSIONS, params![member, cx.now()], |row| read_session(row, this.as_deref()))
}

pub fn session<M>(cx: &Cx<'_, M>, id: SessionId) -> Outcome<Sealed<Session>> {
    cx.one(&SESSION, params![id], |row| read_session(row, None))?.ok_or(Refusal::NotFound)
}

fn read_session(row: &mut Columns<'_>, this: Option<&str>) -> Outcome<Session> {
    Ok(Session {
        id: row.take()?,
        member: row.take()?,
        created_at: row.take()?,
        last_seen_at: row.take()?,
        device: row.take()?,
        is_this: this.is_some() && Some(row.take::<String>()?.as_str()) == this,
    })
}

/// All open sessions of a member but one: for ending them.
pub fn open_sessions<M>(cx: &Cx<'_, M>, member: MemberId, except: Option<SecretHash>) -> Outcome<Vec<SessionId>> {
    let except = except.map_or_else(String::new, SecretHash::hex);
    cx.system(&OPEN, params![member, except.as_str()], first)
}

/// When this session began.
pub fn began<M>(cx: &Cx<'_, M>, secret: SecretHash) -> Outcome<Option<Moment>> {
    cx.system_one(&BEGAN, params![secret.hex().as_str()], first)
}

pub fn end_by_secret(cx: &mut Cx<'_, Write>, secret: SecretHash) -> Outcome<Option<(SessionId, MemberId)>> {
    let (hash, now) = (secret.hex(), cx.now());
    let ended = cx.write_returning(&END_BY_SECRET, params![hash.as_str(), now], |row| Ok((row.take()?, row.take()?)))?;
    Ok(ended.into_iter().next())
}

pub fn end_session(cx: &mut Cx<'_, Write>, id: SessionId) -> Outcome<bool> {
    let now = cx.now();
    Ok(cx.write(&END_SESSION, params![id, now])? > 0)
}

pub fn seen(cx: &mut Cx<'_, Write>, secret: SecretHash, until: Moment, unless_since: Moment) -> Outcome<()> {
    let (hash, now) = (secret.hex(), cx.now());
    cx.write(&SEEN, params![hash.as_str(), now, until, unless_since]).map(drop)
}

/// Links and sessions that ended long ago.
pub fn sweep(cx: &mut Cx<'_, Write>, before: Moment) -> Outcome<()> {
    let before = Value::from(before);
    cx.write(&SWEEP_LINKS, &[before])?;
    cx.write(&SWEEP_SESSIONS, &[before]).map(drop)
}
