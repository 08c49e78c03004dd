//! What the list of spaces shows, read for all of them at once.

use std::collections::{HashMap, HashSet};

use grove_kernel::{Outcome, SpaceId, Visible};
use grove_members::identity::Face;
use grove_store::Cx;

use super::noun::Space;
use super::store::{people, tree};

/// Who is in a space: a few, hosts first, and how many.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    pub faces: Vec<Face>,
    pub count: i64,
}

/// The tree that the viewer knows of, and the people in it.
pub struct Listing {
    pub tree: Vec<(usize, Visible<Space>)>,
    /// Of spaces whose content the viewer sees.
    pub crowds: HashMap<SpaceId, Crowd>,
    /// Those the viewer is in.
    pub mine: HashSet<SpaceId>,
}

pub fn listing<M>(cx: &Cx<'_, M>) -> Outcome<Listing> {
    let mut crowds: HashMap<SpaceId, Crowd> = HashMap::new();
    for (space, count, face) in people::crowds(cx)? {
        let crowd = crowds.entry(space).or_default();
        crowd.count = count;
        crowd.faces.push(face);
    }
    Ok(Listing { tree: tree(cx)?, crowds, mine: people::all_mine(cx)?.into_iter().collect() })
}
