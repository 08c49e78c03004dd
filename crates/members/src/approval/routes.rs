//! The queue of people who wait.

use grove_kernel::{Cursor, MemberId, Outcome, Paged, Refusal};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Done, Path, Query, Reply, Routes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Application, Decide, commands, store, views};
use crate::knock::Knock;
use crate::paths;

const SIZE: usize = 50;

pub fn routes() -> Routes {
    Routes::at("/admin/pending")
        .get("", Access::Moderator, list)
        .answers::<Applications>()
        .says("People who wait to be let in")
        .post("/{member}/approval", Access::Moderator, approve)
        .says("Let somebody in")
        .delete("/{member}", Access::Moderator, decline)
        .says("Do not let somebody in")
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Asked {
    pub after: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct Applications {
    pub items: Vec<Application>,
    pub next: Option<String>,
}

fn list(cx: &Cx<'_, Read>, Query(asked): Query<Asked>) -> Outcome<Reply> {
    let after = asked.after.as_deref().map_or(Ok(Cursor::START), Cursor::parse)?;
    let rows: Vec<_> = store::waiting(cx, after, SIZE + 1)?.into_iter().filter_map(|a| a.visible_to(cx).ok()).collect();
    let paged = Paged::from_rows(rows, SIZE, |a| Cursor { key: a.asked_at.micros(), id: a.member.raw() });
    let next = paged.next.map(|c| c.to_string());
    let items: Vec<Application> = paged.items.iter().map(|a| (**a).clone()).collect();
    let more = next.clone();
    Ok(Reply::page(move |page| views::pending(page, &paged.items, more.as_deref())).json(move || Applications { items, next }))
}

fn find<'tx>(cx: &Cx<'tx, Write>, member: MemberId) -> Outcome<grove_kernel::Permit<'tx, Decide, Application>> {
    store::find(cx, member)?.ok_or(Refusal::NotFound)?.visible_to(cx)?.permit::<Decide>(cx)
}

fn approve(cx: &mut Cx<'_, Write>, (Path(member), knock): (Path<MemberId>, Knock)) -> Outcome<Done> {
    let_in(cx, member, &knock.origin)?;
    Ok(Done::see(paths::PENDING).saying("done-let-in"))
}

/// Lets somebody in who waits; `origin` is the site's, for the mail.
pub fn let_in(cx: &mut Cx<'_, Write>, member: MemberId, origin: &str) -> Outcome<()> {
    let who = find(cx, member)?;
    commands::approve(cx, &who, origin)
}

fn decline(cx: &mut Cx<'_, Write>, Path(member): Path<MemberId>) -> Outcome<Done> {
    let who = find(cx, member)?;
    commands::decline(cx, &who)?;
    Ok(Done::see(paths::PENDING).saying("done-turned-away"))
}
