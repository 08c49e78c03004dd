//! The doors. Programs use tokens, so only the list of sessions has a JSON face.

use grove_kernel::{Outcome, Problems};
use grove_store::{Cx, Read};
use grove_web::{Access, Ask, Method, Nothing, PageOnly, Reply, Routes};

use super::beside::beside;
use super::door::{self, EnterForm};
use super::{local, sessions, views};
use crate::{account, settings};

pub fn routes() -> Routes {
    Routes::at("")
        .get("/sign-in", Access::Anyone, door::show)
        .page_only(PageOnly::Door)
        .prepared(Method::POST, "/sign-in", Access::Anyone, door::prove, door::sign_in)
        .page_only(PageOnly::Door)
        .strict()
        .frees()
        .again(sign_in_again)
        .post("/sign-in/link", Access::Anyone, door::ask_for_link)
        .page_only(PageOnly::Door)
        .strict()
        .again(sign_in_again)
        .get("/sign-in/sent", Access::Anyone, sent)
        .page_only(PageOnly::Door)
        .get("/enter", Access::Anyone, door::show_link)
        .page_only(PageOnly::Door)
        .prepared(Method::POST, "/enter", Access::Anyone, door::prepare_opening, door::open)
        .page_only(PageOnly::Door)
        .strict()
        .frees()
        .again(enter_again)
        .post("/sign-out", Access::Anyone, door::sign_out)
        .page_only(PageOnly::Door)
        .get("/settings/sessions", Access::Account, sessions::list)
        .answers::<sessions::Sessions>()
        .says("Where one is signed in")
        .delete("/settings/sessions", Access::Account, sessions::end_every)
        .says("Sign out everywhere")
        .delete("/settings/sessions/{id}", Access::Account, sessions::end)
        .says("End one session")
        .prepared(Method::POST, "/settings/password", Access::Account, sessions::prepare_password, sessions::change_password)
        .page_only(PageOnly::Settings)
        .strict()
        .again(account::again)
}

fn sent(_: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    Ok(Reply::page(views::sent))
}

fn sign_in_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let community = settings::community(cx)?;
    let (email, next) = (ask.typed("email").unwrap_or_default(), local(ask.typed("next").as_deref()));
    let problems = problems.clone();
    let beside = beside(cx, &community)?;
    Ok(Reply::page(move |page| views::sign_in(page, &community, &beside, &next, &email, &problems)))
}

fn enter_again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    let form = EnterForm {
        secret: ask.typed("secret").unwrap_or_default(),
        next: ask.typed("next"),
        invitation: ask.typed("invitation"),
        password: String::new(),
    };
    door::show_link_with(cx, form, problems.clone())
}
