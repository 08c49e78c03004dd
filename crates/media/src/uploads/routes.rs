//! `POST /media` takes a picture, `GET /media/{id}` shows one.

use grove_kernel::{HasViewer, Outcome, Problems, UploadId, Viewer};
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Ask, Done, Input, Method, Nothing, PageOnly, Path, Query, Raw, Reply, Routes, Upload as Sent};
use serde::{Deserialize, Serialize};

use super::commands::{self, Ready};
use super::{store, views};
use crate::{paths, pictures};

/// A picture, and what surrounds it in a multipart body.
pub(crate) const BODY: usize = pictures::HEAVIEST + 4096;

/// Whoever may read it may keep it this long; then the browser asks whether it still may.
const PRIVATE: &str = "private, max-age=600";
const PUBLIC: &str = "public, max-age=600";
/// A file is a picture and nothing else, whatever a browser makes of it.
const ALONE: &str = "default-src 'none'; sandbox";

pub fn routes() -> Routes {
    Routes::at(paths::UPLOADS)
        .prepared(Method::POST, "", Access::Member, prepare, add)
        .again(add_again)
        .body_limit(BODY)
        .says("Bring a picture: JPEG, PNG, GIF or WebP, at most 10 MB. It is yours alone until a text shows it")
        .answers::<UploadJson>()
        .get("/new", Access::Member, form)
        .page_only(PageOnly::Form)
        .get("/{id}", Access::Anyone, show)
        .page_only(PageOnly::Format)
}

/// A picture that was brought.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct UploadJson {
    #[schema(value_type = String)]
    pub id: UploadId,
    /// What a text shows it with.
    pub url: String,
    pub width: u32,
    pub height: u32,
}

fn prepare(cx: &Cx<'_, Read>, sent: Sent) -> Outcome<Ready> {
    commands::prepare(cx, |library| pictures::for_text(&library.gate, &sent.bytes))
}

fn add(cx: &mut Cx<'_, Write>, ready: Ready) -> Outcome<Done> {
    let id = commands::add(cx, &ready)?;
    let url = paths::picture(id);
    let (brought, size) = (url.clone(), (ready.width, ready.height));
    let done = Done::see(url.clone()).created(move || UploadJson { id, url, width: ready.width, height: ready.height });
    Ok(done.page(move |page| views::brought(page, &brought, size)))
}

/// Where a browser without a script brings a picture.
fn form(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    super::may_add(cx.viewer()).ok()?;
    Ok(Reply::page(|page| views::form(page, &Problems::default())))
}

fn add_again(_: &Cx<'_, Read>, _: &Ask, problems: &Problems) -> Outcome<Reply> {
    let problems = problems.clone();
    Ok(Reply::page(move |page| views::form(page, &problems)))
}

/// `?size=small` for lists.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
struct Size {
    size: Option<String>,
}

/// The tag of what the browser has already.
struct Has(String);

impl Input for Has {
    fn take(ask: &Ask) -> Outcome<Self> {
        Ok(Self(ask.header("if-none-match").unwrap_or_default().to_owned()))
    }
}

fn show(cx: &Cx<'_, Read>, (Path(id), Query(size), Has(known)): (Path<UploadId>, Query<Size>, Has)) -> Outcome<Reply> {
    let upload = store::find(cx, id)?.visible_to(cx)?;
    let small = size.size.as_deref() == Some("small");
    let tag = format!("\"{}{}\"", &upload.hash[..32], if small { "-small" } else { "" });
    // A proxy may keep only what somebody without a name sees too.
    let for_all = grove_kernel::Guarded::visible_to(&*upload, &Viewer::visitor());
    let cache = if for_all { PUBLIC } else { PRIVATE };
    let fresh = known.split(',').any(|t| t.trim().trim_start_matches("W/") == tag);
    let bytes = if fresh { Vec::new() } else { crate::Library::of(cx)?.read(&upload.hash, upload.kind, small)? };
    let raw = Raw { content_type: upload.kind.content_type(), bytes: bytes.into(), cache };
    let reply = Reply::raw(raw)
        .header("etag", tag)
        .header("content-disposition", format!("inline; filename=\"{id}.{}\"", upload.kind.name()))
        .header("content-security-policy", ALONE);
    Ok(if fresh { reply.status(304) } else { reply })
}
