//! Somebody who asks to be let in.

use grove_kernel::{Guarded, Moment, Place, SpaceRole, Viewer};
use grove_members::identity::Face;

/// A request to join. Seen by those who answer it, and by the one who asked.
#[derive(Clone, Debug)]
pub struct Request {
    pub place: Place,
    pub face: Face,
    pub words: String,
    pub at: Moment,
}

impl Guarded for Request {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        match viewer.role_in(&self.place) {
            SpaceRole::Host | SpaceRole::Moderator => true,
            SpaceRole::Member | SpaceRole::Outsider => viewer.is(self.face.id),
        }
    }
}

/// The role a word means; outsiders are not in a space.
pub fn role_named(word: &str) -> Option<SpaceRole> {
    match word {
        "member" => Some(SpaceRole::Member),
        "moderator" => Some(SpaceRole::Moderator),
        "host" => Some(SpaceRole::Host),
        _ => None,
    }
}

pub const fn role_word(role: SpaceRole) -> &'static str {
    match role {
        SpaceRole::Host => "host",
        SpaceRole::Moderator => "moderator",
        SpaceRole::Member => "member",
        SpaceRole::Outsider => "outsider",
    }
}
