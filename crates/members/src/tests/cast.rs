//! The cast, for rule tables: Ada owns the place, Vera administers it, Omar moderates, Nadia is a
//! member, Theo waits to be let in, and visitors have no name.

use std::collections::HashMap;

use grove_kernel::viewer::Found;
use grove_kernel::{MemberId, Moment, Role, Scopes, Standing, Viewer};

use crate::profile::Member;

pub const THEO: MemberId = MemberId::from_raw(1);
pub const NADIA: MemberId = MemberId::from_raw(2);
pub const OMAR: MemberId = MemberId::from_raw(3);
pub const VERA: MemberId = MemberId::from_raw(4);
pub const ADA: MemberId = MemberId::from_raw(5);

pub const CAST: [(&str, Option<MemberId>); 6] =
    [("visitor", None), ("theo", Some(THEO)), ("nadia", Some(NADIA)), ("omar", Some(OMAR)), ("vera", Some(VERA)), ("ada", Some(ADA))];

const fn role_of(member: MemberId) -> Role {
    match member.raw() {
        5 => Role::Owner,
        4 => Role::Admin,
        3 => Role::Moderator,
        _ => Role::Member,
    }
}

pub fn viewer(member: Option<MemberId>) -> Viewer {
    let Some(member) = member else { return Viewer::visitor() };
    Viewer::loaded(Found {
        member,
        role: role_of(member),
        standing: if member == THEO { Standing::Pending } else { Standing::Active },
        scopes: Scopes::ALL,
        spaces: HashMap::new(),
        joined: Moment::default(),
        is_staff: false,
        is_bot: false,
        is_brand: false,
    })
}

pub fn member(id: MemberId) -> Member {
    Member {
        id,
        handle: format!("m{}", id.raw()),
        name: "Somebody".to_owned(),
        role: role_of(id),
        bio: String::new(),
        bio_html: String::new(),
        avatar: None,
        is_staff: false,
        is_bot: false,
        is_brand: false,
        joined_at: Moment::default(),
        approved_at: (id != THEO).then(Moment::default),
        left_at: None,
    }
}

/// Who of the cast gets a yes, by name.
pub fn those(yes: impl Fn(&Viewer) -> bool) -> String {
    CAST.iter().filter(|(_, who)| yes(&viewer(*who))).map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
}
