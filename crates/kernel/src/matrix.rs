//! The rules asked of everybody, as text for review: `policy/matrix.txt`. Areas build it in their tests
//! from things in the states that matter; each line says who gets which verdict.

use std::any::type_name;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::clock::Moment;
use crate::place::{Place, Reach, SpaceRole};
use crate::policy::{Action, Guarded, Verdict};
use crate::viewer::{Found, Role, Scopes, Standing, Viewer};
use crate::{MemberId, SpaceId};

/// The member who wrote it, whose account it is, who asked.
pub const AUTHOR: MemberId = MemberId::from_raw(1);
/// The space that things of the matrix stand in.
pub const HERE: SpaceId = SpaceId::from_raw(7);

/// Everybody who makes a difference: what they are in the community and in [`HERE`].
const PEOPLE: [(&str, Role, Standing, SpaceRole); 13] = [
    ("waiting", Role::Member, Standing::Pending, SpaceRole::Outsider),
    ("newcomer", Role::Member, Standing::New, SpaceRole::Outsider),
    ("outsider", Role::Member, Standing::Active, SpaceRole::Outsider),
    ("outside-author", Role::Member, Standing::Active, SpaceRole::Outsider),
    ("inside", Role::Member, Standing::Active, SpaceRole::Member),
    ("author", Role::Member, Standing::Active, SpaceRole::Member),
    ("silenced-author", Role::Member, Standing::Silenced, SpaceRole::Member),
    ("keeper", Role::Member, Standing::Active, SpaceRole::Moderator),
    ("host", Role::Member, Standing::Active, SpaceRole::Host),
    ("silenced-host", Role::Member, Standing::Silenced, SpaceRole::Host),
    ("moderator", Role::Moderator, Standing::Active, SpaceRole::Outsider),
    ("admin", Role::Admin, Standing::Active, SpaceRole::Outsider),
    ("owner", Role::Owner, Standing::Active, SpaceRole::Outsider),
];

/// Everybody by name, the visitor first.
pub fn askers() -> Vec<(&'static str, Viewer)> {
    let people = (100..).zip(PEOPLE).map(|(number, (name, role, standing, in_space))| {
        let member = if name.ends_with("author") { AUTHOR } else { MemberId::from_raw(number) };
        let spaces = match in_space {
            SpaceRole::Outsider => HashMap::new(),
            SpaceRole::Member | SpaceRole::Moderator | SpaceRole::Host => HashMap::from([(HERE, (in_space, Reach::Content))]),
        };
        let (scopes, joined) = (Scopes::ALL, Moment::default());
        (name, Viewer::loaded(Found { member, role, standing, scopes, spaces, joined, is_staff: false, is_bot: false, is_brand: false }))
    });
    std::iter::once(("visitor", Viewer::visitor())).chain(people).collect()
}

/// A place in [`HERE`] that is public, gated or private.
pub fn places() -> [(&'static str, Place); 3] {
    use crate::place::Floor::{Admins, Everyone, Moderators};
    let place = |card, content| Place { space: HERE, card, content };
    [("public", place(Everyone, Everyone)), ("gated", place(Everyone, Moderators)), ("private", place(Admins, Admins))]
}

/// What an area's rules say.
#[derive(Default)]
pub struct Sheet {
    text: String,
    asked: BTreeSet<String>,
}

impl Sheet {
    /// Asks everybody about one action on a thing in one state. Who does not see the thing is not asked.
    pub fn ask<A: Action<T>, T: Guarded>(&mut self, state: &str, thing: &T) {
        let (action, noun) = (short(type_name::<A>()), short(type_name::<T>()));
        let said = |viewer: &Viewer| match (thing.visible_to(viewer), A::decide(viewer, thing)) {
            (false, _) => "(not seen)",
            (true, Verdict::Yes) => "yes",
            (true, Verdict::No(reason)) => reason.key().trim_start_matches("reason-"),
        };
        let mut by_verdict: Vec<(&str, Vec<&str>)> = Vec::new();
        for (name, viewer) in askers() {
            let verdict = said(&viewer);
            match by_verdict.iter_mut().find(|(v, _)| *v == verdict) {
                Some((_, names)) => names.push(name),
                None => by_verdict.push((verdict, vec![name])),
            }
        }
        by_verdict.sort_by_key(|(verdict, _)| (*verdict != "yes", *verdict == "(not seen)", *verdict));
        let line = writeln!(self.text, "{action} {noun}, {state}");
        line.expect("a text takes everything");
        for (verdict, names) in by_verdict {
            writeln!(self.text, "    {verdict:20} {}", names.join(" ")).expect("a text takes everything");
        }
        self.asked.insert(format!("{action} {noun}"));
    }

    pub fn text(&self) -> &str {
        &self.text
    }
    /// Which actions on which things were asked: `Close Topic`.
    pub const fn asked(&self) -> &BTreeSet<String> {
        &self.asked
    }
}

/// The last word of a path.
fn short(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}
