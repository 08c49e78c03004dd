//! Doors to tags.

use grove_kernel::{Cursor, Outcome, Refusal};
use grove_store::{Cx, Read};
use grove_web::{Access, Path, Query, Reply, Routes};
use serde::{Deserialize, Serialize};

use super::tag::{Position, Tag};
use super::{store, views};
use crate::lists::{self, Order};
use crate::topics::TopicJson;

pub fn routes() -> Routes {
    Routes::at("/tags")
        .get("", Access::Viewer, list)
        .for_all()
        .says("Tags of the topics I can read, most used first")
        .answers::<TagList>()
        .get("/{tag}", Access::Viewer, show)
        .for_all()
        .says("A tag and its topics, the newest activity first")
        .answers::<TaggedTopics>()
}

/// `?after=cursor`
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct After {
    after: Option<String>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TagJson {
    pub name: String,
    pub excerpt: String,
    /// Topics that I can read.
    pub topics: i64,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TagList {
    pub items: Vec<TagJson>,
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TaggedTopics {
    pub tag: TagJson,
    pub items: Vec<TopicJson>,
    pub next: Option<String>,
}

impl TagJson {
    pub fn of(tag: &Tag) -> Self {
        Self { name: tag.name.clone(), excerpt: tag.excerpt.clone(), topics: tag.topics }
    }
}

fn list(cx: &Cx<'_, Read>, Query(after): Query<After>) -> Outcome<Reply> {
    let after = after.after.as_deref().map_or_else(|| Ok(Position::start()), Position::parse)?;
    let (tags, next) = store::list(cx, &after)?;
    let json = TagList { items: tags.iter().map(TagJson::of).collect(), next: next.as_ref().map(Position::to_string) };
    Ok(Reply::page(move |page| views::list(page, &tags, next.as_ref())).json(move || json))
}

fn show(cx: &Cx<'_, Read>, (Path(name), Query(after)): (Path<String>, Query<After>)) -> Outcome<Reply> {
    let tag = store::find(cx, &name.to_lowercase())?.ok_or(Refusal::NotFound)?;
    let after = after.after.as_deref().map(Cursor::parse).transpose()?;
    let topics = lists::list(cx, &Order::Tagged(tag.name.clone()), after, lists::PAGE)?;
    let listed = lists::rows(cx, topics)?;
    let topics = crate::topics::TopicList::of(&listed);
    let json = TaggedTopics { tag: TagJson::of(&tag), items: topics.items, next: topics.next };
    Ok(Reply::page(move |page| views::show(page, &tag, &listed)).json(move || json))
}
