//! What somebody has written, for programs; people see it on the profile.

use grove_kernel::{MemberId, Moment, Outcome, Refusal, ReplyId, TopicId};
use grove_members::profile;
use grove_store::{Cx, Read};
use grove_web::{Access, Path, Query, Reply, Routes};
use serde::{Deserialize, Serialize};

use super::head::{Order, Remark};
use super::listed::rows;
use super::{PAGE, store};
use crate::topics::TopicList;

pub fn routes() -> Routes {
    Routes::at("/members/{handle}")
        .get("/topics", Access::Viewer, topics)
        .api_only()
        .says("Topics that somebody began, the newest first, as far as I can read them")
        .answers::<TopicList>()
        .get("/replies", Access::Viewer, replies)
        .api_only()
        .says("Replies of somebody, the newest first, as far as I can read them")
        .answers::<RemarkList>()
}

/// `?after=cursor`
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct From {
    after: Option<String>,
}

impl From {
    fn cursor(&self) -> Outcome<Option<grove_kernel::Cursor>> {
        self.after.as_deref().map(grove_kernel::Cursor::parse).transpose()
    }
}

/// A reply out of its topic; `GET /replies/{id}` has all of it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
struct RemarkJson {
    #[schema(value_type = String)]
    id: ReplyId,
    #[schema(value_type = String)]
    topic: TopicId,
    /// The title of its topic.
    title: String,
    /// The first words.
    excerpt: String,
    #[schema(value_type = String)]
    created_at: Moment,
    accepted: bool,
}

#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
struct RemarkList {
    items: Vec<RemarkJson>,
    next: Option<String>,
}

impl RemarkJson {
    fn of(remark: &Remark) -> Self {
        let (title, excerpt) = (remark.title.clone(), remark.excerpt.clone());
        Self { id: remark.id, topic: remark.topic, title, excerpt, created_at: remark.created_at, accepted: remark.accepted }
    }
}

/// Who is here, and not who has left: their page is not there either.
fn member(cx: &Cx<'_, Read>, handle: &str) -> Outcome<MemberId> {
    let found = profile::find_by_handle(cx, handle)?.visible_to(cx)?;
    if found.left_at.is_none() { Ok(found.id) } else { Err(Refusal::NotFound) }
}

fn topics(cx: &Cx<'_, Read>, (Path(handle), Query(from)): (Path<String>, Query<From>)) -> Outcome<Reply> {
    let author = member(cx, &handle)?;
    let listed = rows(cx, store::list(cx, &Order::ByAuthor(author), from.cursor()?, PAGE)?)?;
    Ok(Reply::default().json(move || TopicList::of(&listed)))
}

fn replies(cx: &Cx<'_, Read>, (Path(handle), Query(from)): (Path<String>, Query<From>)) -> Outcome<Reply> {
    let author = member(cx, &handle)?;
    let remarks = store::remarks(cx, author, from.cursor()?, PAGE)?;
    let items = remarks.items.iter().map(|remark| RemarkJson::of(remark)).collect();
    let list = RemarkList { items, next: remarks.next.map(|cursor| cursor.to_string()) };
    Ok(Reply::default().json(move || list))
}
