//! SQL of uploads. Where a text is, is read from the text: a copy would be wrong after the first move.

use std::time::Duration;

use grove_kernel::{Floor, MemberId, Moment, Outcome, Place, Refusal, Sealed, UploadId};
use grove_store::{Columns, Cx, Read, Write, first, params, sql};

use super::commands::Ready;
use super::upload::{Hang, Upload};
use crate::pictures::Kind;

sql! {
    sealed FIND = "SELECT u.id, u.owner, u.hash, u.width, u.height, u.kind, \
        COALESCE((SELECT value FROM setting WHERE name = 'community.access'), 'public') = 'public', \
        h.kind, s.id, s.card_floor, s.content_floor, CASE WHEN r.deleted_at IS NOT NULL THEN r.author END, \
        CASE WHEN t.deleted_at IS NOT NULL THEN t.author END \
        FROM upload u LEFT JOIN hanging h ON h.upload = u.id LEFT JOIN reply r ON h.kind = 'rep' AND r.id = h.target \
        LEFT JOIN topic t ON t.id = CASE h.kind WHEN 'top' THEN h.target WHEN 'rep' THEN r.topic END \
        LEFT JOIN space s ON s.id = t.space WHERE u.id = $1";
    /// How many pictures of mine hang on nothing.
    visible LOOSE = "SELECT COUNT(*) FROM upload WHERE owner = $1 AND loose_since IS NOT NULL AND CAST($2 AS BIGINT) IS NOT NULL";
    system ON = "SELECT upload FROM hanging WHERE kind = $1 AND target = $2";
    system KEPT = "SELECT 1 FROM upload WHERE hash = $1 LIMIT 1";
    system FACE_OF = "SELECT avatar FROM member WHERE id = $1";
    system PICTURES = "SELECT DISTINCT hash, kind FROM upload ORDER BY hash, kind";
    write INSERT = "INSERT INTO upload (id, owner, hash, width, height, bytes, kind, created_at, loose_since) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)";
    write HANG = "INSERT INTO hanging (upload, kind, target) SELECT id, $2, $3 FROM upload WHERE id = $1 AND owner = $4 \
        ON CONFLICT (upload, kind, target) DO NOTHING";
    write HOLD = "UPDATE upload SET loose_since = NULL WHERE id = $1";
    write TAKE_DOWN = "DELETE FROM hanging WHERE upload = $1 AND kind = $2 AND target = $3";
    write LOOSEN = "UPDATE upload SET loose_since = $2 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM hanging h WHERE h.upload = $1)";
    write SET_FACE = "UPDATE member SET avatar = $2 WHERE id = $1";
    write SWEEP = "DELETE FROM upload WHERE id IN (SELECT id FROM upload WHERE loose_since < $1 ORDER BY loose_since LIMIT 500) RETURNING hash, kind";
}

pub fn find<M>(cx: &Cx<'_, M>, id: UploadId) -> Outcome<Sealed<Upload>> {
    let mut found: Option<Upload> = None;
    // One row for each thing it hangs on; together they are one upload, sealed again below.
    cx.many(&FIND, params![id], |row| {
        let (mut upload, hang) = (read(row)?, read_hang(row)?);
        upload.hangs = found.take().map(|u| u.hangs).unwrap_or_default();
        upload.hangs.extend(hang);
        found = Some(upload);
        Ok(())
    })?;
    found.map(Sealed::new).ok_or(Refusal::NotFound)
}

/// How many pictures of the viewer hang on nothing.
pub fn loose<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    cx.tally(&LOOSE, params![])
}

pub fn insert(cx: &mut Cx<'_, Write>, id: UploadId, owner: MemberId, ready: &Ready) -> Outcome<()> {
    let now = cx.now();
    let (hash, kind) = (ready.hash.as_str(), ready.kind.name());
    cx.write(&INSERT, params![id, owner, hash, ready.width, ready.height, ready.bytes, kind, now]).map(drop)
}

/// What hangs on a thing.
pub fn on<M>(cx: &Cx<'_, M>, kind: &str, target: i64) -> Outcome<Vec<UploadId>> {
    cx.system(&ON, params![kind, target], first)
}

/// Hangs a picture up, if it is this owner's.
pub fn hang(cx: &mut Cx<'_, Write>, upload: UploadId, kind: &str, target: i64, owner: MemberId) -> Outcome<()> {
    if cx.write(&HANG, params![upload, kind, target, owner])? > 0 {
        cx.write(&HOLD, params![upload])?;
    }
    Ok(())
}

pub fn take_down(cx: &mut Cx<'_, Write>, upload: UploadId, kind: &str, target: i64) -> Outcome<()> {
    let now = cx.now();
    cx.write(&TAKE_DOWN, params![upload, kind, target])?;
    cx.write(&LOOSEN, params![upload, now]).map(drop)
}

pub fn set_face(cx: &mut Cx<'_, Write>, member: MemberId, face: Option<UploadId>) -> Outcome<()> {
    cx.write(&SET_FACE, params![member, face]).map(drop)
}

pub fn face_of<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<UploadId>> {
    Ok(cx.system_one(&FACE_OF, params![member], first::<Option<UploadId>>)?.flatten())
}

/// Forgets what has hung on nothing for so long; answers the files that were named.
pub fn sweep(cx: &mut Cx<'_, Write>, loose_for: Duration) -> Outcome<Vec<(String, Kind)>> {
    let before: Moment = cx.now().minus(loose_for);
    cx.write_returning(&SWEEP, params![before], |row| Ok((row.take()?, read_kind(row)?)))
}

/// Whether any upload still names this file.
pub fn is_kept<M>(cx: &Cx<'_, M>, hash: &str) -> Outcome<bool> {
    Ok(cx.system_one(&KEPT, params![hash], first::<i64>)?.is_some())
}

/// Every picture that is kept, once.
pub fn each_picture(cx: &Cx<'_, Read>, mut each: impl FnMut(String, Kind) -> Outcome<()>) -> Outcome<()> {
    cx.system_each(&PICTURES, params![], |row| each(row.take()?, read_kind(row)?))
}

fn read_kind(row: &mut Columns<'_>) -> Outcome<Kind> {
    let name: String = row.take()?;
    Kind::parse(&name).ok_or_else(|| Refusal::Broken(format!("an upload of kind {name:?}")))
}

fn read(row: &mut Columns<'_>) -> Outcome<Upload> {
    Ok(Upload {
        id: row.take()?,
        owner: row.take()?,
        hash: row.take()?,
        width: row.take()?,
        height: row.take()?,
        kind: read_kind(row)?,
        open_community: row.take()?,
        hangs: Vec::new(),
    })
}

fn read_hang(row: &mut Columns<'_>) -> Outcome<Option<Hang>> {
    let kind: Option<String> = row.take()?;
    let (space, card, content): (Option<_>, Option<i64>, Option<i64>) = (row.take()?, row.take()?, row.take()?);
    let authors: [Option<MemberId>; 2] = [row.take()?, row.take()?];
    let place = space.zip(card).zip(content).map(|((space, card), content)| Place {
        space,
        card: Floor::from_grantee(card),
        content: Floor::from_grantee(content),
    });
    Ok(kind.map(|kind| match (kind.as_str(), place) {
        ("mem", _) => Hang::Face,
        ("com", _) => Hang::Community,
        (_, Some(place)) => Hang::Text { place, deleted_from: authors.into_iter().flatten().collect() },
        (_, None) => Hang::Nothing,
    }))
}
