//! One line of the log.

use grove_kernel::{ActivityId, MemberId, Moment, Place};

/// Something that somebody who moderates did.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: ActivityId,
    pub at: Moment,
    pub actor: Option<MemberId>,
    pub verb: String,
    pub object_kind: String,
    pub object: i64,
    /// It happened in a space.
    pub is_placed: bool,
    pub place: Option<Place>,
    pub space_slug: Option<String>,
    pub space_name: Option<String>,
    pub target: Option<MemberId>,
    pub rule: Option<i64>,
    /// What the one who did it wrote, as far as it is kept with the act and not with the thing.
    pub words: Option<String>,
}

impl Entry {
    /// The key of its words.
    pub fn key(&self) -> String {
        format!("log-{}", self.verb.replace(['.', '_'], "-"))
    }
    pub fn is_about_a_report(&self) -> bool {
        self.verb.starts_with("report.")
    }
}
