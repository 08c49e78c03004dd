//! Bringing pictures, and hanging them up.

use grove_kernel::{HasViewer, Id, Kind as IdKind, MemberId, Outcome, Refusal, UploadId};
use grove_store::{Cx, Read, Write};
use std::time::Duration;

use super::acts::{AvatarChanged, UploadAdded};
use super::{may_add, store};
use crate::library::Library;
use crate::paths;
use crate::pictures::{Kind, Picture};

/// More than this may not lie around: write the text they are for, or wait for the sweep.
const MOST_LOOSE: i64 = 100;

/// A picture whose bytes are on the disk; what its row will say.
#[derive(Clone, Debug)]
pub struct Ready {
    pub(crate) hash: String,
    pub(crate) kind: Kind,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bytes: usize,
}

/// The heavy part, outside of the writer: draws the picture anew and puts it on the shelf.
pub(crate) fn prepare(cx: &Cx<'_, Read>, draw: impl FnOnce(&Library) -> Outcome<Picture>) -> Outcome<Ready> {
    may_add(cx.viewer()).ok()?;
    if store::loose(cx)? >= MOST_LOOSE {
        return Err(Refusal::TooMany { retry: Duration::from_secs(3600) });
    }
    let library = Library::of(cx)?;
    let picture = draw(&library)?;
    library.keep(&picture)?;
    Ok(Ready { hash: picture.hash(), kind: picture.kind, width: picture.width, height: picture.height, bytes: picture.bytes.len() })
}

/// Writes the row of a picture that is on the shelf.
pub(crate) fn add(cx: &mut Cx<'_, Write>, ready: &Ready) -> Outcome<UploadId> {
    may_add(cx.viewer()).ok()?;
    let (id, owner) = (cx.new_id(), cx.me()?);
    store::insert(cx, id, owner, ready)?;
    cx.record(UploadAdded { upload: id, bytes: i64::try_from(ready.bytes).unwrap_or(i64::MAX) })?;
    Ok(id)
}

/// A text was written: these are the pictures it shows (`/media/…`), and no others. The writer's own
/// are hung on it; what hung there before stays while the text still shows it, whoever brought it.
pub fn hang<K: IdKind>(cx: &mut Cx<'_, Write>, urls: &[String], on: Id<K>) -> Outcome<()> {
    let shown: Vec<UploadId> = urls.iter().filter_map(|url| paths::named(url)).collect();
    let before = store::on(cx, K::PREFIX, on.raw())?;
    for gone in before.iter().filter(|id| !shown.contains(id)) {
        store::take_down(cx, *gone, K::PREFIX, on.raw())?;
    }
    let Some(writer) = cx.viewer().id() else { return Ok(()) };
    for new in shown.iter().filter(|id| !before.contains(id)) {
        store::hang(cx, *new, K::PREFIX, on.raw(), writer)?;
    }
    Ok(())
}

/// How large the pictures of a text are, of those that the viewer sees: address, width, height.
pub fn sizes<M>(cx: &Cx<'_, M>, urls: &[String]) -> Outcome<Vec<(String, i64, i64)>> {
    let mut sizes = Vec::new();
    for url in urls {
        let Some(id) = paths::named(url) else { continue };
        let seen = store::find(cx, id).and_then(|upload| upload.visible_to(cx));
        match seen {
            Ok(upload) => sizes.push((url.clone(), upload.width, upload.height)),
            Err(Refusal::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(sizes)
}

/// The community's mark is this picture of the viewer; everybody sees it, at the door too. Called by
/// whoever changes the setting, after it was allowed.
pub fn hang_for_community(cx: &mut Cx<'_, Write>, upload: Option<UploadId>) -> Outcome<()> {
    let owner = cx.me()?;
    only_this(cx, upload, "com", 0, owner)
}

/// The member's face is this picture, or none.
pub(crate) fn replace_face(cx: &mut Cx<'_, Write>, member: MemberId, face: Option<UploadId>) -> Outcome<()> {
    if store::face_of(cx, member)? == face {
        return Ok(());
    }
    only_this(cx, face, "mem", member.raw(), member)?;
    store::set_face(cx, member, face)?;
    cx.record(AvatarChanged { member })
}

/// Exactly this hangs there.
fn only_this(cx: &mut Cx<'_, Write>, upload: Option<UploadId>, kind: &str, target: i64, owner: MemberId) -> Outcome<()> {
    for gone in store::on(cx, kind, target)? {
        if Some(gone) != upload {
            store::take_down(cx, gone, kind, target)?;
        }
    }
    upload.map_or(Ok(()), |upload| store::hang(cx, upload, kind, target, owner))
}
