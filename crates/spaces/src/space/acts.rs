//! What happens to spaces, as the log records it.

use grove_kernel::{Act, Envelope, SpaceId};

use crate::visibility::Visibility;

pub struct Founded(pub SpaceId);
pub struct Changed(pub SpaceId);
pub struct VisibilityChanged {
    pub space: SpaceId,
    pub from: Visibility,
    pub to: Visibility,
}
pub struct Moved {
    pub space: SpaceId,
    pub from: Option<SpaceId>,
    pub to: Option<SpaceId>,
}

fn about(space: SpaceId) -> Envelope {
    Envelope::of(space).space(space)
}

impl Act for Founded {
    const VERB: &'static str = "space.founded";
    fn envelope(&self) -> Envelope {
        about(self.0)
    }
}

impl Act for Changed {
    const VERB: &'static str = "space.changed";
    fn envelope(&self) -> Envelope {
        about(self.0)
    }
}

/// 0 public, 1 gated, 2 private.
impl Act for VisibilityChanged {
    const VERB: &'static str = "space.visibility_changed";
    fn envelope(&self) -> Envelope {
        about(self.space).with("from", self.from as i64).with("to", self.to as i64)
    }
}

/// 0 for the root.
impl Act for Moved {
    const VERB: &'static str = "space.moved";
    fn envelope(&self) -> Envelope {
        let number = |space: Option<SpaceId>| space.map_or(0, SpaceId::raw);
        about(self.space).with("from", number(self.from)).with("to", number(self.to))
    }
}
