//! Lists for programs; people see them in the page of the space, at home and on profiles.

use grove_kernel::Outcome;
use grove_spaces::membership::ReadInside;
use grove_store::{Cx, Read};
use grove_web::{Access, Path, Query, Reply, Routes};
use serde::Deserialize;

use super::home::{HomeTab, home};
use super::space::{Show, load};
use crate::topics::{TopicList, space_of};

/// Topics on a page of a list.
pub const PAGE: usize = 30;

pub fn routes() -> Routes {
    Routes::at("")
        .get("/spaces/{slug}/topics", Access::Viewer, in_space)
        .api_only()
        .says("Topics of a space, pinned ones first, then by the newest thing said")
        .answers::<TopicList>()
        .get("/topics", Access::Viewer, everywhere)
        .api_only()
        .says("Topics of all spaces I can read")
        .answers::<TopicList>()
}

/// `?show=unanswered&after=cursor`
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Which {
    /// `latest` (when not given), `unanswered`, `solved`, `discussions` or `questions`; for all spaces
    /// `latest`, `unread` or `unanswered`.
    show: Option<String>,
    after: Option<String>,
}

impl Which {
    fn cursor(&self) -> Outcome<Option<grove_kernel::Cursor>> {
        self.after.as_deref().map(grove_kernel::Cursor::parse).transpose()
    }
}

fn in_space(cx: &Cx<'_, Read>, (Path(slug), Query(which)): (Path<String>, Query<Which>)) -> Outcome<Reply> {
    let space = space_of(cx, &slug)?;
    // An empty list would say that nothing is there.
    space.clone().permit::<ReadInside>(cx)?;
    let show = Show::parse(which.show.as_deref().unwrap_or_default());
    let listed = load(cx, &space, show, which.cursor()?)?;
    Ok(Reply::default().json(move || TopicList::of(&listed)))
}

fn everywhere(cx: &Cx<'_, Read>, Query(which): Query<Which>) -> Outcome<Reply> {
    let tab = HomeTab::parse(which.show.as_deref().unwrap_or_default()).unwrap_or_default();
    let feed = home(cx, tab, which.cursor()?)?;
    Ok(Reply::default().json(move || TopicList::of(&feed.listed)))
}
