//! Doors for feed readers and search engines.

use grove_kernel::{Community, Floor, Outcome, Refusal};
use grove_store::{Cx, Read};
use grove_web::{Access, Origin, PageOnly, Path, Query, Raw, Reply, Routes};
use serde::Deserialize;

use super::atom::{About, feed};
use super::{sitemap, store, xml};
use crate::topics::space_of;
use crate::{paths, tags};

pub fn routes() -> Routes {
    Routes::at("")
        .get("/spaces/{slug}/feed", Access::Viewer, of_space)
        .for_all()
        .page_only(PageOnly::Format)
        .get("/tags/{tag}/feed", Access::Viewer, of_tag)
        .for_all()
        .page_only(PageOnly::Format)
        .get("/robots.txt", Access::Anyone, robots)
        .page_only(PageOnly::Format)
        .get("/sitemap.xml", Access::Viewer, map)
        .for_all()
        .page_only(PageOnly::Format)
}

const ATOM: &str = "application/atom+xml; charset=utf-8";
const XML: &str = "application/xml; charset=utf-8";
/// The same for everybody, and worth asking again after five minutes.
const CACHE: &str = "public, max-age=300";

fn raw(content_type: &'static str, text: &str) -> Reply {
    let text = xml::allowed(text);
    Reply::raw(Raw { content_type, bytes: text.into_bytes().into(), cache: CACHE })
}

fn of_space(cx: &Cx<'_, Read>, (Path(slug), Origin(origin)): (Path<String>, Origin)) -> Outcome<Reply> {
    let space = space_of(cx, &slug)?;
    if space.place.content != Floor::Everyone {
        return Err(Refusal::NotFound);
    }
    let entries = store::of_space(cx, space.id)?;
    let (feed_path, page) = (paths::space_feed(&slug), grove_spaces::paths::space(&slug));
    Ok(raw(ATOM, &feed(&About { origin: &origin, title: &space.name, subtitle: &space.purpose, feed: feed_path, page }, &entries)))
}

fn of_tag(cx: &Cx<'_, Read>, (Path(name), Origin(origin)): (Path<String>, Origin)) -> Outcome<Reply> {
    let entries = store::of_tag(cx, &name)?;
    // A tag of which everybody may read nothing is not there for feeds.
    let tag = tags::find(cx, &name)?.filter(|_| !entries.is_empty()).ok_or(Refusal::NotFound)?;
    let (feed_path, page) = (paths::tag_feed(&name), paths::tag(&name));
    Ok(raw(ATOM, &feed(&About { origin: &origin, title: &tag.name, subtitle: &tag.excerpt, feed: feed_path, page }, &entries)))
}

/// A private place is nobody's to list; elsewhere the sitemap says what there is.
fn robots(cx: &Cx<'_, Read>, Origin(origin): Origin) -> Outcome<Reply> {
    let text = match grove_members::settings::openness(cx)? {
        Community::Private => "User-agent: *\nDisallow: /\n".to_owned(),
        Community::Gated | Community::Public => format!("User-agent: *\nAllow: /\n\nSitemap: {origin}/sitemap.xml\n"),
    };
    Ok(Reply::raw(Raw { content_type: "text/plain; charset=utf-8", bytes: text.into_bytes().into(), cache: CACHE }))
}

/// Which part of the map, from 1.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Which {
    part: Option<usize>,
}

fn map(cx: &Cx<'_, Read>, (Query(which), Origin(origin)): (Query<Which>, Origin)) -> Outcome<Reply> {
    Ok(raw(XML, &sitemap::make(cx, &origin, which.part)?))
}
