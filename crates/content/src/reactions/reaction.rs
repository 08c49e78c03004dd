//! The six kinds, and how many of each stand under what.

use std::collections::HashMap;
use std::str::FromStr;

use grove_web::PathPart;
use serde::Serialize;

use crate::said::Target;

/// One of six. The name is part of addresses and of the table, the number of activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reaction {
    Like = 1,
    Love = 2,
    Laugh = 3,
    Wow = 4,
    Thanks = 5,
    Idea = 6,
}

impl Reaction {
    pub const ALL: [Self; 6] = [Self::Like, Self::Love, Self::Laugh, Self::Wow, Self::Thanks, Self::Idea];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::Love => "love",
            Self::Laugh => "laugh",
            Self::Wow => "wow",
            Self::Thanks => "thanks",
            Self::Idea => "idea",
        }
    }
    pub const fn emoji(self) -> &'static str {
        match self {
            Self::Like => "\u{1f44d}",
            Self::Love => "\u{2764}\u{fe0f}",
            Self::Laugh => "\u{1f604}",
            Self::Wow => "\u{1f62e}",
            Self::Thanks => "\u{1f64f}",
            Self::Idea => "\u{1f4a1}",
        }
    }
    pub const fn number(self) -> i64 {
        self as i64
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reaction| reaction.name() == name)
    }
}

/// The last part of an address; any other word is not there.
impl FromStr for Reaction {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::parse(name).ok_or(())
    }
}
impl PathPart for Reaction {}

/// How many of each kind, and which of them are the viewer's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([(i64, bool); 6]);

impl Counts {
    pub(super) const fn set(&mut self, reaction: Reaction, count: i64, mine: bool) {
        self.0[reaction as usize - 1] = (count, mine);
    }
    pub const fn of(&self, reaction: Reaction) -> (i64, bool) {
        self.0[reaction as usize - 1]
    }
    pub fn iter(&self) -> impl Iterator<Item = (Reaction, i64, bool)> {
        Reaction::ALL.into_iter().zip(self.0).map(|(reaction, (count, mine))| (reaction, count, mine))
    }
    /// The kind given most, when there is any.
    pub fn most(&self) -> Option<(Reaction, i64, bool)> {
        self.iter().filter(|(_, count, _)| *count > 0).max_by_key(|(reaction, count, _)| (*count, -reaction.number()))
    }
}

/// The reactions to all that stands on a page.
#[derive(Clone, Debug, Default)]
pub struct Given(pub(super) HashMap<Target, Counts>);

impl Given {
    pub fn to(&self, target: Target) -> Counts {
        self.0.get(&target).copied().unwrap_or_default()
    }
}
