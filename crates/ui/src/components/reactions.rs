//! Reactions: one tap says it. The bar is one form, and each button says where it goes, so it works without a
//! script; a visitor sees the counts and cannot press them.

use maud::{Markup, html};

use super::form::{Verb, action, form_key};
use crate::icon::small_icon;
use crate::{Page, t};

/// One reaction to one thing.
#[derive(Clone, Debug)]
pub struct Reaction {
    pub emoji: String,
    /// Its name in words: "Helpful".
    pub name: String,
    pub count: i64,
    pub mine: bool,
    /// `PUT` adds mine, `DELETE` takes it back. Nothing for those who may not react.
    pub url: Option<String>,
}

/// The reactions given, and a menu of those not given yet. `id` is the id of the bar, which an enhanced
/// press replaces: `(reaction_bar(page, "reactions-7", &reactions))`.
pub fn reaction_bar(page: &Page<'_>, id: &str, reactions: &[Reaction]) -> Markup {
    let (given, rest): (Vec<_>, Vec<_>) = reactions.iter().partition(|r| r.count > 0 || r.mine);
    let rest: Vec<_> = rest.into_iter().filter(|r| r.url.is_some()).collect();
    let inside = html! {
        @for r in given { (one(page, r)) }
        @if !rest.is_empty() {
            details.menu.react-menu {
                summary.act { (small_icon("smile")) span.act-label { (page.t("ui-react")) } }
                div.menu-list.react-list { @for r in rest { (one(page, r)) } }
            }
        }
    };
    if !reactions.iter().any(|r| r.url.is_some()) {
        return html! { div.reactions id=(id) { (inside) } };
    }
    html! {
        form.reactions id=(id) method="post" hx-target:inherited={ "#" (id) } hx-swap:inherited="outerHTML" { (form_key(page)) (inside) }
    }
}

fn one(page: &Page<'_>, r: &Reaction) -> Markup {
    let label = (r.count > 0).then(|| t!(page, "ui-reaction", name = &r.name, count = r.count));
    let inside = html! { span aria-hidden="true" { (r.emoji) } @if r.count > 0 { span.num aria-hidden="true" { (page.number(r.count)) } } };
    let Some(url) = &r.url else {
        return html! { span.react.still role="img" aria-label=[label] title=(r.name) { (inside) } };
    };
    let to = action(url, if r.mine { Verb::Delete } else { Verb::Put });
    let pressed = if r.mine { "true" } else { "false" };
    html! { button.react formaction=(to) hx-post=(to) aria-pressed=(pressed) aria-label=[label] title=(r.name) { (inside) } }
}
