//! Invitations in the database.

use grove_kernel::{Floor, MemberId, Outcome, Place, Sealed, SecretHash, SpaceId, SpaceRole};
use grove_members::face_columns;
use grove_members::identity::read_face;
use grove_store::{Columns, Cx, Write, first, params, sql};

use super::commands::NewInvitation;
use super::noun::{Bounds, Invitation, InvitationId, Offer};

macro_rules! invitation {
    ($where:literal) => {
        concat!(
            "SELECT i.id, s.id, s.card_floor, s.content_floor, i.email, i.note, ",
            face_columns!(),
            ", i.at, i.uses, i.most_uses, i.expires_at, i.revoked_at FROM invitation i JOIN member m ON m.id = i.by_member \
             LEFT JOIN space s ON s.id = i.space WHERE ",
            $where
        )
    };
}

sql! {
    sealed OF_SPACE = invitation!("i.space = $1 ORDER BY i.at DESC, i.id DESC LIMIT 200");
    sealed OF_COMMUNITY = invitation!("i.space IS NULL ORDER BY i.at DESC, i.id DESC LIMIT 200");
    sealed BY_ID = invitation!("i.id = $1");
    sealed BY_SECRET = "SELECT i.id, i.by_member, i.note, i.email, i.space, COALESCE(s.name, ''), COALESCE(s.purpose, ''), \
        COALESCE(s.slug, ''), i.uses, i.most_uses, i.expires_at, i.revoked_at FROM invitation i LEFT JOIN space s ON s.id = i.space \
        WHERE i.secret_hash = $1";
    system HOSTS = "SELECT COUNT(*) FROM space_access WHERE space = $1 AND grantee = $2 AND role = $3";
    write INSERT = "INSERT INTO invitation (id, secret_hash, space, email, note, by_member, at, expires_at, most_uses) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    write USE = "UPDATE invitation SET uses = uses + 1 WHERE id = $1 AND uses < most_uses AND revoked_at IS NULL AND expires_at > $2 \
        AND (email IS NULL OR email = (SELECT m.email FROM member m WHERE m.id = $3))";
    write REVOKE = "UPDATE invitation SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
}

/// Those of a space, or those into the community alone.
pub fn list<M>(cx: &Cx<'_, M>, space: Option<SpaceId>) -> Outcome<Vec<Sealed<Invitation>>> {
    match space {
        Some(space) => cx.many(&OF_SPACE, params![space], read),
        None => cx.many(&OF_COMMUNITY, params![], read),
    }
}

pub fn by_id<M>(cx: &Cx<'_, M>, id: InvitationId) -> Outcome<Option<Sealed<Invitation>>> {
    cx.one(&BY_ID, params![id], read)
}

pub fn by_secret<M>(cx: &Cx<'_, M>, secret: &str) -> Outcome<Option<Sealed<Offer>>> {
    cx.one(&BY_SECRET, params![&SecretHash::of(secret).hex()], read_offer)
}

/// Whether somebody hosts a space now, also by inheritance.
pub fn hosts<M>(cx: &Cx<'_, M>, space: SpaceId, member: MemberId) -> Outcome<bool> {
    Ok(cx.system_one(&HOSTS, params![space, member, SpaceRole::Host.number()], first::<i64>)?.unwrap_or(0) > 0)
}

pub fn insert(cx: &mut Cx<'_, Write>, id: InvitationId, secret: &str, space: Option<SpaceId>, new: &NewInvitation) -> Outcome<()> {
    let (now, by, hash) = (cx.now(), cx.me()?, SecretHash::of(secret).hex());
    let expires = now.plus(std::time::Duration::from_secs(new.days * 86_400));
    cx.write(&INSERT, params![id, &hash, space, &new.email, &new.note, by, now, expires, new.most_uses]).map(drop)
}

/// One use, if there is one left for this member.
pub fn take_use(cx: &mut Cx<'_, Write>, id: InvitationId, member: MemberId) -> Outcome<bool> {
    let now = cx.now();
    Ok(cx.write(&USE, params![id, now, member])? > 0)
}

pub fn revoke(cx: &mut Cx<'_, Write>, id: InvitationId) -> Outcome<bool> {
    let now = cx.now();
    Ok(cx.write(&REVOKE, params![id, now])? > 0)
}

fn read(row: &mut Columns<'_>) -> Outcome<Invitation> {
    let id = row.take()?;
    let (space, card, content): (Option<SpaceId>, Option<i64>, Option<i64>) = (row.take()?, row.take()?, row.take()?);
    let floor = |n: Option<i64>| Floor::from_grantee(n.unwrap_or(Floor::Admins.grantee()));
    Ok(Invitation {
        id,
        place: space.map(|space| Place { space, card: floor(card), content: floor(content) }),
        email: row.take()?,
        note: row.take()?,
        by: read_face(row)?,
        at: row.take()?,
        bounds: bounds(row)?,
    })
}

fn read_offer(row: &mut Columns<'_>) -> Outcome<Offer> {
    Ok(Offer {
        id: row.take()?,
        by: row.take()?,
        note: row.take()?,
        email: row.take()?,
        space: row.take()?,
        space_name: row.take()?,
        space_purpose: row.take()?,
        space_slug: row.take()?,
        bounds: bounds(row)?,
    })
}

fn bounds(row: &mut Columns<'_>) -> Outcome<Bounds> {
    Ok(Bounds { uses: row.take()?, most_uses: row.take()?, expires_at: row.take()?, revoked_at: row.take()? })
}
