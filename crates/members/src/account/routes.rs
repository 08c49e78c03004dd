//! The page of one's account. Programs have no business with addresses and passwords.

use grove_kernel::{Outcome, Problems, Refusal, Sealed};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Cookie, Done, Form, Nothing, PageOnly, Reply, Routes};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{ChangeAddress, Departure, Leave, commands, store, views};
use crate::identity::normal_email;
use crate::knock::Knock;
use crate::{paths, roles};

pub fn routes() -> Routes {
    Routes::at("/settings")
        .get("", Access::Account, home)
        .page_only(PageOnly::Settings)
        .get("/account", Access::Account, show)
        .page_only(PageOnly::Settings)
        .delete("/account", Access::Account, leave)
        .page_only(PageOnly::Settings)
        .again(again)
        .post("/email", Access::Account, change_address)
        .page_only(PageOnly::Settings)
        .strict()
        .again(again)
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct AddressForm {
    pub email: String,
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct LeaveForm {
    /// The own handle, typed, so that nobody leaves by a slip.
    pub handle: String,
    /// `on`: without a name on what was said.
    pub forget: String,
}

fn home(_: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    Ok(Reply::go(format!("{}/profile", paths::SETTINGS)))
}

fn show(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    show_with(cx, String::new(), Problems::default())
}

pub(crate) fn again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    show_with(cx, ask.typed("email").unwrap_or_default(), problems.clone())
}

fn show_with(cx: &Cx<'_, Read>, typed: String, problems: Problems) -> Outcome<Reply> {
    let account = store::account(cx, cx.me()?)?.visible_to(cx)?;
    Ok(Reply::page(move |page| views::account(page, &account, &typed, &problems)))
}

pub(crate) fn change_address(cx: &mut Cx<'_, Write>, (knock, Form(form)): (Knock, Form<AddressForm>)) -> Outcome<Done> {
    let mut problems = Problems::default();
    let email = normal_email(&form.email, "email", &mut problems);
    problems.verdict()?;
    let account = store::account(cx, cx.me()?)?.visible_to(cx)?.permit::<ChangeAddress>(cx)?;
    let done = Done::see(paths::SETTINGS_ACCOUNT);
    if account.email.as_deref() == Some(&email) {
        return Ok(done);
    }
    commands::wish(cx, &account, &email, &knock)?;
    Ok(done.saying("done-address-asked"))
}

pub(crate) fn leave(cx: &mut Cx<'_, Write>, Form(form): Form<LeaveForm>) -> Outcome<Done> {
    let me = cx.me()?;
    let account = store::account(cx, me)?.visible_to(cx)?;
    if form.handle.trim().trim_start_matches('@') != account.handle {
        return Err(Refusal::invalid("handle", "problem-leave-handle"));
    }
    let role = roles::role_of(cx, me)?.ok_or(Refusal::NotFound)?;
    let departure = Departure { member: me, role, other_owners: roles::other_owners(cx, me)? };
    let who = Sealed::new(departure).visible_to(cx)?.permit::<Leave>(cx)?;
    commands::leave(cx, &who, form.forget == "on")?;
    Ok(Done::see("/").saying("done-account-closed").cookie(Cookie::Clear))
}
