//! The feed of the home page.

use std::collections::HashMap;
use std::time::Duration;

use grove_kernel::{Cursor, HasViewer, Moment, Outcome, Refusal, SpaceId, Visible};
use grove_store::{Cx, Read};

use super::head::{Head, News, Order};
use super::listed::{Listed, cards};
use super::store;

/// Cards on a page of the feed.
pub const CARDS: usize = 20;

/// Questions beside it.
const BESIDE: usize = 4;

/// How long something unread waits for its reader.
const UNREAD_FOR: Duration = Duration::from_secs(60 * 86_400);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HomeTab {
    #[default]
    Latest,
    Unread,
    Unanswered,
}

impl HomeTab {
    pub const ALL: [Self; 3] = [Self::Latest, Self::Unread, Self::Unanswered];

    /// As addresses name it: `?tab=unread`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Latest => "latest",
            Self::Unread => "unread",
            Self::Unanswered => "unanswered",
        }
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }
    /// The key of its label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Latest => "home-latest",
            Self::Unread => "home-unread",
            Self::Unanswered => "home-unanswered",
        }
    }
}

/// A page of the feed.
pub struct HomeFeed {
    pub tab: HomeTab,
    pub listed: Listed,
    /// A few questions that nobody has answered, for beside the feed.
    pub waiting: Vec<Visible<Head>>,
    /// What waits to be read; told to members, on top of what is latest.
    pub news: Option<News>,
}

/// What is new, unread or unanswered in all the spaces that the viewer reads. Unread needs a member.
pub fn home<M>(cx: &Cx<'_, M>, tab: HomeTab, after: Option<Cursor>) -> Outcome<HomeFeed> {
    let order = match tab {
        HomeTab::Latest => Order::Latest,
        HomeTab::Unread => Order::Unread(unread_since(cx)?),
        HomeTab::Unanswered => Order::Waiting,
    };
    let news = match tab {
        HomeTab::Latest if after.is_none() && cx.viewer().is_member() => Some(store::news(cx, unread_since(cx)?)?),
        HomeTab::Latest | HomeTab::Unread | HomeTab::Unanswered => None,
    };
    let topics = store::list(cx, &order, after, CARDS)?;
    let waiting = if tab == HomeTab::Unanswered { Vec::new() } else { store::list(cx, &Order::Waiting, None, BESIDE)?.items };
    Ok(HomeFeed { tab, listed: cards(cx, topics)?, waiting, news })
}

/// In how many topics of each space something waits for the viewer; nothing for visitors.
pub fn unread_by_space(cx: &Cx<'_, Read>) -> Outcome<HashMap<SpaceId, i64>> {
    if cx.viewer().is_member() { store::unread_by_space(cx, unread_since(cx)?) } else { Ok(HashMap::new()) }
}

/// What was said before somebody came is not news to them, and what is old is not either.
fn unread_since<M>(cx: &Cx<'_, M>) -> Outcome<Moment> {
    let found = cx.viewer().found().ok_or(Refusal::SignIn)?;
    Ok(found.joined.max(cx.now().minus(UNREAD_FOR)))
}
