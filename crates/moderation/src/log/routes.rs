//! `GET /moderation/log`.

use std::collections::HashMap;

use grove_kernel::{Cursor, HasViewer, Moment, Outcome};
use grove_members::identity::{Face, faces};
use grove_store::{Cx, Exhibit, Read};
use grove_web::{Access, Query, Reply, Routes};
use serde::{Deserialize, Serialize};

use super::entry::Entry;
use super::{store, views};
use crate::{paths, reports, rules};

const PAGE: usize = 50;

pub fn routes() -> Routes {
    Routes::at(paths::LOG)
        .get("", Access::Member, show)
        .says("What was done in the name of the rules where I moderate, the newest first")
        .answers::<LogJson>()
}

/// A line of the log, for programs.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct EntryJson {
    #[schema(value_type = String)]
    pub at: Moment,
    pub verb: String,
    pub actor: Option<String>,
    pub target: Option<String>,
    pub object: String,
    pub space: Option<String>,
    pub rule: Option<i64>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
struct LogJson {
    items: Vec<EntryJson>,
    next: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct After {
    after: Option<String>,
}

fn show(cx: &Cx<'_, Read>, Query(asked): Query<After>) -> Outcome<Reply> {
    reports::desk(cx.viewer()).ok()?;
    let entries = store::list(cx, asked.after.as_deref().map(Cursor::parse).transpose()?, PAGE)?;
    let members: Vec<_> = entries.items.iter().flat_map(|e| [e.actor, e.target]).flatten().collect();
    let people = faces(cx, &members)?;
    let mut things = HashMap::new();
    for entry in &entries.items {
        if let Some(thing) = thing(cx, entry)? {
            things.insert(entry.id, thing);
        }
    }
    let items = entries.items.iter().map(|e| json(e, &people)).collect();
    let next = entries.next.map(|c| c.to_string());
    let rules = rules::in_force(cx)?;
    Ok(Reply::page(move |page| views::log(page, &views::Shown { entries, people, things, rules })).json(move || LogJson { items, next }))
}

/// What it was about, as the viewer sees it now; what is out of their sight has no name here.
fn thing(cx: &Cx<'_, Read>, entry: &Entry) -> Outcome<Option<Exhibit>> {
    match reports::commands::known(cx)?.of(&entry.object_kind) {
        Ok(kind) => kind.exhibit(cx, entry.object),
        Err(_) => Ok(None),
    }
}

fn json(entry: &Entry, people: &HashMap<grove_kernel::MemberId, Face>) -> EntryJson {
    let handle = |id: grove_kernel::MemberId| people.get(&id).map(|face| face.handle.clone());
    EntryJson {
        at: entry.at,
        verb: entry.verb.clone(),
        actor: entry.actor.and_then(handle),
        target: entry.target.and_then(handle),
        object: grove_kernel::ids::show(&entry.object_kind, entry.object),
        space: entry.space_slug.clone(),
        rule: entry.rule,
    }
}
