//! SQL of accounts.

use grove_kernel::{MemberId, Outcome, Refusal, Sealed};
use grove_store::{Columns, Cx, Write, params, sql};

use super::Account;

sql! {
    sealed ACCOUNT = "SELECT m.id, m.handle, m.email, m.password_hash IS NOT NULL, c.email, COALESCE(c.old_said_yes, FALSE), \
        COALESCE(c.new_said_yes, FALSE) FROM member m LEFT JOIN email_change c ON c.member = m.id WHERE m.id = $1 AND m.left_at IS NULL";
    write WISH = "INSERT INTO email_change (member, email, at, old_said_yes, new_said_yes) VALUES ($1, $2, $3, $4, FALSE) \
        ON CONFLICT (member) DO UPDATE SET email = excluded.email, at = excluded.at, old_said_yes = excluded.old_said_yes, new_said_yes = FALSE";
    write YES_OLD = "UPDATE email_change SET old_said_yes = TRUE WHERE member = $1";
    write YES_NEW = "UPDATE email_change SET new_said_yes = TRUE WHERE member = $1 AND email = $2";
    write TAKE_AGREED = "DELETE FROM email_change WHERE member = $1 AND old_said_yes AND new_said_yes RETURNING email";
    write FORGET_CHANGE = "DELETE FROM email_change WHERE member = $1";
    write SET_EMAIL = "UPDATE member SET email = $2, email_confirmed_at = $3 WHERE id = $1";
    write LEAVE = "UPDATE member SET left_at = $2, email = NULL, email_confirmed_at = NULL, password_hash = NULL, role = 1 WHERE id = $1";
    write ERASE = "UPDATE member SET handle = $2, skeleton = $2, name = '', name_key = '', bio = '', bio_html = '', avatar = NULL, application = '', \
        locale = NULL, theme = NULL WHERE id = $1";
    write FORGET_FORMER_HANDLES = "DELETE FROM handle_history WHERE member = $1";
    write DROP_AVERSIONS = "DELETE FROM aversion WHERE member = $1";
}

fn read(row: &mut Columns<'_>) -> Outcome<Account> {
    let (member, handle, email, has_password) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let new: Option<String> = row.take()?;
    let (old_said_yes, new_said_yes) = (row.take()?, row.take()?);
    Ok(Account { member, handle, email, has_password, new_email: new.map(|email| (email, old_said_yes, new_said_yes)) })
}

pub fn account<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Sealed<Account>> {
    cx.one(&ACCOUNT, params![member], read)?.ok_or(Refusal::NotFound)
}

/// Somebody without an address has none to ask.
pub fn wish(cx: &mut Cx<'_, Write>, member: MemberId, email: &str, has_old: bool) -> Outcome<()> {
    let now = cx.now();
    cx.write(&WISH, params![member, email, now, !has_old]).map(drop)
}

pub fn old_said_yes(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    cx.write(&YES_OLD, params![member]).map(drop)
}

pub fn new_said_yes(cx: &mut Cx<'_, Write>, member: MemberId, email: &str) -> Outcome<()> {
    cx.write(&YES_NEW, params![member, email]).map(drop)
}

/// The new address, when both have agreed; asked once.
pub fn take_agreed(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<Option<String>> {
    Ok(cx.write_returning(&TAKE_AGREED, params![member], grove_store::first)?.into_iter().next())
}

pub fn set_email(cx: &mut Cx<'_, Write>, member: MemberId, email: &str) -> Outcome<()> {
    let now = cx.now();
    cx.write(&SET_EMAIL, params![member, email, now]).map(drop)
}

pub fn leave(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    let now = cx.now();
    cx.write(&LEAVE, params![member, now])?;
    cx.write(&FORGET_CHANGE, params![member])?;
    cx.write(&DROP_AVERSIONS, params![member]).map(drop)
}

/// Takes away what a person is known by; the bare number stays.
pub fn erase(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    // `~` stands in no handle that somebody can choose.
    let gone = format!("~{}", member.raw());
    cx.write(&FORGET_FORMER_HANDLES, params![member])?;
    cx.write(&ERASE, params![member, gone.as_str()]).map(drop)
}
