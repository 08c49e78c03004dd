//! `GET /search` and `GET /search/suggest`.

use std::sync::Arc;

use grove_kernel::{Outcome, ReplyId, TopicId};
use grove_store::{Cx, Read};
use grove_web::{Access, Query, Reply, Routes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::document::Key;
use super::find::{Found, Hit, search};
use super::store::Person;
use super::suggest::{Suggestions, suggest};
use super::{paths, views};

pub fn routes() -> Routes {
    Routes::at("/search")
        .get("", Access::Viewer, show)
        .says("Searches everything the caller may read.")
        .answers::<FoundJson>()
        .get("/suggest", Access::Viewer, offer)
        .says("Topics, spaces and members by the beginnings of their names.")
        .answers::<SuggestionsJson>()
}

/// What was typed and what was chosen. An empty field is as good as none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
pub struct Asked {
    /// Words, "phrases", -without.
    #[serde(default)]
    pub q: String,
    /// The slug of a space.
    pub space: Option<String>,
    /// `question`, `discussion`, `reply` or `comment`.
    pub kind: Option<String>,
    /// A member's handle.
    pub author: Option<String>,
    pub tag: Option<String>,
    /// `true` for topics with an accepted answer and what stands in them, `false` for the others.
    pub solved: Option<String>,
    /// A day or a moment from which on.
    pub after: Option<String>,
    /// A day or a moment before which.
    pub before: Option<String>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

impl Asked {
    /// What was given, without the cursor, as it stands in an address.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let filters = [
            ("space", &self.space),
            ("kind", &self.kind),
            ("author", &self.author),
            ("tag", &self.tag),
            ("solved", &self.solved),
            ("after", &self.after),
            ("before", &self.before),
        ];
        let filters = filters.into_iter().filter_map(|(name, value)| Some((name, value.as_deref().filter(|v| !v.trim().is_empty())?)));
        std::iter::once(("q", self.q.as_str())).chain(filters)
    }
    pub fn is_unfiltered(&self) -> bool {
        self.fields().count() == 1
    }
}

fn show(cx: &Cx<'_, Read>, Query(asked): Query<Asked>) -> Outcome<Reply> {
    let found = Arc::new(search(cx, asked)?);
    let (for_page, for_part) = (found.clone(), found.clone());
    Ok(Reply::page(move |page| views::sheet(page, &for_page))
        .fragment(move |page| views::results(page, &for_part))
        .json(move || FoundJson::of(&found)))
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct Typed {
    #[serde(default)]
    pub q: String,
}

fn offer(cx: &Cx<'_, Read>, Query(typed): Query<Typed>) -> Outcome<Reply> {
    let suggestions = suggest(cx, &typed.q)?;
    let (for_page, for_part, words) = (suggestions.clone(), suggestions.clone(), typed.q.clone());
    Ok(Reply::page(move |page| views::suggestions_sheet(page, &words, &for_page))
        .fragment(move |page| views::suggestions(page, &for_part))
        .json(move || SuggestionsJson::of(&suggestions)))
}

#[derive(Serialize, ToSchema)]
pub struct FoundJson {
    pub items: Vec<HitJson>,
    pub next: Option<String>,
    /// `null` while the index is behind something that went away, and where counting would take long.
    pub total: Option<u64>,
}

#[derive(Serialize, ToSchema)]
pub struct HitJson {
    pub kind: String,
    #[schema(value_type = String)]
    pub topic: TopicId,
    #[schema(value_type = Option<String>)]
    pub reply: Option<ReplyId>,
    pub title: String,
    /// HTML that is safe to show: escaped text with `mark` around what was asked for.
    pub passage: String,
    pub space: NamedJson,
    pub author: NamedJson,
    pub created_at: String,
    pub solved: bool,
    pub accepted: bool,
    pub path: String,
}

/// The slug or handle, and the name.
#[derive(Serialize, ToSchema)]
pub struct NamedJson {
    pub id: String,
    pub name: String,
    /// `null` for somebody who has left: their words stay, and lead nowhere.
    pub path: Option<String>,
}

impl NamedJson {
    fn space(slug: &str, name: &str) -> Self {
        Self { id: slug.to_owned(), name: name.to_owned(), path: Some(paths::space(slug)) }
    }
    fn member(person: &Person) -> Self {
        Self { id: person.handle.clone(), name: person.name.clone(), path: person.path() }
    }
}

impl FoundJson {
    pub fn of(found: &Found) -> Self {
        let items = found.hits.items.iter().map(HitJson::of).collect();
        Self { items, next: found.hits.next.map(|cursor| cursor.to_string()), total: found.total }
    }
}

impl HitJson {
    fn of(hit: &Hit) -> Self {
        let row = &hit.row;
        Self {
            kind: row.kind.clone(),
            topic: row.topic,
            reply: if let Key::Reply(id) = row.key { Some(id) } else { None },
            title: row.title.clone(),
            passage: hit.passage.markup().into_string(),
            space: NamedJson::space(&row.space_slug, &row.space_name),
            author: NamedJson::member(&row.author),
            created_at: row.created_at.rfc3339(),
            solved: row.solved,
            accepted: row.accepted,
            path: paths::hit(row.key),
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct SuggestionsJson {
    pub topics: Vec<NamedJson>,
    pub spaces: Vec<NamedJson>,
    pub members: Vec<NamedJson>,
}

impl SuggestionsJson {
    fn of(from: &Suggestions) -> Self {
        let topic =
            |row: &super::store::Row| NamedJson { id: row.topic.to_string(), name: row.title.clone(), path: Some(paths::hit(row.key)) };
        Self {
            topics: from.topics.iter().map(|row| topic(row)).collect(),
            spaces: from.spaces.iter().map(|s| NamedJson::space(&s.slug, &s.name)).collect(),
            members: from.members.iter().map(NamedJson::member).collect(),
        }
    }
}
