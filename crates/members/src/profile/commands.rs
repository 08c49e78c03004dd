//! Changing what one shows.

use grove_kernel::{MemberId, Outcome, Permit, Refusal, UploadId};
use grove_store::{Cx, Write};

use super::{EditProfile, Member, store};
use crate::identity::acts::MemberRenamed;
use crate::identity::{Handle, commands};

/// What is to be changed; the rest stays. All of it was checked.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    pub name: Option<String>,
    pub handle: Option<Handle>,
    /// Markdown, and the safe HTML made of it.
    pub bio: Option<(String, String)>,
}

pub fn edit(cx: &mut Cx<'_, Write>, member: &Permit<'_, EditProfile, Member>, edits: &Edits) -> Outcome<()> {
    let mut renamed = rename(cx, member, edits.handle.as_ref())?;
    let name = edits.name.as_ref().unwrap_or(&member.name);
    let (bio, html) = edits.bio.as_ref().map_or((&member.bio, &member.bio_html), |(bio, html)| (bio, html));
    renamed |= *name != member.name;
    store::update(cx, member.id, name, bio, html)?;
    if renamed { cx.record(MemberRenamed { member: member.id }) } else { Ok(()) }
}

fn rename(cx: &mut Cx<'_, Write>, member: &Member, wish: Option<&Handle>) -> Outcome<bool> {
    let Some(handle) = wish.filter(|h| h.as_str() != member.handle) else { return Ok(false) };
    if !commands::check_free(cx, handle, Some(member.id))? {
        return Err(Refusal::invalid("handle", "problem-handle-had"));
    }
    store::rename(cx, member.id, &member.handle, handle)?;
    Ok(true)
}

/// Sets or removes one's picture; media has checked that the upload is theirs.
pub fn set_avatar(cx: &mut Cx<'_, Write>, member: MemberId, avatar: Option<UploadId>) -> Outcome<()> {
    let permit = store::find(cx, member)?.visible_to(cx)?.permit::<EditProfile>(cx)?;
    store::set_avatar(cx, permit.id, avatar)
}
