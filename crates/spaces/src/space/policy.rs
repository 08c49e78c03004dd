//! Who sees a space, and who may found, change, open, close, move and reorder one.

use grove_kernel::{Action, Guarded, Reason, Role, SpaceRole, Standing, Verdict, Viewer};

use super::noun::Space;

impl Guarded for Space {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.sees_card(&self.place)
    }
}

/// The ground at the root of the tree, which everybody stands on.
pub struct Root;

impl Guarded for Root {
    fn visible_to(&self, _: &Viewer) -> bool {
        true
    }
}

/// Making a new space: at the root, or under another.
pub struct Found;
/// Name, purpose, icon, way in, the switchboard.
pub struct Change;
/// Opening or closing it.
pub struct ChangeVisibility;
/// Putting it under another space, or at the root.
pub struct Move;
/// Up and down among its neighbours in the rail.
pub struct Reorder;

impl Action<Root> for Found {
    fn decide(viewer: &Viewer, _: &Root) -> Verdict {
        match viewer.role() {
            Some(Role::Owner | Role::Admin) => not_silenced(viewer),
            Some(Role::Moderator | Role::Member) => Verdict::No(Reason::AdminsOnly),
            None => Verdict::unless(!viewer.is_system(), Reason::MembersOnly),
        }
    }
}

impl Action<Root> for Move {
    fn decide(viewer: &Viewer, root: &Root) -> Verdict {
        <Found as Action<Root>>::decide(viewer, root)
    }
}

impl Action<Space> for Found {
    fn decide(viewer: &Viewer, parent: &Space) -> Verdict {
        hosts(viewer, parent).and(|| not_silenced(viewer))
    }
}

impl Action<Space> for Change {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        hosts(viewer, space).and(|| not_silenced(viewer))
    }
}

impl Action<Space> for ChangeVisibility {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        hosts(viewer, space)
    }
}

impl Action<Space> for Move {
    fn decide(viewer: &Viewer, space: &Space) -> Verdict {
        hosts(viewer, space)
    }
}

/// The rail is the whole community's.
impl Action<Space> for Reorder {
    fn decide(viewer: &Viewer, _: &Space) -> Verdict {
        Verdict::unless(!viewer.is_admin() && !viewer.is_system(), Reason::AdminsOnly)
    }
}

/// Hosts, and those who act as hosts.
pub(crate) fn hosts(viewer: &Viewer, space: &Space) -> Verdict {
    match viewer.role_in(&space.place) {
        SpaceRole::Host => Verdict::Yes,
        SpaceRole::Moderator | SpaceRole::Member | SpaceRole::Outsider => Verdict::No(Reason::HostsOnly),
    }
}

/// Hosts and moderators of the space.
pub(crate) fn keepers(viewer: &Viewer, space: &Space) -> Verdict {
    match viewer.role_in(&space.place) {
        SpaceRole::Host | SpaceRole::Moderator => Verdict::Yes,
        SpaceRole::Member | SpaceRole::Outsider => Verdict::No(Reason::ModeratorsOnly),
    }
}

/// Words for others to read are not for those who are silenced.
pub(crate) fn not_silenced(viewer: &Viewer) -> Verdict {
    match viewer.standing() {
        Some(Standing::Silenced) => Verdict::No(Reason::Silenced),
        Some(Standing::Pending | Standing::New | Standing::Active) | None => Verdict::Yes,
    }
}
