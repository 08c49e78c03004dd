//! Places: who may see a space, as numbers that a database can join on.
//!
//! Every space keeps rows in `space_access`: one *floor* row (grantee 0 or below) that lets whole tiers
//! of people in, and one row for each member who is let in by name. The design's list filter is a join
//! on that table; the same rule in Rust ([`crate::Viewer::sees`]) checks every row a second time.

use crate::SpaceId;

/// The lowest tier that is let in without being named. Written as the grantee of a floor row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Floor {
    Admins = -3,
    Moderators = -2,
    Members = -1,
    Everyone = 0,
}

impl Floor {
    pub const fn grantee(self) -> i64 {
        self as i64
    }
    pub const fn from_grantee(grantee: i64) -> Self {
        match grantee {
            0.. => Self::Everyone,
            -1 => Self::Members,
            -2 => Self::Moderators,
            _ => Self::Admins,
        }
    }
}

/// How far somebody sees into a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Its card: name, purpose, rules; what a gated space shows to those outside.
    Card = 1,
    /// What is said in it.
    Content = 2,
}

impl Reach {
    pub const fn number(self) -> i64 {
        self as i64
    }
    pub const fn from_number(number: i64) -> Self {
        if number >= 2 { Self::Content } else { Self::Card }
    }
}

/// The role a person has in one space, after inheritance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SpaceRole {
    Outsider = 0,
    Member = 1,
    Moderator = 2,
    Host = 3,
}

impl SpaceRole {
    pub const fn number(self) -> i64 {
        self as i64
    }
    pub const fn from_number(number: i64) -> Self {
        match number {
            3.. => Self::Host,
            2 => Self::Moderator,
            1 => Self::Member,
            _ => Self::Outsider,
        }
    }
}

/// Where a thing stands: its space, and the floors of that space. Stores select it with every thing
/// that lives in a space, so that the second lock needs no query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub space: SpaceId,
    pub card: Floor,
    pub content: Floor,
}
