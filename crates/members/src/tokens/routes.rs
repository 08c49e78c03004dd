//! The page of one's tokens. A token cannot make another, so there is no JSON face.

use grove_kernel::{HasViewer, Outcome, Problems, Refusal, Scopes, TokenId};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Form, Nothing, PageOnly, Path, Reply, Routes};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{RevokeToken, commands, store, views};
use crate::paths;

pub fn routes() -> Routes {
    Routes::at("/settings/tokens")
        .get("", Access::Member, list)
        .page_only(PageOnly::Settings)
        .post("", Access::Member, make)
        .page_only(PageOnly::Settings)
        .again(again)
        .delete("/{id}", Access::Member, revoke)
        .page_only(PageOnly::Settings)
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TokenForm {
    pub name: String,
    /// `read`, `write` or `admin`; each includes those before it.
    pub scope: String,
}

fn scopes(name: &str) -> Option<Scopes> {
    match name {
        "read" => Some(Scopes { read: true, write: false, admin: false }),
        "write" => Some(Scopes { read: true, write: true, admin: false }),
        "admin" => Some(Scopes::ALL),
        _ => None,
    }
}

fn list(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    list_with(cx, String::new(), Problems::default())
}

fn again(cx: &Cx<'_, Read>, ask: &Ask, problems: &Problems) -> Outcome<Reply> {
    list_with(cx, ask.typed("name").unwrap_or_default(), problems.clone())
}

fn list_with(cx: &Cx<'_, Read>, typed: String, problems: Problems) -> Outcome<Reply> {
    let mine: Vec<_> = store::of_member(cx, cx.me()?)?.into_iter().filter_map(|t| t.visible_to(cx).ok()).collect();
    let may_admin = cx.viewer().is_admin();
    Ok(Reply::page(move |page| views::tokens(page, &mine, may_admin, &typed, &problems)))
}

fn make(cx: &mut Cx<'_, Write>, Form(form): Form<TokenForm>) -> Outcome<Done> {
    let mut problems = Problems::default();
    let name = crate::identity::checked_name(&form.name, "name", &mut problems);
    problems.verdict()?;
    let scopes = scopes(&form.scope).ok_or_else(|| Refusal::invalid("scope", "problem-scope"))?;
    let me = cx.me()?;
    let secret = commands::new_token(cx, me, &name, scopes)?.secret;
    Ok(Done::see(paths::SETTINGS_TOKENS).page(move |page| views::made(page, &name, &secret)))
}

fn revoke(cx: &mut Cx<'_, Write>, Path(id): Path<TokenId>) -> Outcome<Done> {
    let token = store::find(cx, id)?.ok_or(Refusal::NotFound)?.visible_to(cx)?.permit::<RevokeToken>(cx)?;
    commands::revoke(cx, &token)?;
    Ok(Done::see(paths::SETTINGS_TOKENS).saying("done-token-revoked"))
}
