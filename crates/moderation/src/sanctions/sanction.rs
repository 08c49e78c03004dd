//! The sanction.

use std::time::Duration;

use grove_kernel::{Id, MemberId, Moment};
use grove_members::identity::{Face, sanction};
use serde::{Deserialize, Serialize};

grove_kernel::ids::kind!(SanctionRow, "san");
pub type SanctionId = Id<SanctionRow>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Reads, does not write.
    Silence,
    /// As if signed out.
    Suspension,
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Silence => sanction::SILENCE,
            Self::Suspension => sanction::SUSPENSION,
        }
    }
    /// What is said to the moderator who has begun it.
    pub const fn begun(self) -> &'static str {
        match self {
            Self::Silence => "done-silenced",
            Self::Suspension => "done-suspended",
        }
    }
    pub const fn ended(self) -> &'static str {
        match self {
            Self::Silence => "done-silence-lifted",
            Self::Suspension => "done-suspension-lifted",
        }
    }
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Silence, Self::Suspension].into_iter().find(|kind| kind.name() == name)
    }
}

pub use sanction::FOREVER;

/// How long it lasts: days, or 0 for without an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasts(u32);

impl Lasts {
    pub const PRESETS: [u32; 4] = [1, 3, 7, 30];
    /// At most ten years; what is meant longer is meant without an end.
    pub fn days(days: i64) -> Option<Self> {
        u32::try_from(days).ok().filter(|days| *days <= 3650).map(Self)
    }
    pub fn until(self, now: Moment) -> Moment {
        if self.0 == 0 { FOREVER } else { now.plus(Duration::from_secs(u64::from(self.0) * 86_400)) }
    }
}

/// Whom it is about.
#[derive(Clone, Debug)]
pub struct Subject {
    pub face: Face,
}

/// One sanction, in force or past.
#[derive(Clone, Debug)]
pub struct Sanction {
    pub id: SanctionId,
    pub member: MemberId,
    pub kind: Kind,
    pub rule: i64,
    pub words: String,
    pub by: Option<MemberId>,
    pub at: Moment,
    pub until: Moment,
    pub lifted_at: Option<Moment>,
}

impl Sanction {
    pub fn is_in_force(&self, now: Moment) -> bool {
        self.lifted_at.is_none() && self.until > now
    }
    pub fn is_endless(&self) -> bool {
        self.until >= FOREVER
    }
}

/// What was sent to silence or suspend somebody.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
pub struct NewSanction {
    /// 0 for without an end.
    #[serde(default, deserialize_with = "crate::fields::number")]
    pub days: Option<i64>,
    #[serde(default, deserialize_with = "crate::fields::number")]
    pub rule: Option<i64>,
    #[serde(default)]
    pub words: String,
    /// The report about this member that is settled with it.
    #[serde(default)]
    pub report: String,
}
