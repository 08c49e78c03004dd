//! The handlers of one's sessions and password.

use grove_kernel::{HasViewer, MemberId, Outcome, Problems, Refusal, SessionId};
use grove_store::{Cx, Read, Write};
use grove_web::{Cookie, Done, Form, Path, Reply};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::session::FRESH;
use super::{EndSession, Session, commands, end_all, password, store, views};
use crate::knock::Knock;
use crate::paths;

#[derive(Serialize, ToSchema)]
pub struct Sessions {
    pub items: Vec<Session>,
}

pub fn list(cx: &Cx<'_, Read>, knock: Knock) -> Outcome<Reply> {
    let sealed = store::sessions(cx, cx.me()?, knock.session)?;
    let mine: Vec<_> = sealed.into_iter().filter_map(|s| s.visible_to(cx).ok()).collect();
    let items: Vec<Session> = mine.iter().map(|s| (**s).clone()).collect();
    Ok(Reply::page(move |page| views::sessions(page, &mine)).json(move || Sessions { items }))
}

pub fn end(cx: &mut Cx<'_, Write>, Path(id): Path<SessionId>) -> Outcome<Done> {
    let session = store::session(cx, id)?.visible_to(cx)?.permit::<EndSession>(cx)?;
    commands::end_session(cx, &session)?;
    Ok(Done::see(paths::SETTINGS_SESSIONS).saying("done-session-ended"))
}

/// Signs out everywhere, here too.
pub fn end_every(cx: &mut Cx<'_, Write>, _: Knock) -> Outcome<Done> {
    let me = cx.me()?;
    end_all(cx, me, None)?;
    commands::kill_links(cx, me)?;
    Ok(Done::see(paths::SIGN_IN).saying("done-signed-out-everywhere").cookie(Cookie::Clear))
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PasswordForm {
    pub current: String,
    pub password: String,
}

/// A password that was judged and hashed, and the one it replaces.
#[derive(Clone)]
pub struct NewPassword {
    member: MemberId,
    before: Option<String>,
    hash: String,
    knock: Knock,
}

pub fn prepare_password(cx: &Cx<'_, Read>, (knock, Form(form)): (Knock, Form<PasswordForm>)) -> Outcome<NewPassword> {
    let me = cx.me()?;
    let secrets = store::secrets_of(cx, me)?.ok_or(Refusal::SignIn)?;
    let mut problems = Problems::default();
    let current = secrets.password_hash.as_deref();
    if current.is_some() && !is_fresh(cx, &knock)? && !password::fits(&form.current, current) {
        problems.add("current", "problem-password-current", Vec::new());
    }
    let about = [secrets.name.as_str(), secrets.handle.as_str(), secrets.email.as_deref().unwrap_or_default()];
    password::check(&form.password, &about, "password", &mut problems);
    problems.verdict()?;
    Ok(NewPassword { member: me, hash: password::hash(&form.password)?, before: secrets.password_hash, knock })
}

/// Who has just signed in has just proved who they are: this is how a forgotten password is replaced.
fn is_fresh(cx: &Cx<'_, Read>, knock: &Knock) -> Outcome<bool> {
    let Some(session) = knock.session else { return Ok(false) };
    Ok(store::began(cx, session)?.is_some_and(|began| cx.now().since(began) < FRESH))
}

pub fn change_password(cx: &mut Cx<'_, Write>, new: NewPassword) -> Outcome<Done> {
    let secrets = store::secrets_of(cx, new.member)?.ok_or(Refusal::SignIn)?;
    if !cx.viewer().is(new.member) || secrets.password_hash != new.before {
        return Err(Refusal::Conflict("conflict-changed-meanwhile"));
    }
    commands::change_password(cx, new.member, &new.hash, new.knock.session)?;
    Ok(Done::see(paths::SETTINGS_ACCOUNT).saying("done-password-changed"))
}
