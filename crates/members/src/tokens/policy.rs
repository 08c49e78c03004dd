//! One's own tokens, and nobody else's.

use grove_kernel::{Action, Guarded, MemberId, Reason, Role, Scopes, Verdict, Viewer};

use super::Token;

/// A token somebody would like: for whom, with what.
pub struct Wish {
    pub member: MemberId,
    pub role: Role,
    pub scopes: Scopes,
}

pub struct MakeToken;
pub struct RevokeToken;

impl Guarded for Token {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is(self.member)
    }
}

impl Guarded for Wish {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.is(self.member) || viewer.is_system()
    }
}

impl Action<Wish> for MakeToken {
    fn decide(_: &Viewer, wish: &Wish) -> Verdict {
        Verdict::unless(wish.scopes.admin && wish.role < Role::Admin, Reason::AdminsOnly)
    }
}

impl Action<Token> for RevokeToken {
    fn decide(viewer: &Viewer, token: &Token) -> Verdict {
        Verdict::unless(!viewer.is(token.member), Reason::NotYourOwn)
    }
}
