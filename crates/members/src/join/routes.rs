//! The form to join, and the page for those who wait.

use grove_kernel::{Community, HasViewer, Outcome, Problems, Refusal, Standing};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Method, Nothing, PageOnly, Query, Reply, Routes};

use super::applicant::{Applicant, JoinForm, check};
use super::{commands, views};
use crate::hooks::{Held, hooks};
use crate::knock::Knock;
use crate::settings::CommunitySettings;
use crate::sign_in::beside::beside;
use crate::sign_in::{Wanted, local};
use crate::{paths, rules, settings};

pub fn routes() -> Routes {
    Routes::at("/join")
        .get("", Access::Anyone, show)
        .page_only(PageOnly::Door)
        .prepared(Method::POST, "", Access::Anyone, prepare, ask)
        .page_only(PageOnly::Door)
        .strict()
        .again(again)
        .get("/waiting", Access::Account, waiting)
        .page_only(PageOnly::Door)
}

/// The settings and the invitation, when the community may be joined by who asks. A private one without
/// an invitation that holds is not there.
fn open_to(cx: &Cx<'_, Read>, invitation: Option<&str>) -> Outcome<(CommunitySettings, Option<Held>)> {
    let community = settings::community(cx)?;
    let held = match invitation {
        Some(secret) => (hooks().holds)(cx, secret)?,
        None => None,
    };
    match community.access {
        Community::Private if held.is_none() => Err(Refusal::NotFound),
        Community::Public | Community::Gated | Community::Private => Ok((community, held)),
    }
}

fn show(cx: &Cx<'_, Read>, Query(form): Query<JoinForm>) -> Outcome<Reply> {
    if cx.viewer().id().is_some() {
        return Ok(Reply::go("/".to_owned()));
    }
    show_with(cx, form, Problems::default())
}

fn show_with(cx: &Cx<'_, Read>, mut form: JoinForm, problems: Problems) -> Outcome<Reply> {
    let (community, held) = open_to(cx, form.invitation.as_deref())?;
    if form.email.is_empty() {
        form.email = held.and_then(|held| held.email).unwrap_or_default();
    }
    let (rules, beside) = (rules::newest(cx)?, beside(cx, &community)?);
    Ok(Reply::page(move |page| views::join(page, &community, &beside, rules.as_ref(), &form, &problems)))
}

fn again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let typed = |field| ask.typed(field).unwrap_or_default();
    let form = JoinForm {
        name: typed("name"),
        handle: typed("handle"),
        email: typed("email"),
        words: typed("words"),
        invitation: ask.typed("invitation"),
        rules: None,
        next: ask.typed("next"),
    };
    show_with(cx, form, problems.clone())
}

pub(crate) fn prepare(cx: &Cx<'_, Read>, (knock, Form(form)): (Knock, Form<JoinForm>)) -> Outcome<(Applicant, Wanted)> {
    let (_, held) = open_to(cx, form.invitation.as_deref())?;
    let mut who = check(cx, &form, rules::newest(cx)?.map(|r| r.version))?;
    if let Some(email) = held.and_then(|held| held.email) {
        let mut problems = Problems::default();
        who.has_letter = email == who.email;
        if !who.has_letter {
            problems.add("email", "problem-invitation-address", vec![("email", email)]);
        }
        problems.verdict()?;
    }
    let wanted = Wanted {
        email: who.email.clone(),
        origin: knock.origin,
        locale: knock.locale.tag().to_owned(),
        next: Some(local(form.next.as_deref())).filter(|path| path != "/"),
        joins: true,
        invitation: form.invitation.filter(|secret| !secret.is_empty()),
    };
    Ok((who, wanted))
}

pub(crate) fn ask(cx: &mut Cx<'_, Write>, (who, wanted): (Applicant, Wanted)) -> Outcome<Done> {
    let at_once = commands::ask(cx, &who, &wanted)?;
    Ok(Done::see(at_once.unwrap_or_else(|| paths::SENT.to_owned())))
}

fn waiting(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    if cx.viewer().standing() != Some(Standing::Pending) {
        return Ok(Reply::go("/".to_owned()));
    }
    let community = settings::community(cx)?;
    Ok(Reply::page(move |page| views::waiting(page, &community)))
}
