//! Blocking and muting somebody, and the list of whom one avoids.

use grove_kernel::{Outcome, Permit, Refusal, Sealed};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Done, Nothing, Path, Reply, Routes};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Avert, Between, Kind, commands, store, views};
use crate::identity::{Face, by_handle, faces};
use crate::paths;

pub fn routes() -> Routes {
    Routes::at("")
        .put("/members/{handle}/block", Access::Member, |cx, input| begin(cx, input, Kind::Block))
        .says("Block somebody")
        .delete("/members/{handle}/block", Access::Member, |cx, input| end(cx, input, Kind::Block))
        .says("Stop blocking somebody")
        .put("/members/{handle}/mute", Access::Member, |cx, input| begin(cx, input, Kind::Mute))
        .says("Mute somebody")
        .delete("/members/{handle}/mute", Access::Member, |cx, input| end(cx, input, Kind::Mute))
        .says("Stop muting somebody")
        .get("/settings/people", Access::Member, list)
        .answers::<Avoided>()
        .says("Whom one blocks or mutes")
}

#[derive(Serialize, ToSchema)]
pub struct Avoided {
    pub blocked: Vec<Face>,
    pub muted: Vec<Face>,
}

fn between<'tx>(cx: &Cx<'tx, Write>, handle: &str) -> Outcome<Permit<'tx, Avert, Between>> {
    let to = by_handle(cx, handle)?.ok_or(Refusal::NotFound)?.id;
    Sealed::new(Between { from: cx.me()?, to }).visible_to(cx)?.permit::<Avert>(cx)
}

pub(crate) fn begin(cx: &mut Cx<'_, Write>, Path(handle): Path<String>, kind: Kind) -> Outcome<Done> {
    let between = between(cx, &handle)?;
    commands::begin(cx, &between, kind)?;
    Ok(Done::see(paths::profile(&handle)).saying(kind.begun()))
}

fn end(cx: &mut Cx<'_, Write>, Path(handle): Path<String>, kind: Kind) -> Outcome<Done> {
    let between = between(cx, &handle)?;
    commands::end(cx, &between, kind)?;
    Ok(Done::see(paths::profile(&handle)).saying(kind.ended()))
}

fn list(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let rows = store::of_member(cx, cx.me()?)?;
    let known = faces(cx, &rows.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
    let of = |wanted: Kind| rows.iter().filter(|(_, kind)| *kind == wanted).filter_map(|(id, _)| known.get(id).cloned()).collect();
    let (blocked, muted): (Vec<Face>, Vec<Face>) = (of(Kind::Block), of(Kind::Mute));
    let shown = (blocked.clone(), muted.clone());
    Ok(Reply::page(move |page| views::people(page, &shown.0, &shown.1)).json(move || Avoided { blocked, muted }))
}
