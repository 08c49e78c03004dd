//! SQL of identity. Faces guard nothing: they are what a person chose to show beside their words.

use grove_kernel::{MemberId, Moment, Outcome, Role, UploadId};
use grove_store::{Columns, Cx, Value, Write, first, params, sql};

use super::{Address, Face, Handle};
use crate::paths;

/// Thirty-two parameters, so that a statement is prepared once for lists of any length.
const BATCH: usize = 32;

macro_rules! select_faces {
    () => {
        concat!("SELECT ", crate::face_columns!(), " FROM member m ")
    };
}
macro_rules! thirty_two {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, \
         $28, $29, $30, $31, $32)"
    };
}

/// A person as long as they have not left and are not suspended; `$2` is now.
macro_rules! person {
    ($from:literal) => {
        concat!(
            "SELECT m.id, m.role, m.joined_at, m.approved_at IS NOT NULL, m.is_staff, m.is_bot, m.is_brand, \
             EXISTS (SELECT 1 FROM sanction s WHERE s.member = m.id AND s.kind = 'silence' AND s.lifted_at IS NULL AND s.at <= $2 AND s.until > $2), \
             (SELECT value FROM setting WHERE name = 'community.newcomer_days'), ",
            $from,
            " AND m.left_at IS NULL AND NOT EXISTS (SELECT 1 FROM sanction s WHERE s.member = m.id AND s.kind = 'suspension' \
             AND s.lifted_at IS NULL AND s.at <= $2 AND s.until > $2)"
        )
    };
}

sql! {
    pub system BY_SESSION = person!("TRUE, TRUE, TRUE FROM session c JOIN member m ON m.id = c.member \
        WHERE c.secret_hash = $1 AND c.ended_at IS NULL AND c.expires_at > $2");
    pub system BY_TOKEN = person!("c.may_read, c.may_write, c.may_admin AND m.role >= 3 FROM token c JOIN member m ON m.id = c.member \
        WHERE c.secret_hash = $1 AND c.revoked_at IS NULL");
    pub system BY_MEMBER = person!("TRUE, TRUE, TRUE FROM member m WHERE m.id = $1");
    pub system SPACES = "SELECT space, role, reach FROM space_access WHERE grantee = $1";

    system FACES = concat!(select_faces!(), "WHERE id IN ", thirty_two!());
    system BY_HANDLES = concat!(select_faces!(), "WHERE left_at IS NULL AND approved_at IS NOT NULL AND handle IN ", thirty_two!());
    system ADDRESSES = concat!("SELECT id, name, email FROM member WHERE email IS NOT NULL AND left_at IS NULL AND id IN ", thirty_two!());
    system SKELETON_TAKEN = "SELECT id FROM member WHERE skeleton = $1 \
        UNION ALL SELECT member FROM handle_history WHERE skeleton = $1";
    system OWNER = "SELECT id FROM member WHERE role = 4 AND left_at IS NULL ORDER BY joined_at, id LIMIT 1";
    system ID_BY_EMAIL = "SELECT id FROM member WHERE email = $1";
    system FORMER = "SELECT m.handle FROM handle_history h JOIN member m ON m.id = h.member WHERE h.handle = $1 AND m.left_at IS NULL";
    write INSERT = "INSERT INTO member (id, ordinal, handle, skeleton, name, name_key, email, email_confirmed_at, role, bio, bio_html, is_staff, \
        is_bot, is_brand, joined_at, approved_at, application, rules_version, rules_accepted_at, import_batch) \
        SELECT $1, COALESCE(MAX(ordinal), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19 FROM member";
}

/// What a new row is made of; all of it was checked before.
pub struct Row<'a> {
    pub id: MemberId,
    pub handle: &'a Handle,
    pub name: &'a str,
    pub email: Option<&'a str>,
    pub role: Role,
    pub bio: (&'a str, &'a str),
    pub flags: (bool, bool, bool),
    pub joined_at: Moment,
    pub approved_at: Option<Moment>,
    pub application: &'a str,
    pub rules_version: Option<i64>,
    pub import_batch: Option<i64>,
}

pub fn insert(cx: &mut Cx<'_, Write>, row: &Row<'_>) -> Outcome<()> {
    let skeleton = row.handle.skeleton();
    let name_key = super::name::key(row.name);
    let (bio, html) = row.bio;
    let (staff, bot, brand) = row.flags;
    cx.write(
        &INSERT,
        params![
            row.id,
            row.handle.as_str(),
            skeleton.as_str(),
            row.name,
            name_key.as_str(),
            row.email,
            row.email.map(|_| row.joined_at),
            row.role.number(),
            bio,
            html,
            staff,
            bot,
            brand,
            row.joined_at,
            row.approved_at,
            row.application,
            row.rules_version,
            row.rules_version.map(|_| row.joined_at),
            row.import_batch
        ],
    )?;
    Ok(())
}

/// Whose handle looks like this, now or formerly.
pub fn holders<M>(cx: &Cx<'_, M>, handle: &Handle) -> Outcome<Vec<MemberId>> {
    let skeleton = handle.skeleton();
    cx.system(&SKELETON_TAKEN, params![skeleton.as_str()], first)
}

pub fn id_by_email<M>(cx: &Cx<'_, M>, email: &str) -> Outcome<Option<MemberId>> {
    cx.system_one(&ID_BY_EMAIL, params![email], first)
}

/// The handle of today for one of former days.
pub fn present_handle<M>(cx: &Cx<'_, M>, former: &str) -> Outcome<Option<String>> {
    cx.system_one(&FORMER, params![former], first)
}

pub fn faces<M>(cx: &Cx<'_, M>, members: &[MemberId]) -> Outcome<Vec<Face>> {
    let mut found = Vec::with_capacity(members.len());
    for batch in distinct(members).chunks(BATCH) {
        found.extend(cx.system(&FACES, &padded(batch.iter().map(|id| Value::from(*id))), read_face)?);
    }
    Ok(found)
}

pub fn by_handles<M>(cx: &Cx<'_, M>, handles: &[String]) -> Outcome<Vec<Face>> {
    let mut found = Vec::new();
    for batch in handles.chunks(BATCH) {
        found.extend(cx.system(&BY_HANDLES, &padded(batch.iter().map(Value::from)), read_face)?);
    }
    Ok(found)
}

pub fn addresses<M>(cx: &Cx<'_, M>, members: &[MemberId]) -> Outcome<Vec<Address>> {
    let mut found = Vec::new();
    for batch in distinct(members).chunks(BATCH) {
        let read = |row: &mut Columns<'_>| Ok(Address { member: row.take()?, name: row.take()?, email: row.take()? });
        found.extend(cx.system(&ADDRESSES, &padded(batch.iter().map(|id| Value::from(*id))), read)?);
    }
    Ok(found)
}

fn distinct(members: &[MemberId]) -> Vec<MemberId> {
    let mut ids = members.to_vec();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn padded<'v>(values: impl Iterator<Item = Value<'v>>) -> Vec<Value<'v>> {
    let mut all: Vec<Value<'v>> = values.collect();
    all.resize(BATCH, Value::Null);
    all
}

/// The first owner; `None` before there is one.
pub fn owner<M>(cx: &Cx<'_, M>) -> Outcome<Option<MemberId>> {
    cx.system_one(&OWNER, params![], first)
}

/// Reads what [`face_columns!`](crate::face_columns) selects.
pub fn read_face(row: &mut Columns<'_>) -> Outcome<Face> {
    Ok(Face {
        id: row.take()?,
        handle: row.take()?,
        name: row.take()?,
        avatar: row.take::<Option<UploadId>>()?.map(paths::picture),
        role: Role::from_number(row.take()?),
        is_staff: row.take()?,
        is_bot: row.take()?,
        is_brand: row.take()?,
        has_left: row.take()?,
    })
}
