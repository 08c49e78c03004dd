//! A topic as a feed carries it.

use grove_kernel::{Floor, Guarded, Moment, Place, TopicId, Viewer};

/// With its whole first text: a feed reader has no second page to go to.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: TopicId,
    pub place: Place,
    pub author: String,
    pub title: String,
    pub html: String,
    pub created_at: Moment,
    pub edited_at: Option<Moment>,
}

impl Entry {
    pub fn updated_at(&self) -> Moment {
        self.edited_at.unwrap_or(self.created_at)
    }
}

/// Only what everybody may read, and only if this viewer may.
impl Guarded for Entry {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        self.place.content == Floor::Everyone && viewer.sees(&self.place)
    }
}
