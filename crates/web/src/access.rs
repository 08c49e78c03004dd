//! Who may knock at a route. It is a required argument of every route: a route without it does not
//! build. It says nothing about the thing behind the route; that is the policy's word.

use grove_kernel::{Community, Credential, HasViewer, Outcome, Reason, Refusal, Role, Viewer};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Everybody, whatever the community shows: the doors themselves.
    Anyone,
    /// Members, and visitors when the community is public.
    Viewer,
    /// Somebody signed in, even while they wait to be let in: their own account.
    Account,
    Member,
    Moderator,
    Admin,
    Owner,
}

impl Access {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Viewer => "viewer",
            Self::Account => "account",
            Self::Member => "member",
            Self::Moderator => "moderator",
            Self::Admin => "admin",
            Self::Owner => "owner",
        }
    }

    /// Visitors are turned away here before anything is looked up.
    pub const fn needs_account(self) -> bool {
        !matches!(self, Self::Anyone | Self::Viewer)
    }

    /// The gate. `writes` asks the token's scopes as well.
    pub fn admit<'tx>(self, cx: &impl HasViewer<'tx>, community: Community, writes: bool) -> Outcome<()> {
        let viewer = cx.viewer();
        if self.needs_account() && viewer.id().is_none() {
            return Err(Refusal::SignIn);
        }
        // The role first: who may not do it is not sent to make a stronger token.
        match self {
            Self::Anyone | Self::Account => {}
            Self::Viewer if viewer.is_member() || community == Community::Public => {}
            Self::Viewer => return Err(Refusal::NotFound),
            Self::Member => at_least(viewer, Role::Member, Reason::AwaitingApproval)?,
            Self::Moderator => at_least(viewer, Role::Moderator, Reason::ModeratorsOnly)?,
            Self::Admin => at_least(viewer, Role::Admin, Reason::AdminsOnly)?,
            Self::Owner => at_least(viewer, Role::Owner, Reason::OwnerOnly)?,
        }
        self.admit_scopes(viewer, writes)
    }

    /// A token that holds no more is told so, also where visitors may read: a program should not take
    /// what is left for what there is.
    pub fn admit_token<'tx>(cx: &impl HasViewer<'tx>, credential: Credential) -> Outcome<()> {
        let shown = matches!(credential, Credential::Token(_));
        if shown && cx.viewer().id().is_none() { Err(Refusal::SignIn) } else { Ok(()) }
    }

    fn admit_scopes(self, viewer: &Viewer, writes: bool) -> Outcome<()> {
        let scopes = viewer.scopes();
        let granted = if self >= Self::Admin { scopes.admin } else { true } && if writes { scopes.write } else { scopes.read };
        if granted { Ok(()) } else { Err(Refusal::NotAllowed(Reason::ScopeMissing)) }
    }
}

fn at_least(viewer: &Viewer, role: Role, reason: Reason) -> Outcome<()> {
    match viewer.role() {
        None => Err(Refusal::NotAllowed(Reason::AwaitingApproval)),
        Some(has) if has >= role => Ok(()),
        Some(_) => Err(Refusal::NotAllowed(reason)),
    }
}
