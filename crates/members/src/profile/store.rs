//! SQL of profiles and the directory.

use grove_kernel::{Cursor, MemberId, Outcome, Refusal, Role, Sealed, UploadId, Visible};
use grove_store::{Columns, Cx, Write, params, sql};

use super::Member;
use crate::identity::Handle;

macro_rules! member {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.handle, m.name, m.role, m.bio, m.bio_html, m.avatar, m.is_staff, m.is_bot, m.is_brand, m.joined_at, \
             m.approved_at, m.left_at FROM member m ",
            $rest
        )
    };
}
sql! {
    sealed FIND = member!("WHERE m.id = $1");
    sealed BY_HANDLE = member!("WHERE m.handle = $1");
    visible NEWEST = member!("WHERE m.left_at IS NULL AND m.approved_at IS NOT NULL AND (m.id = $1 OR CAST($2 AS BIGINT) <= 0) \
        AND (m.joined_at, m.id) < ($3, $4) ORDER BY m.joined_at DESC, m.id DESC LIMIT $5");
    visible BY_NAME = member!("WHERE m.left_at IS NULL AND m.approved_at IS NOT NULL AND (m.id = $1 OR CAST($2 AS BIGINT) <= 0) \
        AND (m.name_key LIKE $3 ESCAPE '!' OR m.name_key LIKE $4 ESCAPE '!' OR m.handle LIKE $3 ESCAPE '!') \
        AND (m.name_key, m.id) > ($5, $6) ORDER BY m.name_key, m.id LIMIT $7");
    visible COUNT = "SELECT COUNT(*) FROM member m WHERE m.left_at IS NULL AND m.approved_at IS NOT NULL AND (m.id = $1 OR CAST($2 AS BIGINT) <= 0)";
    system NAME_KEY = "SELECT name_key FROM member WHERE id = $1";
    write UPDATE = "UPDATE member SET name = $2, name_key = $3, bio = $4, bio_html = $5 WHERE id = $1";
    write RENAME = "UPDATE member SET handle = $2, skeleton = $3 WHERE id = $1";
    write KEEP_FORMER = "INSERT INTO handle_history (handle, skeleton, member, until) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (handle) DO UPDATE SET member = excluded.member, until = excluded.until";
    write TAKE_BACK = "DELETE FROM handle_history WHERE handle = $1 AND member = $2";
    write SET_AVATAR = "UPDATE member SET avatar = $2 WHERE id = $1";
}

fn read(row: &mut Columns<'_>) -> Outcome<Member> {
    Ok(Member {
        id: row.take()?,
        handle: row.take()?,
        name: row.take()?,
        role: Role::from_number(row.take()?),
        bio: row.take()?,
        bio_html: row.take()?,
        avatar: row.take()?,
        is_staff: row.take()?,
        is_bot: row.take()?,
        is_brand: row.take()?,
        joined_at: row.take()?,
        approved_at: row.take()?,
        left_at: row.take()?,
    })
}

pub fn find<M>(cx: &Cx<'_, M>, id: MemberId) -> Outcome<Sealed<Member>> {
    cx.one(&FIND, params![id], read)?.ok_or(Refusal::NotFound)
}

pub fn find_by_handle<M>(cx: &Cx<'_, M>, handle: &str) -> Outcome<Sealed<Member>> {
    cx.one(&BY_HANDLE, params![handle], read)?.ok_or(Refusal::NotFound)
}

pub fn newest<M>(cx: &Cx<'_, M>, after: Cursor, limit: usize) -> Outcome<Vec<Visible<Member>>> {
    cx.visible(&NEWEST, params![after.key, after.id, limit], read)
}

/// By name, those whose name, a word of it, or handle begins with `begins`.
pub fn by_name<M>(cx: &Cx<'_, M>, begins: &str, after: Option<Cursor>, limit: usize) -> Outcome<Vec<Visible<Member>>> {
    let plain = begins.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let (first, inner) = (format!("{plain}%"), format!("% {plain}%"));
    // The cursor names the last person shown; their name is looked up, so that no name is in an address.
    let last = after.map_or(i64::MIN, |c| c.id);
    let key = match after {
        Some(cursor) => cx.system_one(&NAME_KEY, params![cursor.id], grove_store::first::<String>)?.unwrap_or_default(),
        None => String::new(),
    };
    cx.visible(&BY_NAME, params![first.as_str(), inner.as_str(), key.as_str(), last, limit], read)
}

/// How many people are here.
pub fn count<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    cx.tally(&COUNT, params![])
}

pub fn update(cx: &mut Cx<'_, Write>, id: MemberId, name: &str, bio: &str, bio_html: &str) -> Outcome<()> {
    let key = crate::identity::name::key(name);
    cx.write(&UPDATE, params![id, name, key.as_str(), bio, bio_html]).map(drop)
}

/// The old handle leads on from now; a handle one had before is taken back.
pub fn rename(cx: &mut Cx<'_, Write>, id: MemberId, before: &str, handle: &Handle) -> Outcome<()> {
    let (was, skeleton, now) = (crate::identity::skeleton(before), handle.skeleton(), cx.now());
    cx.write(&KEEP_FORMER, params![before, was.as_str(), id, now])?;
    cx.write(&TAKE_BACK, params![handle.as_str(), id])?;
    cx.write(&RENAME, params![id, handle.as_str(), skeleton.as_str()]).map(drop)
}

pub fn set_avatar(cx: &mut Cx<'_, Write>, id: MemberId, avatar: Option<UploadId>) -> Outcome<()> {
    cx.write(&SET_AVATAR, params![id, avatar]).map(drop)
}
