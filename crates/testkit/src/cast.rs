//! Who lives in a town.

use grove_kernel::Role;

/// Name, role in the community, and what marks them.
pub struct Person {
    pub handle: &'static str,
    pub name: &'static str,
    pub role: Role,
    pub is_bot: bool,
    pub is_new: bool,
    pub waits: bool,
}

const fn member(handle: &'static str, name: &'static str) -> Person {
    Person { handle, name, role: Role::Member, is_bot: false, is_new: false, waits: false }
}

/// The cast. Stories that need somebody else let them join.
pub const CAST: &[Person] = &[
    Person { role: Role::Owner, ..member("ada", "Ada Lindqvist") },
    Person { role: Role::Admin, ..member("kofi", "Kofi Mensah") },
    Person { role: Role::Moderator, ..member("omar", "Omar Haddad") },
    member("ines", "Ines Carvalho"),
    member("nadia", "Nadia Rahimi"),
    member("pia", "Pia Moser"),
    member("vera", "Vera Lund"),
    member("exa", "Exa Member"),
    member("sam", "Sam Suspended"),
    Person { is_new: true, ..member("theo", "Theo Park") },
    Person { waits: true, ..member("bo", "Bo Waiting") },
    Person { is_bot: true, ..member("rob", "Rob the Bot") },
];
