//! Who says which answer settled a question.

use grove_kernel::{Action, MemberId, Place, Reason, SpaceRole, Verdict, Viewer};

use crate::replies::Reply;
use crate::topics::{Topic, may_write};

/// To say that this answer settled the question.
pub struct Accept;
/// To say that none did.
pub struct Unaccept;

fn asker_or_moderator(viewer: &Viewer, place: &Place, asker: MemberId) -> Verdict {
    match viewer.role_in(place) {
        SpaceRole::Host | SpaceRole::Moderator => Verdict::Yes,
        SpaceRole::Member | SpaceRole::Outsider if viewer.is(asker) => Verdict::Yes,
        SpaceRole::Member | SpaceRole::Outsider => Verdict::No(Reason::OnlyAsker),
    }
}

impl Action<Reply> for Accept {
    fn decide(viewer: &Viewer, reply: &Reply) -> Verdict {
        let gone = reply.deleted.is_some() || reply.topic_deleted;
        may_write(viewer)
            .and(|| Verdict::unless(!reply.is_answer() || gone, Reason::NotAnAnswer))
            .and(|| asker_or_moderator(viewer, &reply.place, reply.asker))
    }
}

impl Action<Topic> for Unaccept {
    fn decide(viewer: &Viewer, topic: &Topic) -> Verdict {
        may_write(viewer)
            .and(|| Verdict::unless(topic.deleted.is_some(), Reason::AlreadyDeleted))
            .and(|| asker_or_moderator(viewer, &topic.place, topic.author.id))
    }
}
