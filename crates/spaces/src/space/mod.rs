//! A space: one place of the community, with a purpose in one line, a switchboard of what may be begun
//! in it, and a way in. Spaces form a tree; the slug names a space in addresses and never changes.
//!
//! - a space that a viewer may not see and one that is not there are the same answer;
//! - only hosts (and admins, who act as hosts) change a space; founding at the root is for admins;
//! - the page `/spaces/{slug}` is shared: the header is ours, the body comes from [`wire`];
//! - a space is seen before it is changed: moving it and opening or closing it first show who gains and
//!   who loses sight of what.

mod acts;
mod body;
mod commands;
mod forms;
mod header;
mod json;
mod kinds;
mod list_views;
mod listing;
mod mine;
mod noun;
mod pages;
pub(crate) mod policy;
pub mod preview;
mod routes;
mod settings;
mod slug;
mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub use body::{Asked, Body, Piece, SpaceBody, wire};
pub use commands::{Ground, New, Step, change, change_visibility, fits, found, move_under, step};
pub use forms::{ChangeForm, Changes, FoundForm, NewSpace};
pub use header::{Person, SpaceHeader, header};
pub use json::SpaceJson;
pub use kinds::Kinds;
pub use mine::{Unread, wire_unread};
pub use noun::{ICONS, Joining, Space, in_tree_order};
pub use policy::{Change, ChangeVisibility, Found, Move, Reorder, Root};
pub use routes::routes;
pub(crate) use routes::visible;
pub(crate) use store::people::read_person;
pub use store::{by_id, by_slug, listed, read_place, tree};

/// Draws every page once; a missing message or icon panics.
#[cfg(test)]
pub(crate) fn draw_all(cx: &grove_store::Cx<'_, grove_store::Read>, page: &grove_ui::Page<'_>) -> grove_kernel::Outcome<()> {
    let (none, root) = (grove_kernel::Problems::one("name", "spaces-problem-missing"), grove_kernel::Sealed::new(Root).visible_to(cx)?);
    let _all = (list_views::list(page, &listing::listing(cx)?, &root), pages::new(page, None, &FoundForm::default(), &none));
    for space in listed(cx)? {
        let head = header(cx, &space)?;
        let tries = crate::Visibility::ALL.map(preview::Try::Visibility);
        for what in tries.into_iter().chain([preview::Try::Under(None)]) {
            let effects = preview::preview(cx, &space, &what)?;
            let _tried = settings::tried(page, &head, &what, None, &effects);
        }
        let _pages = (pages::card_only(page, &head), settings::show(page, &head, &preview::targets(cx, &space)?, None, &none));
        let _show = pages::show(page, &head, Body::new(|_| maud::html! {}));
    }
    Ok(())
}
