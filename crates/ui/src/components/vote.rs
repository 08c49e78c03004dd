//! The vote box: one button with its count, for questions, answers and ideas.

use maud::{Markup, html};

use super::form::{Swap, Verb, action, form_key};
use crate::Page;
use crate::icon::icon;

/// A vote on one thing.
#[derive(Clone, Debug)]
pub struct Vote {
    /// The id of the box, which an enhanced press replaces.
    pub id: String,
    pub count: i64,
    pub mine: bool,
    /// `PUT` votes, `DELETE` takes it back; nothing for those who may not vote.
    pub url: Option<String>,
    /// What the button means: "I have this question too".
    pub label: String,
    /// A word under the number: "me too".
    pub unit: Option<String>,
}

/// `(vote_box(page, &Vote { … }))`
pub fn vote_box(page: &Page<'_>, vote: &Vote) -> Markup {
    html! {
        div.vote id=(vote.id) {
            @if let Some(url) = &vote.url {
                @let to = action(url, if vote.mine { Verb::Delete } else { Verb::Put });
                @let swap = Swap::outer(format!("#{}", vote.id));
                form method="post" action=(to) hx-post=(to) hx-target=(swap.target) hx-swap=(swap.style) {
                    (form_key(page))
                    button aria-pressed=(if vote.mine { "true" } else { "false" }) aria-label=(vote.label) title=(vote.label) { (icon("arrow-up")) }
                }
            } @else { span.vote-still title=(vote.label) { (icon("arrow-up")) } }
            span.vote-count { (page.number(vote.count)) }
            @if let Some(unit) = &vote.unit { span.vote-unit { (unit) } }
        }
    }
}
