//! What stands under the header of a space: its topics, pinned ones first, and the ways to narrow them.

use grove_kernel::{Cursor, Floor, Outcome, Visible};
use grove_spaces::{Asked, Body, Space};
use grove_store::{Cx, Read};
use grove_ui::Page;
use grove_ui::components::{Button, Tab, filters, link_button};
use maud::{Markup, Render, html};

use super::head::Order;
use super::listed::{Listed, rows};
use super::{PAGE, store, views};
use crate::paths;
use crate::topics::TopicKind;
use crate::topics::commands::Begin;

/// Which of a space's topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    #[default]
    Latest,
    Unanswered,
    Solved,
    Discussions,
    Questions,
}

impl Show {
    pub const ALL: [Self; 5] = [Self::Latest, Self::Unanswered, Self::Solved, Self::Discussions, Self::Questions];

    /// As addresses name it: `?show=unanswered`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Latest => "latest",
            Self::Unanswered => "unanswered",
            Self::Solved => "solved",
            Self::Discussions => "discussions",
            Self::Questions => "questions",
        }
    }
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.name() == name).unwrap_or_default()
    }
    pub const fn order(self, space: &Space) -> Order {
        match self {
            Self::Latest => Order::InSpace(space.id),
            Self::Unanswered => Order::Unanswered(space.id),
            Self::Solved => Order::Solved(space.id),
            Self::Discussions => Order::OfKind(space.id, TopicKind::Discussion),
            Self::Questions => Order::OfKind(space.id, TopicKind::Question),
        }
    }
    /// Whether it says anything about a space that takes these kinds.
    fn fits(self, space: &Space) -> bool {
        let (talks, asks) = (space.kinds.allows("discussion"), space.kinds.allows("question"));
        match self {
            Self::Latest => true,
            Self::Unanswered | Self::Solved => asks,
            Self::Discussions | Self::Questions => talks && asks,
        }
    }
    fn path(self, slug: &str) -> String {
        let space = grove_spaces::paths::space(slug);
        if self == Self::Latest { space } else { format!("{space}?show={}", self.name()) }
    }
}

/// The body of a space's page; `grove` hangs it into `spaces`.
pub fn space_body(cx: &Cx<'_, Read>, space: &Visible<Space>, asked: &Asked) -> Outcome<Body> {
    let show = Show::parse(value(&asked.query, "show").unwrap_or_default());
    let after = value(&asked.query, "after").map(Cursor::parse).transpose()?;
    let listed = load(cx, space, show, after)?;
    let (shown, slug) = (space.clone(), space.slug.clone());
    let (begins, asks) = (space.may::<Begin>(cx), !space.kinds.allows("discussion"));
    let mut body = Body::new(move |page| draw(page, &shown, show, &listed, begins));
    if begins {
        body.action = Some(Box::new(move |page| begin_button(page, &slug, asks).primary().render()));
    }
    if space.place.content == Floor::Everyone {
        body.feed = Some((paths::space_feed(&space.slug), space.name.clone()));
    }
    Ok(body)
}

/// A page of a space's topics; the pinned ones stand before the first.
pub fn load(cx: &Cx<'_, Read>, space: &Space, show: Show, after: Option<Cursor>) -> Outcome<Listed> {
    let mut topics = store::list(cx, &show.order(space), after, PAGE)?;
    if show == Show::Latest && after.is_none() {
        topics.items.splice(0..0, store::pinned(cx, space.id)?);
    }
    rows(cx, topics)
}

fn draw(page: &Page<'_>, space: &Visible<Space>, show: Show, listed: &Listed, begins: bool) -> Markup {
    let chips: Vec<Tab> = Show::ALL
        .into_iter()
        .filter(|other| other.fits(space))
        .map(|other| Tab::new(page.t(&format!("show-{}", other.name())), other.path(&space.slug), other == show))
        .collect();
    let none = match show {
        Show::Latest => views::none_yet(page, begins.then(|| begin_button(page, &space.slug, !space.kinds.allows("discussion")))),
        Show::Unanswered | Show::Solved | Show::Discussions | Show::Questions => views::none_match(page, &Show::Latest.path(&space.slug)),
    };
    html! {
        @if chips.len() > 1 { (filters(page, page.t("show-label"), &chips, html! { (page.t("show-order")) })) }
        (views::rows_or_empty(page, listed, &show.path(&space.slug), none))
    }
}

fn begin_button(page: &Page<'_>, slug: &str, asks: bool) -> Button {
    let word = if asks { "topic-ask" } else { "topic-new" };
    link_button(page.t(word), paths::new_topic(slug)).icon("pencil")
}

/// A value of a query whose values need no decoding: words and cursors.
fn value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(n, _)| *n == name).map(|(_, v)| v).filter(|v| !v.is_empty())
}
