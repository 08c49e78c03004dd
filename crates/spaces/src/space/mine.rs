//! How the viewer stands to spaces: what only programs are told beside a space, read for all of them at once.

use std::collections::HashMap;
use std::sync::OnceLock;

use grove_kernel::{HasViewer, Outcome, SpaceId};
use grove_store::{Cx, Read};

use super::store::people;

/// In how many topics of each space something waits to be read.
pub type Unread = for<'a, 'tx> fn(&'a Cx<'tx, Read>) -> Outcome<HashMap<SpaceId, i64>>;

static UNREAD: OnceLock<Unread> = OnceLock::new();

/// Called once, by `grove`: spaces do not know what is said in them. Later calls change nothing.
pub fn wire_unread(unread: Unread) {
    let _wired_before = UNREAD.set(unread);
}

/// The viewer's own; empty for a visitor.
#[derive(Clone, Debug, Default)]
pub struct Mine {
    unread: Option<HashMap<SpaceId, i64>>,
    requests: Vec<SpaceId>,
}

impl Mine {
    pub fn load(cx: &Cx<'_, Read>) -> Outcome<Self> {
        if !cx.viewer().is_member() {
            return Ok(Self::default());
        }
        let unread = UNREAD.get().map(|count| count(cx)).transpose()?;
        Ok(Self { unread, requests: people::my_requests(cx)? })
    }
    /// Nothing where nobody counts.
    pub fn unread(&self, space: SpaceId) -> Option<i64> {
        self.unread.as_ref().map(|counts| counts.get(&space).copied().unwrap_or(0))
    }
    pub fn has_asked(&self, space: SpaceId) -> bool {
        self.requests.contains(&space)
    }
}
