//! `/`

use grove_content::lists::{self, HomeTab};
use grove_kernel::{Community, HasViewer, Outcome};
use grove_members::{identity, settings};
use grove_spaces::space;
use grove_store::{Cx, Read};
use grove_web::{Access, PageOnly, Query, Reply, Routes};
use serde::Deserialize;

use super::views;

pub fn routes() -> Routes {
    Routes::at("/").get("", Access::Anyone, show).for_all().page_only(PageOnly::Form)
}

#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Which {
    after: Option<String>,
    tab: Option<String>,
}

fn show(cx: &Cx<'_, Read>, Query(which): Query<Which>) -> Outcome<Reply> {
    let settings = settings::community(cx)?;
    if cx.viewer().is_owner() && !settings.is_set_up {
        return Ok(Reply::go("/set-up".to_owned()));
    }
    if !cx.viewer().is_member() && settings.access != Community::Public {
        let waits = cx.viewer().id().is_some();
        return Ok(Reply::page(move |page| views::outside(page, &settings, waits)));
    }
    let after = which.after.as_deref().map(grove_kernel::Cursor::parse).transpose()?;
    let tab = which.tab.as_deref().and_then(HomeTab::parse).filter(|tab| *tab != HomeTab::Unread || cx.viewer().is_member());
    if cx.viewer().is_admin() && space::listed(cx)?.is_empty() {
        return Ok(Reply::page(move |page| views::first(page, &settings)));
    }
    let feed = lists::home(cx, tab.unwrap_or_default(), after)?;
    let me = match cx.viewer().id().filter(|_| cx.viewer().is_member()) {
        Some(id) => identity::face(cx, id)?,
        None => None,
    };
    Ok(Reply::page(move |page| views::home(page, &settings, &feed, me.as_ref())))
}
