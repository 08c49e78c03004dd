//! What a change would do to who sees what, before anybody does it. Pure; the people and the counts are
//! loaded beforehand.

use std::collections::HashMap;

use grove_kernel::viewer::Viewer;
use grove_kernel::{MemberId, Reach, Role, SpaceId};

use super::level::{Person, Tree};

/// The same people before and after: a change of what they see of one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    pub who: Crowd,
    pub before: Option<Reach>,
    pub after: Option<Reach>,
}

impl Shift {
    pub fn loses(&self) -> bool {
        self.after < self.before
    }
}

/// Who it happens to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Crowd {
    /// People without an account.
    Visitors,
    /// Members of this community role who are not named in these spaces.
    Others(Role, i64),
    /// Members who are named.
    Named(Vec<MemberId>),
}

/// What a change does to one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    pub space: SpaceId,
    pub shifts: Vec<Shift>,
}

/// Compares two trees for some spaces. `roles` counts the members of each role, those in `people` too.
pub fn effects(before: &Tree, after: &Tree, spaces: &[SpaceId], people: &[Person], roles: &[(Role, i64)]) -> Vec<Effect> {
    let of = |space: &SpaceId| Effect { space: *space, shifts: shifts(before, after, *space, people, roles) };
    spaces.iter().map(of).filter(|effect| !effect.shifts.is_empty()).collect()
}

fn shifts(before: &Tree, after: &Tree, space: SpaceId, people: &[Person], roles: &[(Role, i64)]) -> Vec<Shift> {
    let outside = |tree: &Tree| Viewer::visitor().reach(&tree.place(space));
    let mut shifts = vec![Shift { who: Crowd::Visitors, before: outside(before), after: outside(after) }];
    for (role, count) in roles {
        let named = i64::try_from(people.iter().filter(|p| p.role == *role).count()).unwrap_or(0);
        let nobody = Person { member: MemberId::from_raw(0), role: *role, named: HashMap::new() };
        let (before, after) = (reach(before, space, &nobody), reach(after, space, &nobody));
        if *count > named {
            shifts.push(Shift { who: Crowd::Others(*role, count - named), before, after });
        }
    }
    let mut groups: HashMap<(Option<Reach>, Option<Reach>), Vec<MemberId>> = HashMap::new();
    for person in people {
        groups.entry((reach(before, space, person), reach(after, space, person))).or_default().push(person.member);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort();
    shifts.extend(groups.into_iter().map(|((before, after), mut members)| {
        members.sort();
        Shift { who: Crowd::Named(members), before, after }
    }));
    shifts.retain(|shift| shift.before != shift.after);
    shifts
}

fn reach(tree: &Tree, space: SpaceId, person: &Person) -> Option<Reach> {
    tree.standing(space, person).map(|(reach, _)| reach)
}
