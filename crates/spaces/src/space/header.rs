//! What the header of a space shows, read in one go: the way here, the people, and how the viewer
//! stands to it. Every page of a space begins with it.

use grove_kernel::{Guarded, HasViewer, Moment, Outcome, Place, SpaceRole, Viewer, Visible};
use grove_members::identity::Face;
use grove_store::Cx;

use super::noun::Space;
use super::store::{below, by_id, people};
use crate::membership::Welcome;

/// Somebody who is in a space. Seen by those who see its content.
#[derive(Clone, Debug)]
pub struct Person {
    pub place: Place,
    pub face: Face,
    pub role: SpaceRole,
    pub since: Moment,
}

impl Guarded for Person {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.sees(&self.place)
    }
}

/// Everything the header of a space needs.
#[derive(Clone)]
pub struct SpaceHeader {
    pub space: Visible<Space>,
    /// From the root, without the space itself.
    pub above: Vec<Visible<Space>>,
    /// The spaces right below it that the viewer knows of.
    pub below: Vec<Visible<Space>>,
    /// Hosts first, five at most; none for those who see the card only.
    pub faces: Vec<Visible<Person>>,
    pub members: i64,
    /// The viewer's own membership, without what is inherited.
    pub mine: SpaceRole,
    /// When the viewer asked to be let in.
    pub asked: Option<Moment>,
    /// How many ask to be let in; nothing for those who do not answer them.
    pub requests: i64,
    /// Whether the viewer sees more than the card.
    pub inside: bool,
}

pub fn header<M>(cx: &Cx<'_, M>, space: &Visible<Space>) -> Outcome<SpaceHeader> {
    let (mine, asked) = people::mine(cx, space.id)?;
    Ok(SpaceHeader {
        space: space.clone(),
        above: above(cx, space)?,
        below: below(cx, space.id)?,
        faces: people::faces(cx, space.id)?,
        members: people::count(cx, space.id)?,
        mine,
        asked,
        requests: if space.may::<Welcome>(cx) { people::requests(cx, space.id)? } else { 0 },
        inside: cx.viewer().sees(&space.place),
    })
}

/// The spaces on the way here. Whoever sees a space sees the cards above it.
fn above<M>(cx: &Cx<'_, M>, space: &Space) -> Outcome<Vec<Visible<Space>>> {
    let mut above = Vec::new();
    let mut next = space.parent;
    while let Some(id) = next {
        let Some(parent) = by_id(cx, id)? else { break };
        let parent = parent.visible_to(cx)?;
        next = parent.parent;
        above.push(parent);
    }
    above.reverse();
    Ok(above)
}
