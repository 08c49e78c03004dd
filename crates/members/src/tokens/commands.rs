//! Making and revoking tokens.

use grove_kernel::{Act, Envelope, MemberId, Outcome, Permit, Refusal, Scopes, Sealed, SecretHash, TokenId};
use grove_store::{Cx, Write};

use super::policy::Wish;
use super::{MakeToken, NewToken, RevokeToken, Token, store};

pub struct TokenMade(TokenId);
pub struct TokenRevoked(TokenId);

impl Act for TokenMade {
    const VERB: &'static str = "token.made";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.0)
    }
}

impl Act for TokenRevoked {
    const VERB: &'static str = "token.revoked";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.0)
    }
}

/// A token for oneself, or by the system for anybody. The secret is known this once.
pub fn new_token(cx: &mut Cx<'_, Write>, member: MemberId, name: &str, scopes: Scopes) -> Outcome<NewToken> {
    let role = store::role_of(cx, member)?.ok_or(Refusal::NotFound)?;
    let wish = Sealed::new(Wish { member, role, scopes }).visible_to(cx)?.permit::<MakeToken>(cx)?;
    let (id, secret): (TokenId, _) = (cx.new_id(), cx.new_secret("sign-in"));
    store::add(cx, id, SecretHash::of(&secret), wish.member, name, wish.scopes)?;
    cx.record(TokenMade(id))?;
    Ok(NewToken { id, secret })
}

/// Ends a token at once.
pub fn revoke(cx: &mut Cx<'_, Write>, token: &Permit<'_, RevokeToken, Token>) -> Outcome<()> {
    store::revoke(cx, token.id)?;
    cx.record(TokenRevoked(token.id))
}
