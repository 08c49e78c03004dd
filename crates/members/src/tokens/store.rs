//! SQL of tokens.

use grove_kernel::{MemberId, Outcome, Role, Scopes, Sealed, SecretHash, TokenId};
use grove_store::{Columns, Cx, Write, params, sql};

use super::Token;

sql! {
    sealed OF_MEMBER = "SELECT id, member, name, may_read, may_write, may_admin, created_at FROM token \
        WHERE member = $1 AND revoked_at IS NULL ORDER BY created_at DESC, id";
    sealed FIND = "SELECT id, member, name, may_read, may_write, may_admin, created_at FROM token WHERE id = $1 AND revoked_at IS NULL";
    system ROLE_OF = "SELECT role FROM member WHERE id = $1 AND left_at IS NULL";
    quiet ADD = "INSERT INTO token (id, secret_hash, member, name, may_read, may_write, may_admin, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    quiet REVOKE = "UPDATE token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    quiet REVOKE_ALL = "UPDATE token SET revoked_at = $2 WHERE member = $1 AND revoked_at IS NULL";
}

fn read(row: &mut Columns<'_>) -> Outcome<Token> {
    Ok(Token {
        id: row.take()?,
        member: row.take()?,
        name: row.take()?,
        scopes: Scopes { read: row.take()?, write: row.take()?, admin: row.take()? },
        created_at: row.take()?,
    })
}

pub fn of_member<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Vec<Sealed<Token>>> {
    cx.many(&OF_MEMBER, params![member], read)
}

pub fn find<M>(cx: &Cx<'_, M>, id: TokenId) -> Outcome<Option<Sealed<Token>>> {
    cx.one(&FIND, params![id], read)
}

pub fn role_of<M>(cx: &Cx<'_, M>, member: MemberId) -> Outcome<Option<Role>> {
    cx.system_one(&ROLE_OF, params![member], |row| Ok(Role::from_number(row.take()?)))
}

pub fn add(cx: &mut Cx<'_, Write>, id: TokenId, secret: SecretHash, member: MemberId, name: &str, scopes: Scopes) -> Outcome<()> {
    let (hash, now) = (secret.hex(), cx.now());
    let Scopes { read, write, admin } = scopes;
    cx.write(&ADD, params![id, hash.as_str(), member, name, read, write, admin, now]).map(drop)
}

pub fn revoke(cx: &mut Cx<'_, Write>, id: TokenId) -> Outcome<()> {
    let now = cx.now();
    cx.write(&REVOKE, params![id, now]).map(drop)
}

pub fn revoke_all(cx: &mut Cx<'_, Write>, member: MemberId) -> Outcome<()> {
    let now = cx.now();
    cx.write(&REVOKE_ALL, params![member, now]).map(drop)
}
