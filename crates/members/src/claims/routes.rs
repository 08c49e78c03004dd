//! Claim links, from the page of the member they are for.

use grove_kernel::{Outcome, Problems, Refusal, Sealed, Visible};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Path, Reply, Routes};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Claim, SendClaim, commands, store, views};
use crate::identity::normal_email;
use crate::knock::Knock;
use crate::{paths, profile};

pub fn routes() -> Routes {
    Routes::at("/members/{handle}/claim")
        .post("", Access::Admin, send)
        .says("Mail somebody the link with which they take their imported account")
        .again(again)
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ClaimForm {
    /// The address of the person whose account it is.
    pub email: String,
}

fn find<'tx, M>(cx: &Cx<'tx, M>, handle: &str) -> Outcome<Visible<Claim>> {
    let member = profile::find_by_handle(cx, handle)?.visible_to(cx)?.into_inner();
    Sealed::new(store::of(cx, member)?).visible_to(cx)
}

fn send(cx: &mut Cx<'_, Write>, (Path(handle), knock, Form(form)): (Path<String>, Knock, Form<ClaimForm>)) -> Outcome<Done> {
    let claim = find(cx, &handle)?.permit::<SendClaim>(cx)?;
    let mut problems = Problems::default();
    let email = normal_email(&form.email, "email", &mut problems);
    problems.verdict()?;
    commands::send(cx, &claim, &email, &knock)?;
    Ok(Done::see(paths::profile(&handle)).saying("done-claim-sent"))
}

fn again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let claim = find(cx, ask.param("handle").ok_or(Refusal::NotFound)?)?;
    let (typed, problems) = (ask.typed("email").unwrap_or_default(), problems.clone());
    Ok(Reply::page(move |page| views::again(page, &claim, &typed, &problems)))
}
