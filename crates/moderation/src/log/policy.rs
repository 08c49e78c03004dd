//! Who reads a line of the log.

use grove_kernel::{Guarded, SpaceRole, Viewer};

use super::entry::Entry;

impl Guarded for Entry {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        let moderates = match (&self.place, self.is_placed) {
            (Some(place), true | false) => viewer.sees(place) && viewer.role_in(place) >= SpaceRole::Moderator,
            (None, false) => viewer.is_moderator() || viewer.is_system(),
            (None, true) => false,
        };
        moderates && !(self.is_about_a_report() && viewer.is(self.target))
    }
}
