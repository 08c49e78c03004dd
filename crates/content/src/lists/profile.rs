//! What somebody has written, on their profile: two tabs that `grove` hangs into `members`.

use grove_kernel::{HasViewer, MemberId, Outcome};
use grove_members::profile::panel::{Panel, ProfilePanel};
use grove_store::{Cx, Read};
use maud::html;

use super::head::Order;
use super::listed::rows;
use super::{PAGE, store, views};

/// The tabs, in their order.
pub fn panels() -> Vec<ProfilePanel> {
    vec![
        ProfilePanel { name: "topics", title: "panel-topics", load: topics },
        ProfilePanel { name: "replies", title: "panel-replies", load: replies },
    ]
}

/// Topics that the viewer may see, the newest first.
fn topics(cx: &Cx<'_, Read>, member: MemberId) -> Outcome<Panel> {
    let mut listed = rows(cx, store::list(cx, &Order::ByAuthor(member), None, PAGE)?)?;
    listed.topics.next = None;
    let count = store::topics_by(cx, member)?;
    let deleted = if cx.viewer().is(member) { store::deleted(cx, PAGE)? } else { Vec::new() };
    Ok(Panel {
        title: "panel-topics",
        count: Some(count),
        make: Box::new(move |page| {
            html! { (views::rows_or_empty(page, &listed, "", views::none_yet(page, None))) (views::deleted(page, &deleted)) }
        }),
    })
}

/// Replies that the viewer may see, the newest first.
fn replies(cx: &Cx<'_, Read>, member: MemberId) -> Outcome<Panel> {
    let remarks = store::remarks(cx, member, None, PAGE)?.items;
    let count = store::replies_by(cx, member)?;
    Ok(Panel { title: "panel-replies", count: Some(count), make: Box::new(move |page| views::remarks(page, &remarks)) })
}
