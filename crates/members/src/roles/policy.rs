//! Who changes whose role.

use grove_kernel::{Action, Guarded, Reason, Role, Verdict, Viewer};

use crate::profile::Member;

/// Somebody's role, from what it is to what it would be.
pub struct RoleChange {
    pub member: Member,
    pub to: Role,
    /// Owners besides this member.
    pub other_owners: i64,
}

pub struct ChangeRole;
/// Staff, bot, brand.
pub struct SetFlags;

impl Guarded for RoleChange {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        self.member.visible_to(viewer)
    }
}

impl Action<RoleChange> for ChangeRole {
    fn decide(viewer: &Viewer, change: &RoleChange) -> Verdict {
        let from = change.member.role;
        if from == Role::Owner && change.to != Role::Owner && change.other_owners == 0 {
            return Verdict::No(Reason::LastOwner);
        }
        match viewer.role() {
            Some(Role::Owner) => Verdict::Yes,
            Some(Role::Admin) if viewer.is(change.member.id) => Verdict::unless(change.to > from, Reason::OutranksYou),
            Some(Role::Admin) => Verdict::unless(from >= Role::Admin || change.to >= Role::Admin, Reason::OutranksYou),
            Some(Role::Moderator | Role::Member) | None => Verdict::No(Reason::AdminsOnly),
        }
    }
}

impl Action<Member> for SetFlags {
    fn decide(viewer: &Viewer, member: &Member) -> Verdict {
        match viewer.role() {
            Some(Role::Owner) => Verdict::Yes,
            Some(Role::Admin) => Verdict::unless(member.role >= Role::Admin && !viewer.is(member.id), Reason::OutranksYou),
            Some(Role::Moderator | Role::Member) | None => Verdict::No(Reason::AdminsOnly),
        }
    }
}
