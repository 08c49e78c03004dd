//! The handlers of the door: sign in with a password, ask for a link, use a link, sign out.

use grove_kernel::{Credential, HasViewer, MemberId, Moment, Outcome, Problems, Refusal, Role, SecretHash};
use grove_store::{Cx, Read, Write};
use grove_ui::{Locale, Page, PageParts};
use grove_web::{Cookie, Done, Form, Query, Reply, Suspended};
use serde::Deserialize;
use utoipa::ToSchema;

use super::beside::beside;
use super::post::{self, Wanted};
use super::{Purpose, local, password, start_session, store, views};
use crate::identity::{normal_email, sanction};
use crate::knock::Knock;
use crate::{account, join, looks, paths, settings};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SignInForm {
    pub email: String,
    pub password: String,
    pub next: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct EnterForm {
    pub secret: String,
    pub next: Option<String>,
    pub invitation: Option<String>,
    pub password: String,
}

/// Somebody whose password fitted.
#[derive(Clone)]
pub struct Proved {
    member: MemberId,
    hash: Option<String>,
    next: String,
    knock: Knock,
}

pub fn show(cx: &Cx<'_, Read>, Query(form): Query<SignInForm>) -> Outcome<Reply> {
    let next = local(form.next.as_deref());
    if cx.viewer().id().is_some() {
        return Ok(Reply::go(next));
    }
    let community = settings::community(cx)?;
    let beside = beside(cx, &community)?;
    Ok(Reply::page(move |page| views::sign_in(page, &community, &beside, &next, "", &Problems::default())))
}

pub fn prove(cx: &Cx<'_, Read>, (knock, Form(form)): (Knock, Form<SignInForm>)) -> Outcome<Proved> {
    let found = store::secrets_by_email(cx, &form.email.trim().to_lowercase())?;
    let hash = found.as_ref().and_then(|s| s.password_hash.as_deref());
    if !password::fits(&form.password, hash) {
        return Err(Refusal::invalid("password", "problem-sign-in"));
    }
    let secrets = found.ok_or_else(|| Refusal::invalid("password", "problem-sign-in"))?;
    Ok(Proved { member: secrets.member, hash: secrets.password_hash, next: local(form.next.as_deref()), knock })
}

pub fn sign_in(cx: &mut Cx<'_, Write>, proved: Proved) -> Outcome<Done> {
    let secrets = store::secrets_of(cx, proved.member)?;
    if secrets.and_then(|s| s.password_hash) != proved.hash {
        return Err(Refusal::invalid("password", "problem-sign-in"));
    }
    come_in(cx, proved.member, &proved.knock, proved.next)
}

/// Starts a session and leads on; whoever is suspended is told until when.
pub(super) fn come_in(cx: &mut Cx<'_, Write>, member: MemberId, knock: &Knock, next: String) -> Outcome<Done> {
    if let Some(until) = store::suspended_until(cx, member)? {
        return Err(suspended(cx, until, knock.locale));
    }
    if let Some(old) = knock.session {
        super::commands::end_by_secret(cx, old)?;
    }
    let role = crate::roles::role_of(cx, member)?.ok_or(Refusal::NotFound)?;
    let next = if role == Role::Owner && !settings::community(cx)?.is_set_up { paths::SET_UP.to_owned() } else { next };
    let session = start_session(cx, member, &knock.device)?;
    looks::come_along(cx, member, Done::see(next).cookie(session.cookie()))
}

fn suspended(cx: &Cx<'_, Write>, until: Moment, locale: Locale) -> Refusal {
    let mut problems = Problems::default();
    if until >= sanction::FOREVER {
        problems.add("password", "problem-suspended-endless", Vec::new());
    } else {
        let page = Page::new(PageParts { locale, ..PageParts::for_visitor(cx.now(), paths::SIGN_IN) });
        problems.add("password", "problem-suspended", vec![("until", page.in_full(until))]);
    }
    Refusal::Invalid(problems)
}

/// Whether a program comes with the token of somebody who is suspended; asked when it opened nothing.
pub fn suspended_program(cx: &Cx<'_, Read>, credential: Credential) -> Outcome<Option<Suspended>> {
    let Credential::Token(token) = credential else { return Ok(None) };
    let until = store::suspended_by_token(cx, token)?;
    Ok(until.map(|until| Suspended { until: Some(until).filter(|until| *until < sanction::FOREVER) }))
}

pub fn ask_for_link(cx: &mut Cx<'_, Write>, (knock, Form(form)): (Knock, Form<SignInForm>)) -> Outcome<Done> {
    let mut problems = Problems::default();
    let email = normal_email(&form.email, "email", &mut problems);
    problems.verdict()?;
    let next = Some(local(form.next.as_deref())).filter(|path| path != "/");
    post::queue(cx, &Wanted { email, origin: knock.origin, locale: knock.locale.tag().to_owned(), next, joins: false, invitation: None })?;
    Ok(Done::see(paths::SENT))
}

/// Shows what a link would do, and a button. Programs that open every link in a mail use nothing up.
pub fn show_link(cx: &Cx<'_, Read>, Query(form): Query<EnterForm>) -> Outcome<Reply> {
    show_link_with(cx, form, Problems::default())
}

pub(super) fn show_link_with(cx: &Cx<'_, Read>, form: EnterForm, problems: Problems) -> Outcome<Reply> {
    let community = settings::community(cx)?;
    let link = store::link(cx, SecretHash::of(&form.secret))?.filter(|link| link.holds(cx.now()));
    Ok(match link {
        Some(link) => Reply::page(move |page| views::enter(page, &community, &link, &form, &problems)),
        None => Reply::page(views::spent).status(410),
    })
}

/// A link that is about to be used, and the password that was chosen with it.
#[derive(Clone)]
pub struct Opening {
    form: EnterForm,
    hash: Option<String>,
    knock: Knock,
}

pub fn prepare_opening(cx: &Cx<'_, Read>, (knock, Form(form)): (Knock, Form<EnterForm>)) -> Outcome<Opening> {
    let link = store::link(cx, SecretHash::of(&form.secret))?.filter(|link| link.holds(cx.now()));
    let link = link.ok_or_else(|| Refusal::invalid("secret", "problem-link-spent"))?;
    let chosen = matches!(link.purpose, Purpose::Join | Purpose::Claim) && !form.password.is_empty();
    let hash = if chosen {
        let mut problems = Problems::default();
        password::check(&form.password, &[&link.email], "password", &mut problems);
        problems.verdict()?;
        Some(password::hash(&form.password)?)
    } else {
        None
    };
    Ok(Opening { form, hash, knock })
}

pub fn open(cx: &mut Cx<'_, Write>, opening: Opening) -> Outcome<Done> {
    let spent = || Refusal::invalid("secret", "problem-link-spent");
    let used = super::redeem(cx, &opening.form.secret)?.ok_or_else(spent)?;
    let next = local(opening.form.next.as_deref());
    let member = match used.purpose() {
        Purpose::SignIn => used.member().ok_or_else(spent)?,
        Purpose::Join => join::welcome(cx, &used, opening.form.invitation.as_deref(), &opening.knock.origin)?,
        Purpose::Claim => account::claim(cx, &used)?,
        Purpose::OldAddress | Purpose::NewAddress => {
            account::say_yes(cx, &used)?;
            return Ok(Done::see(paths::SETTINGS_ACCOUNT).saying("done-address-agreed"));
        }
    };
    if let Some(hash) = &opening.hash {
        store::set_password(cx, member, hash)?;
    }
    come_in(cx, member, &opening.knock, next)
}

pub fn sign_out(cx: &mut Cx<'_, Write>, knock: Knock) -> Outcome<Done> {
    if let Some(session) = knock.session {
        super::commands::end_by_secret(cx, session)?;
    }
    Ok(Done::see("/").saying("done-signed-out").cookie(Cookie::Clear))
}
