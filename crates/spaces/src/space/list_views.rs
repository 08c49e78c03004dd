//! How the list of spaces looks: each space of the root with those below it, who is there, and the way
//! in.

use grove_kernel::Visible;
use grove_ui::components::{Empty, Face, PostButton, Size, Tone, Verb, empty, link_button, page_head, post_button, stack, state};
use grove_ui::{Page, Sheet, icon, small_icon, t};
use maud::{Markup, html};

use super::listing::{Crowd, Listing};
use super::noun::Space;
use super::policy::{Found, Reorder, Root};
use super::views::audience_mark;
use crate::membership::{AskToJoin, Join};
use crate::paths;

/// All spaces the viewer knows of, as the tree they are.
pub fn list(page: &Page<'_>, listing: &Listing, root: &Visible<Root>) -> Sheet {
    let title = page.t("spaces-title");
    let new = link_button(page.t("space-new"), paths::NEW).icon("plus");
    let may_found = root.may::<Found>(page);
    Sheet::new(&title).wide().canonical(paths::SPACES).main(html! {
        (page_head(&title).lede(page.t("spaces-lede")).actions(html! { @if may_found { (new.clone().primary()) } }))
        @if listing.tree.is_empty() { (empty(Empty::NothingYet, page.t("spaces-none"), page.t("spaces-none-why"), may_found.then_some(new))) }
        div.space-tree {
            @for family in families(&listing.tree) {
                ul.space-family { @for (depth, space) in family { li class={ "space-line depth-" (depth.min(&3)) } { (line(page, listing, space)) } } }
            }
        }
    })
}

/// A space of the root and all below it stand together.
fn families(tree: &[(usize, Visible<Space>)]) -> impl Iterator<Item = &[(usize, Visible<Space>)]> {
    tree.chunk_by(|_, (depth, _)| *depth > 0)
}

fn line(page: &Page<'_>, listing: &Listing, space: &Visible<Space>) -> Markup {
    let inside = listing.mine.contains(&space.id);
    html! {
        span.space-icon { (icon(&space.icon)) }
        div.space-words {
            h2 { a.whole href=(paths::space(&space.slug)) dir="auto" { (space.name) } (audience_mark(page, space)) }
            @if !space.purpose.is_empty() { p.t2 dir="auto" { (space.purpose) } }
        }
        @if let Some(crowd) = listing.crowds.get(&space.id) { (people(page, crowd)) }
        div.space-acts {
            @if inside { (state("check", page.t("space-joined"), Tone::Plain)) } @else { (way_in(page, space)) }
            @if space.may::<Reorder>(page) { (step(page, space, "up")) (step(page, space, "down")) }
        }
    }
}

fn people(page: &Page<'_>, crowd: &Crowd) -> Markup {
    let faces: Vec<Face<'_>> = crowd.faces.iter().map(grove_members::identity::Face::drawn).collect();
    let words = t!(page, "space-members", count = crowd.count);
    html! {
        span.space-people.meta {
            (stack(page, &faces, usize::try_from(crowd.count).unwrap_or(0), Size::Tiny))
            span.num aria-hidden="true" { (page.number(crowd.count)) }
            span.vh { (words) }
        }
    }
}

fn way_in(page: &Page<'_>, space: &Visible<Space>) -> Markup {
    html! {
        @if space.may::<Join>(page) { (post_button(page, paths::membership(&space.slug), Verb::Put, page.t("space-join")).look(|b| b.small())) }
        @else if space.may::<AskToJoin>(page) { (link_button(page.t("space-ask"), paths::ask(&space.slug)).small()) }
    }
}

fn step<'a, 'p>(page: &'a Page<'p>, space: &Visible<Space>, to: &'static str) -> PostButton<'a, 'p> {
    let (key, icon) = if to == "up" { ("space-step-up", "arrow-up") } else { ("space-step-down", "arrow-down") };
    post_button(page, paths::step(&space.slug), Verb::Post, t!(page, key, name = &space.name))
        .look(|b| b.quiet().small().icon_only(icon))
        .hidden("to", to)
}

/// The spaces right below one, in its own page; those the viewer knows of.
pub fn below(page: &Page<'_>, spaces: &[Visible<Space>]) -> Markup {
    html! {
        @if !spaces.is_empty() {
            nav.spaces-below aria-label=(page.t("spaces-below")) {
                @for space in spaces {
                    a.space-chip href=(paths::space(&space.slug)) title=[(!space.purpose.is_empty()).then_some(&space.purpose)] {
                        (small_icon(&space.icon)) span dir="auto" { (space.name) } (audience_mark(page, space))
                    }
                }
            }
        }
    }
}
