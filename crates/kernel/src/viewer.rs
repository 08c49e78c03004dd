//! The viewer: who is looking. Loaded inside the transaction that it looks through, so that a queued
//! act never runs with rights that have gone.

use std::collections::HashMap;
use std::sync::Arc;

use crate::clock::Moment;
use crate::place::{Floor, Place, Reach, SpaceRole};
use crate::{MemberId, SpaceId};

/// Somebody, or nobody yet, or the system itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Visitor,
    Member(MemberId),
    System(Why),
}

/// Why the system looks without a person. Every use is logged, and counted by a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Finding out who somebody is: sign-in, sessions, tokens, invitations.
    Identity,
    /// Delivering a mail to the member it is for.
    Mail,
    /// Projections, schedules and clean-up.
    Maintenance,
    /// The command line of the person who runs the machine.
    Console,
    /// Bringing in or writing out a whole community.
    Import,
}

/// The role in the community, in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Member = 1,
    Moderator = 2,
    Admin = 3,
    Owner = 4,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Member, Self::Moderator, Self::Admin, Self::Owner];
    pub const fn number(self) -> i64 {
        self as i64
    }
    pub const fn from_number(number: i64) -> Self {
        match number {
            4.. => Self::Owner,
            3 => Self::Admin,
            2 => Self::Moderator,
            _ => Self::Member,
        }
    }
    pub const fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Moderator => "moderator",
            Self::Admin => "admin",
            Self::Owner => "owner",
        }
    }
}

/// What a member may do at all, apart from any role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Asked to join a gated community and waits; sees what a visitor sees.
    Pending,
    /// In the first days: posts count against the limits for newcomers.
    New,
    Active,
    /// Reads, but does not write, until the end of the silence.
    Silenced,
}

/// How open the community is to people outside it (LA-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Community {
    Public,
    Gated,
    Private,
}

/// What a token lets its bearer do in the member's name. A session may do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scopes {
    pub read: bool,
    pub write: bool,
    pub admin: bool,
}

impl Scopes {
    pub const ALL: Self = Self { read: true, write: true, admin: true };
}

/// What a loader found in the database about a member.
#[derive(Clone, Debug)]
pub struct Found {
    pub member: MemberId,
    pub role: Role,
    pub standing: Standing,
    pub scopes: Scopes,
    pub spaces: HashMap<SpaceId, (SpaceRole, Reach)>,
    pub joined: Moment,
    pub is_staff: bool,
    pub is_bot: bool,
    pub is_brand: bool,
}

/// Who is looking. There is no easy constructor: a viewer is loaded by the store from a credential.
#[derive(Clone, Debug)]
pub struct Viewer {
    who: Who,
    found: Option<Arc<Found>>,
}

impl Viewer {
    pub const fn visitor() -> Self {
        Self { who: Who::Visitor, found: None }
    }

    /// For maintenance only; its uses are counted by a test in `tidy`.
    pub const fn system(why: Why) -> Self {
        Self { who: Who::System(why), found: None }
    }

    /// Called by the loader of `members` and by rule tables; nowhere else (tidy looks).
    pub fn loaded(found: Found) -> Self {
        Self { who: Who::Member(found.member), found: Some(Arc::new(found)) }
    }

    pub const fn who(&self) -> Who {
        self.who
    }
    pub const fn id(&self) -> Option<MemberId> {
        match self.who {
            Who::Member(id) => Some(id),
            Who::Visitor | Who::System(_) => None,
        }
    }
    pub fn is(&self, member: impl Into<Option<MemberId>>) -> bool {
        match (self.id(), member.into()) {
            (Some(me), Some(other)) => me == other,
            _ => false,
        }
    }
    pub const fn is_system(&self) -> bool {
        matches!(self.who, Who::System(_))
    }
    pub fn found(&self) -> Option<&Found> {
        self.found.as_deref()
    }

    /// The role, unless the person is still waiting to be let in.
    pub fn role(&self) -> Option<Role> {
        self.found().filter(|f| f.standing != Standing::Pending).map(|f| f.role)
    }
    pub fn is_member(&self) -> bool {
        self.role().is_some()
    }
    pub fn is_moderator(&self) -> bool {
        self.role() >= Some(Role::Moderator)
    }
    pub fn is_admin(&self) -> bool {
        self.role() >= Some(Role::Admin)
    }
    pub fn is_owner(&self) -> bool {
        self.role() == Some(Role::Owner)
    }
    pub fn standing(&self) -> Option<Standing> {
        self.found().map(|f| f.standing)
    }
    pub fn scopes(&self) -> Scopes {
        self.found().map_or(Scopes::ALL, |f| f.scopes)
    }

    /// The lowest floor row this viewer passes; bound as a parameter by every `visible` query.
    pub fn floor(&self) -> i64 {
        if self.is_system() {
            return i64::MIN;
        }
        match self.role() {
            None => Floor::Everyone,
            Some(Role::Member) => Floor::Members,
            Some(Role::Moderator) => Floor::Moderators,
            Some(Role::Admin | Role::Owner) => Floor::Admins,
        }
        .grantee()
    }

    /// The grantee of rows that name this viewer; a number no row has for those who are not members.
    pub fn grantee(&self) -> i64 {
        match self.role() {
            Some(_) => self.id().map_or(i64::MIN, super::ids::Id::raw),
            None => i64::MIN,
        }
    }

    /// How far this viewer sees into a place: the rule that the list filter states in SQL.
    pub fn reach(&self, place: &Place) -> Option<Reach> {
        let by_name = self.role().and(self.found()).and_then(|f| f.spaces.get(&place.space)).map(|(_, reach)| *reach);
        let floor = self.floor();
        let by_floor = if floor <= place.content.grantee() {
            Some(Reach::Content)
        } else if floor <= place.card.grantee() {
            Some(Reach::Card)
        } else {
            None
        };
        by_name.max(by_floor)
    }
    pub fn sees(&self, place: &Place) -> bool {
        self.reach(place) == Some(Reach::Content)
    }
    pub fn sees_card(&self, place: &Place) -> bool {
        self.reach(place).is_some()
    }

    /// The role in a space after inheritance. Admins act as hosts everywhere, community moderators as
    /// moderators wherever they can read.
    pub fn role_in(&self, place: &Place) -> SpaceRole {
        let named = self.role().and(self.found()).and_then(|f| f.spaces.get(&place.space)).map_or(SpaceRole::Outsider, |(role, _)| *role);
        let by_community = match self.role() {
            Some(Role::Admin | Role::Owner) => SpaceRole::Host,
            Some(Role::Moderator) if self.sees(place) => SpaceRole::Moderator,
            Some(Role::Member | Role::Moderator) | None => SpaceRole::Outsider,
        };
        if self.is_system() { SpaceRole::Host } else { named.max(by_community) }
    }
}
