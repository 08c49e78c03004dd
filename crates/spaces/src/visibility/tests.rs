//! The rows answer what a naive walk over the path answers, for everybody.

use std::collections::HashMap;

use grove_kernel::viewer::Found;
use grove_kernel::{Community, Floor, MemberId, Moment, Reach, Role, Scopes, SpaceId, SpaceRole, Standing, Viewer};
use proptest::prelude::*;

use super::level::{Level, Person, Tree, Visibility};
use super::{Floors, Visibility::*};

const NADIA: MemberId = MemberId::from_raw(100);

fn space(n: i64) -> SpaceId {
    SpaceId::from_raw(n)
}

/// A chain of spaces, the root first, with ids 1, 2, 3 …
fn chain(community: Community, levels: &[Visibility]) -> Tree {
    let level = |(i, visibility): (usize, &Visibility)| {
        let id = i64::try_from(i).unwrap() + 1;
        Level { id: space(id), parent: (id > 1).then(|| space(id - 1)), visibility: *visibility }
    };
    Tree::new(community, levels.iter().enumerate().map(level))
}

fn person(role: Role, named: &[(i64, SpaceRole)]) -> Person {
    Person { member: NADIA, role, named: named.iter().map(|(n, role)| (space(*n), *role)).collect() }
}

/// A member as the loader of `members` finds them: from the rows that name them.
fn load(tree: &Tree, person: &Person) -> Viewer {
    let spaces: HashMap<_, _> = tree.levels.keys().filter_map(|id| tree.row(*id, person).map(|row| (*id, (row.role, row.reach)))).collect();
    Viewer::loaded(Found {
        member: person.member,
        role: person.role,
        standing: Standing::Active,
        scopes: Scopes::ALL,
        spaces,
        joined: Moment::default(),
        is_staff: false,
        is_bot: false,
        is_brand: false,
    })
}

#[test]
fn the_strictest_level_of_the_path_holds() {
    use Floor::{Admins, Everyone, Members, Moderators};
    let cases: &[(Community, &[Visibility], Floor, Floor)] = &[
        (Community::Public, &[Public], Everyone, Everyone),
        (Community::Public, &[Gated], Everyone, Moderators),
        (Community::Public, &[Private], Admins, Admins),
        (Community::Public, &[Gated, Public], Moderators, Moderators),
        (Community::Public, &[Public, Gated, Public], Moderators, Moderators),
        (Community::Public, &[Private, Public], Admins, Admins),
        (Community::Public, &[Gated, Private], Admins, Admins),
        (Community::Gated, &[Public], Members, Members),
        (Community::Private, &[Gated], Members, Moderators),
        (Community::Private, &[Public, Private], Admins, Admins),
    ];
    for (community, levels, card, content) in cases {
        let tree = chain(*community, levels);
        let last = space(i64::try_from(levels.len()).unwrap());
        assert_eq!(tree.floors(last), Floors { card: *card, content: *content }, "{community:?} {levels:?}");
    }
}

#[test]
fn a_member_passes_each_level_by_floor_or_by_name() {
    use SpaceRole::{Host, Member, Outsider};
    type Case<'a> = (&'a [Visibility], Role, &'a [(i64, SpaceRole)], Option<(Reach, SpaceRole)>);
    let cases: &[Case<'_>] = &[
        (&[Public], Role::Member, &[], Some((Reach::Content, Outsider))),
        (&[Gated], Role::Member, &[], Some((Reach::Card, Outsider))),
        (&[Gated], Role::Moderator, &[], Some((Reach::Content, Outsider))),
        (&[Private], Role::Moderator, &[], None),
        (&[Private], Role::Owner, &[], Some((Reach::Content, Outsider))),
        // Membership never inherits, but it opens the way to what is open below.
        (&[Gated, Public], Role::Member, &[(1, Member)], Some((Reach::Content, Outsider))),
        (&[Gated, Gated], Role::Member, &[(1, Member)], Some((Reach::Card, Outsider))),
        (&[Private, Private], Role::Member, &[(1, Member)], None),
        // Named below, but not let in above.
        (&[Gated, Private], Role::Member, &[(2, Member)], None),
        (&[Gated, Private], Role::Moderator, &[(2, Member)], Some((Reach::Content, Member))),
        // Host rights reach below, but not into what is private, nor past it.
        (&[Gated, Gated], Role::Member, &[(1, Host)], Some((Reach::Content, Host))),
        (&[Public, Public], Role::Member, &[(1, Host)], Some((Reach::Content, Host))),
        (&[Public, Private], Role::Member, &[(1, Host)], None),
        (&[Public, Private, Public], Role::Member, &[(1, Host), (2, Member)], Some((Reach::Content, Outsider))),
        (&[Private, Gated], Role::Member, &[(1, Host)], Some((Reach::Content, Host))),
    ];
    for (levels, role, named, expected) in cases {
        let tree = chain(Community::Public, levels);
        let last = space(i64::try_from(levels.len()).unwrap());
        assert_eq!(tree.standing(last, &person(*role, named)), *expected, "{levels:?} {role:?} {named:?}");
    }
}

#[test]
fn who_everybody_would_be_without_a_name_gets_no_row() {
    let tree = chain(Community::Public, &[Public, Public]);
    assert_eq!(tree.row(space(2), &person(Role::Member, &[(1, SpaceRole::Member)])), None);
    assert!(tree.row(space(1), &person(Role::Member, &[(1, SpaceRole::Member)])).is_some());
}

/// The rule as one would tell it to a person, level by level from the root; nothing shared with the tree.
fn naive(tree: &Tree, who: Option<&Person>, target: SpaceId) -> Option<Reach> {
    let mut path = vec![target];
    while let Some(parent) = tree.levels[path.last().unwrap()].parent {
        path.push(parent);
    }
    path.reverse();
    if who.is_none() && tree.community != Community::Public {
        return None;
    }
    let mut reach = Some(Reach::Content);
    for (i, id) in path.iter().enumerate() {
        if reach != Some(Reach::Content) {
            return None;
        }
        reach = match (tree.levels[id].visibility, who) {
            (Public, _) => Some(Reach::Content),
            (Gated, None) => Some(Reach::Card),
            (Private, None) => None,
            (Gated, Some(p)) if p.role >= Role::Moderator || is_in(tree, p, &path[..=i]) => Some(Reach::Content),
            (Gated, Some(_)) => Some(Reach::Card),
            (Private, Some(p)) if p.role >= Role::Admin || is_in(tree, p, &path[..=i]) => Some(Reach::Content),
            (Private, Some(_)) => None,
        };
    }
    reach
}

/// In the last space of the path: by membership, or as a host of a space above with nothing private between.
fn is_in(tree: &Tree, person: &Person, path: &[SpaceId]) -> bool {
    let own = path.last().unwrap();
    if person.named.contains_key(own) {
        return true;
    }
    let mut below: Vec<SpaceId> = vec![*own];
    for id in path.iter().rev().skip(1) {
        if below.iter().any(|b| tree.levels[b].visibility == Private) {
            return false;
        }
        if person.named.get(id) == Some(&SpaceRole::Host) {
            return true;
        }
        below.push(*id);
    }
    false
}

fn a_tree() -> impl Strategy<Value = Tree> {
    let community = prop_oneof![Just(Community::Public), Just(Community::Gated), Just(Community::Private)];
    let level = (prop::sample::select(vec![Public, Gated, Private]), any::<prop::sample::Index>());
    (community, prop::collection::vec(level, 1..9)).prop_map(|(community, levels)| {
        let levels = levels.into_iter().enumerate().map(|(i, (visibility, above))| {
            // Any earlier space, or none.
            let parent = above.index(i + 1);
            let parent = (parent > 0).then(|| space(i64::try_from(parent).unwrap()));
            Level { id: space(i64::try_from(i).unwrap() + 1), parent, visibility }
        });
        Tree::new(community, levels.collect::<Vec<_>>())
    })
}

proptest! {
    #[test]
    fn rows_and_the_naive_walk_agree(
        tree in a_tree(),
        role in prop::sample::select(Role::ALL.to_vec()),
        named in prop::collection::hash_map(1i64..9, 1i64..4, 0..5),
    ) {
        let named: HashMap<_, _> = named.into_iter().map(|(n, r)| (space(n), SpaceRole::from_number(r))).collect();
        let person = Person { member: NADIA, role, named };
        let viewer = load(&tree, &person);
        let visitor = Viewer::visitor();
        for id in tree.levels.keys() {
            let place = tree.place(*id);
            prop_assert_eq!(viewer.reach(&place), naive(&tree, Some(&person), *id), "{:?} {:?}", id, tree);
            prop_assert_eq!(visitor.reach(&place), naive(&tree, None, *id), "visitor {:?} {:?}", id, tree);
            // What the list filter says in SQL, on the same rows.
            for (who, seen) in [(&viewer, viewer.reach(&place)), (&visitor, visitor.reach(&place))] {
                let rows = tree.floor_rows(*id).into_iter().chain(tree.row(*id, &person));
                let passed = rows.filter(|r| r.grantee == who.grantee() || (r.grantee <= 0 && r.grantee >= who.floor()));
                prop_assert_eq!(passed.map(|r| r.reach).max(), seen);
            }
        }
    }
}
