//! Doors to one's own drafts.

use grove_kernel::{Moment, Outcome, Refusal};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Done, Form, Nothing, Path, Reply, Routes};
use serde::Serialize;

use super::draft::{Draft, Key, Typed};
use super::{commands, store, views};

pub fn routes() -> Routes {
    Routes::at("/drafts")
        .get("", Access::Member, list)
        .says("My drafts, the newest first")
        .answers::<DraftList>()
        .get("/{key}", Access::Member, show)
        .says("One of my drafts")
        .answers::<DraftJson>()
        .put("/{key}", Access::Member, keep)
        .says("Keep what I have typed so far; nothing typed is no draft")
        .delete("/{key}", Access::Member, discard)
        .says("Throw it away")
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DraftJson {
    /// `new:SLUG`, `reply:ID`, `comment:ID` or `edit:ID`.
    pub key: String,
    pub title: String,
    pub body: String,
    pub tags: String,
    /// `discussion` or `question`; empty as long as nobody chose.
    pub kind: String,
    #[schema(value_type = String)]
    pub saved_at: Moment,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DraftList {
    pub items: Vec<DraftJson>,
}

impl DraftJson {
    pub fn of(draft: &Draft) -> Self {
        let Typed { title, body, tags, kind } = draft.typed.clone();
        Self { key: draft.key.to_string(), title, body, tags, kind, saved_at: draft.saved_at }
    }
}

fn list(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let drafts = store::all(cx)?;
    let items = drafts.iter().map(DraftJson::of).collect();
    Ok(Reply::page(move |page| views::list(page, &drafts)).json(move || DraftList { items }))
}

/// A person is sent to the form the draft is for.
fn show(cx: &Cx<'_, Read>, Path(key): Path<Key>) -> Outcome<Reply> {
    let json = store::find(cx, &key)?.map(|draft| DraftJson::of(&draft)).ok_or(Refusal::NotFound)?;
    Ok(Reply::go(key.home()).json(move || json))
}

fn keep(cx: &mut Cx<'_, Write>, (Path(key), Form(typed)): (Path<Key>, Form<Typed>)) -> Outcome<Done> {
    commands::keep(cx, &key, &typed)?;
    Ok(Done::see(key.home()).fragment(|_| maud::Markup::default()))
}

fn discard(cx: &mut Cx<'_, Write>, Path(key): Path<Key>) -> Outcome<Done> {
    commands::discard(cx, &key)?;
    Ok(Done::see(key.home()).saying("done-draft-discarded"))
}
