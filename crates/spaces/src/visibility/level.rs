//! The levels of the path to a space, and what passes them. Pure: the SQL around it loads and stores.

use std::collections::HashMap;

use grove_kernel::{Community, Floor, MemberId, Place, Reach, Role, SpaceId, SpaceRole};

/// What a space says about itself, from open to closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Read by whoever may read the community.
    Public,
    /// Listed for them; its content is for those who joined.
    Gated,
    /// Not listed: known only to those who are in it, and to admins.
    Private,
}

impl Visibility {
    pub const ALL: [Self; 3] = [Self::Public, Self::Gated, Self::Private];
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Gated => "gated",
            Self::Private => "private",
        }
    }
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.name() == text)
    }
    /// The lowest tier that passes this level without being named.
    const fn floors(self) -> Floors {
        match self {
            Self::Public => Floors { card: Floor::Everyone, content: Floor::Everyone },
            Self::Gated => Floors { card: Floor::Everyone, content: Floor::Moderators },
            Self::Private => Floors { card: Floor::Admins, content: Floor::Admins },
        }
    }
}

/// The lowest tiers that see the card and the content of a space without being named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floors {
    pub card: Floor,
    pub content: Floor,
}

/// One space in the tree.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    pub id: SpaceId,
    pub parent: Option<SpaceId>,
    pub visibility: Visibility,
}

/// Somebody who is named somewhere: their role in the community, and in the spaces they are in.
#[derive(Clone, Debug)]
pub struct Person {
    pub member: MemberId,
    pub role: Role,
    pub named: HashMap<SpaceId, SpaceRole>,
}

/// What a person has in one space; a row of `space_access`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub grantee: i64,
    pub reach: Reach,
    pub role: SpaceRole,
}

/// All spaces, and how open the community around them is.
#[derive(Clone, Debug)]
pub struct Tree {
    pub community: Community,
    pub levels: HashMap<SpaceId, Level>,
}

impl Tree {
    pub fn new(community: Community, levels: impl IntoIterator<Item = Level>) -> Self {
        Self { community, levels: levels.into_iter().map(|l| (l.id, l)).collect() }
    }

    /// From the root down to the space itself.
    pub fn path(&self, space: SpaceId) -> Vec<Level> {
        let mut path = Vec::new();
        let mut next = self.levels.get(&space);
        while let Some(level) = next.filter(|_| path.len() <= self.levels.len()) {
            path.push(*level);
            next = level.parent.and_then(|parent| self.levels.get(&parent));
        }
        path.reverse();
        path
    }

    /// The space and everything below it, parents first.
    pub fn below(&self, space: SpaceId) -> Vec<SpaceId> {
        let mut children: HashMap<SpaceId, Vec<SpaceId>> = HashMap::new();
        for level in self.levels.values() {
            if let Some(parent) = level.parent {
                children.entry(parent).or_default().push(level.id);
            }
        }
        let mut found = vec![space];
        let mut at = 0;
        while at < found.len() {
            found.extend(children.remove(&found[at]).unwrap_or_default());
            at += 1;
        }
        found
    }

    /// Who sees the space without being named.
    pub fn floors(&self, space: SpaceId) -> Floors {
        let outside = match self.community {
            Community::Public => Floor::Everyone,
            Community::Gated | Community::Private => Floor::Members,
        };
        self.path(space).iter().fold(Floors { card: outside, content: outside }, |above, level| {
            let own = level.visibility.floors();
            // Lower numbers are higher tiers; the card of a child stands among the content of its parent.
            Floors { card: above.content.min(own.card), content: above.content.min(own.content) }
        })
    }

    pub fn place(&self, space: SpaceId) -> Place {
        let Floors { card, content } = self.floors(space);
        Place { space, card, content }
    }

    /// How far a person sees into a space, and as what. `None`: not at all.
    pub fn standing(&self, space: SpaceId, person: &Person) -> Option<(Reach, SpaceRole)> {
        let (mut card, mut content, mut role) = (true, true, SpaceRole::Outsider);
        for level in self.path(space) {
            let own = person.named.get(&level.id).copied().unwrap_or(SpaceRole::Outsider);
            let inherited = role == SpaceRole::Host && level.visibility != Visibility::Private;
            role = if inherited { SpaceRole::Host } else { own };
            let (sees_card, sees_content) = passes(level.visibility, person.role, role);
            card = content && sees_card;
            content = content && sees_content;
        }
        let reach = if content { Some(Reach::Content) } else { card.then_some(Reach::Card) };
        reach.map(|reach| (reach, role))
    }

    /// The row that names a person in a space, unless every member sees as much and has no role either.
    pub fn row(&self, space: SpaceId, person: &Person) -> Option<Row> {
        let (reach, role) = self.standing(space, person)?;
        let needless = role == SpaceRole::Outsider && self.floors(space).content >= Floor::Members;
        (!needless).then_some(Row { grantee: person.member.raw(), reach, role })
    }

    /// The rows that let tiers in.
    pub fn floor_rows(&self, space: SpaceId) -> [Row; 2] {
        let Floors { card, content } = self.floors(space);
        let row = |floor: Floor, reach| Row { grantee: floor.grantee(), reach, role: SpaceRole::Outsider };
        [row(card, Reach::Card), row(content, Reach::Content)]
    }
}

/// Whether a member passes one level, to its card and to its content.
fn passes(visibility: Visibility, role: Role, own: SpaceRole) -> (bool, bool) {
    let named = own > SpaceRole::Outsider;
    match visibility {
        Visibility::Public => (true, true),
        Visibility::Gated => (true, named || role >= Role::Moderator),
        Visibility::Private => {
            let seen = named || role >= Role::Admin;
            (seen, seen)
        }
    }
}
