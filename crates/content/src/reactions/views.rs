//! The bar of reactions under a text, and the one sign on a card.

use grove_kernel::Visible;
use grove_ui::Page;
use grove_ui::components::{self, reaction_bar};
use maud::{Markup, html};

use super::policy::React;
use super::reaction::{Counts, Given, Reaction};
use crate::paths;
use crate::said::{Said, Target};

/// The bar under a text.
pub fn under<T: Said>(page: &Page<'_>, said: &Visible<T>, given: &Given) -> Markup {
    bar(page, said.target(), &given.to(said.target()), said.may::<React>(page))
}

/// The bar by itself, as a press replaces it.
pub fn bar(page: &Page<'_>, target: Target, counts: &Counts, may: bool) -> Markup {
    let all: Vec<_> = counts.iter().map(|(reaction, count, mine)| drawn(page, target, reaction, count, mine, may)).collect();
    reaction_bar(page, &format!("reactions-{target}"), &all)
}

/// What was given most, to look at: cards of a feed.
pub fn most(page: &Page<'_>, target: Target, counts: &Counts) -> Markup {
    let most: Vec<_> = counts.most().map(|(reaction, count, _)| drawn(page, target, reaction, count, false, false)).into_iter().collect();
    html! { @if !most.is_empty() { (reaction_bar(page, &format!("reactions-{target}"), &most)) } }
}

fn drawn(page: &Page<'_>, target: Target, reaction: Reaction, count: i64, mine: bool, may: bool) -> components::Reaction {
    let url = may.then(|| paths::reaction(target, reaction.name()));
    components::Reaction { emoji: reaction.emoji().to_owned(), name: page.t(&format!("reaction-{}", reaction.name())), count, mine, url }
}
