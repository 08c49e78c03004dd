//! The report and its voices.

use grove_kernel::{MemberId, Moment, Place, ReportId};
use grove_members::identity::Face;
use serde::{Deserialize, Serialize};

/// How a report ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Nothing wrong with it.
    Dismissed,
    /// Taken away, by a rule and with words.
    Removed,
    /// The member it is about was silenced or suspended.
    Sanctioned,
}

impl Outcome {
    pub const ALL: [Self; 3] = [Self::Dismissed, Self::Removed, Self::Sanctioned];
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dismissed => "dismissed",
            Self::Removed => "removed",
            Self::Sanctioned => "sanctioned",
        }
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
    /// How the activity log writes it.
    pub const fn number(self) -> i64 {
        self as i64
    }
}

/// Who settled it, when and how.
#[derive(Clone, Debug)]
pub struct Decision {
    pub at: Moment,
    pub by: Option<MemberId>,
    pub outcome: Outcome,
    pub rule: Option<i64>,
    pub words: String,
}

/// Something that was reported.
#[derive(Clone, Debug)]
pub struct Report {
    pub id: ReportId,
    /// The prefix of the id, and the number.
    pub kind: String,
    pub target: i64,
    pub author: Face,
    /// It lives in a space, wherever that is now.
    pub is_placed: bool,
    pub place: Option<Place>,
    pub space_name: Option<String>,
    pub opened_at: Moment,
    pub voices: i64,
    pub version: i64,
    pub claimed: Option<(MemberId, Moment)>,
    pub decided: Option<Decision>,
    /// As the first who reported it saw it.
    pub title: String,
    pub excerpt: String,
}

impl Report {
    /// The text of the thing's id.
    pub fn target_id(&self) -> String {
        grove_kernel::ids::show(&self.kind, self.target)
    }
    pub const fn is_open(&self) -> bool {
        self.decided.is_none()
    }
    pub fn is_about_a_member(&self) -> bool {
        self.kind == super::member::KIND
    }
}

/// What one person said about it, and what they saw.
#[derive(Clone, Debug)]
pub struct Voice {
    pub reporter: Face,
    pub at: Moment,
    pub rule: Option<i64>,
    pub words: String,
    pub html: String,
    pub text: String,
    pub text_hash: String,
}

/// What was sent to report something.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
pub struct NewReport {
    /// The id of a topic, a reply or a member.
    #[serde(default)]
    pub target: String,
    /// The number of the ground rule that it breaks; left out for something else.
    #[serde(default, deserialize_with = "crate::fields::number")]
    pub rule: Option<i64>,
    #[serde(default)]
    pub words: String,
}

/// Which reports a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    #[default]
    Open,
    /// Open, and the viewer looks at them.
    Mine,
    Settled,
}
