//! `PUT` and `DELETE /me/avatar`.

use grove_kernel::Outcome;
use grove_store::{Cx, Read, Write};
use grove_web::{Access, Done, Method, Nothing, Routes, Upload as Sent};

use crate::uploads::{self, Ready, UploadJson};
use crate::{paths, pictures};

pub fn routes() -> Routes {
    Routes::at(paths::MY_AVATAR)
        .prepared(Method::PUT, "", Access::Member, prepare, put)
        .body_limit(uploads::BODY)
        .says("My picture: JPEG, PNG, GIF or WebP, at most 10 MB; its middle becomes a square")
        .answers::<UploadJson>()
        .delete("", Access::Member, remove)
        .says("No picture: initials again")
}

/// Cuts a face and puts it on the shelf; the first half of changing it.
pub fn prepare_avatar(cx: &Cx<'_, Read>, bytes: &[u8]) -> Outcome<Ready> {
    uploads::prepare(cx, |library| pictures::for_face(&library.gate, bytes))
}

fn prepare(cx: &Cx<'_, Read>, sent: Sent) -> Outcome<Ready> {
    prepare_avatar(cx, &sent.bytes)
}

fn put(cx: &mut Cx<'_, Write>, ready: Ready) -> Outcome<Done> {
    let id = uploads::add(cx, &ready)?;
    let me = cx.me()?;
    uploads::replace_face(cx, me, Some(id))?;
    let (url, pixels) = (paths::picture(id), pictures::FACE);
    Ok(Done::see("/me").saying("done-picture-saved").json(move || UploadJson { id, url, width: pixels, height: pixels }))
}

fn remove(cx: &mut Cx<'_, Write>, _: Nothing) -> Outcome<Done> {
    let me = cx.me()?;
    uploads::replace_face(cx, me, None)?;
    Ok(Done::see("/me").saying("done-picture-removed"))
}
