//! A token as its owner sees it.

use grove_kernel::{MemberId, Moment, Scopes, TokenId};

#[derive(Clone, Debug)]
pub struct Token {
    pub id: TokenId,
    pub member: MemberId,
    pub name: String,
    pub scopes: Scopes,
    pub created_at: Moment,
}

/// The one time a token's secret is known.
pub struct NewToken {
    pub id: TokenId,
    pub secret: String,
}
