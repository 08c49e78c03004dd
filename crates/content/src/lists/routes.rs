//! Lists for programs; people see them in the page of the space, at home and on profiles.

use grove_kernel::{Outcome, Refusal};
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
        .and(super::of_member::routes())
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

/// What was named, or the first when nothing was. A page draws its latest for a word it does not know; a program
/// would take them for what it asked for.
fn chosen<T: Copy + Default>(named: Option<&str>, all: &[T], name: fn(T) -> &'static str) -> Outcome<T> {
    let Some(word) = named.filter(|word| !word.is_empty()) else { return Ok(T::default()) };
    let known = || all.iter().map(|one| name(*one)).collect::<Vec<_>>();
    all.iter().copied().find(|one| name(*one) == word).ok_or_else(|| Refusal::not_among("show", &known()))
}

fn in_space(cx: &Cx<'_, Read>, (Path(slug), Query(which)): (Path<String>, Query<Which>)) -> Outcome<Reply> {
    let space = space_of(cx, &slug)?;
    // An empty list would say that nothing is there.
    space.clone().permit::<ReadInside>(cx)?;
    let show = chosen(which.show.as_deref(), &Show::ALL, Show::name)?;
    let listed = load(cx, &space, show, which.cursor()?)?;
    Ok(Reply::default().json(move || TopicList::of(&listed)))
}

fn everywhere(cx: &Cx<'_, Read>, Query(which): Query<Which>) -> Outcome<Reply> {
    let tab = chosen(which.show.as_deref(), &HomeTab::ALL, HomeTab::name)?;
    let feed = home(cx, tab, which.cursor()?)?;
    Ok(Reply::default().json(move || TopicList::of(&feed.listed)))
}
