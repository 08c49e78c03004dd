//! Who sees a reply, and who may do what to it. Writing one is asked of its topic.

use grove_kernel::{Action, Guarded, Reason, SpaceRole, Verdict, Viewer};

use super::reply::Reply;
use crate::topics::may_write;

impl Guarded for Reply {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        let moderates = viewer.role_in(&self.place) >= SpaceRole::Moderator;
        // What hangs on something deleted goes with it.
        let topic_stands = !self.topic_deleted || viewer.is(self.asker) || moderates;
        viewer.sees(&self.place) && topic_stands && (self.deleted.is_none() || viewer.is(self.author.id) || moderates)
    }
}

fn author_or_moderator(viewer: &Viewer, reply: &Reply) -> Verdict {
    match viewer.role_in(&reply.place) {
        SpaceRole::Host | SpaceRole::Moderator => Verdict::Yes,
        SpaceRole::Member | SpaceRole::Outsider if viewer.is(reply.author.id) => Verdict::Yes,
        SpaceRole::Member | SpaceRole::Outsider => Verdict::No(Reason::OnlyAuthorOrHost),
    }
}

pub struct EditReply;
pub struct DeleteReply;
pub struct RestoreReply;

impl Action<Reply> for EditReply {
    fn decide(viewer: &Viewer, reply: &Reply) -> Verdict {
        may_write(viewer)
            .and(|| Verdict::unless(reply.deleted.is_some(), Reason::AlreadyDeleted))
            .and(|| author_or_moderator(viewer, reply))
    }
}

impl Action<Reply> for DeleteReply {
    fn decide(viewer: &Viewer, reply: &Reply) -> Verdict {
        may_write(viewer).and(|| author_or_moderator(viewer, reply))
    }
}

/// What a moderator removed comes back by a moderator; what its author deleted, by the author too;
/// twice is the same as once.
impl Action<Reply> for RestoreReply {
    fn decide(viewer: &Viewer, reply: &Reply) -> Verdict {
        let own = reply.deleted.is_none_or(|mark| viewer.is(mark.by)) && viewer.is(reply.author.id);
        let moderates = viewer.role_in(&reply.place) >= SpaceRole::Moderator;
        may_write(viewer).and(|| Verdict::unless(!own && !moderates, Reason::HostsOnly))
    }
}
