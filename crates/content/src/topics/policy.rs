//! Who sees a topic, and who may do what to it.

use grove_kernel::{Action, Guarded, Reason, SpaceRole, Standing, Verdict, Viewer};

use super::topic::Topic;

impl Guarded for Topic {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.sees(&self.place)
            && (self.deleted.is_none() || viewer.is(self.author.id) || viewer.role_in(&self.place) >= SpaceRole::Moderator)
    }
}

/// May this viewer write at all: a member, let in, and not silenced.
pub fn may_write(viewer: &Viewer) -> Verdict {
    match viewer.standing() {
        None if viewer.is_system() => Verdict::Yes,
        None => Verdict::No(Reason::MembersOnly),
        Some(Standing::Pending) => Verdict::No(Reason::AwaitingApproval),
        Some(Standing::Silenced) => Verdict::No(Reason::Silenced),
        Some(Standing::New | Standing::Active) => Verdict::Yes,
    }
}

fn undeleted(topic: &Topic) -> Verdict {
    Verdict::unless(topic.deleted.is_some(), Reason::AlreadyDeleted)
}

fn moderates(viewer: &Viewer, topic: &Topic) -> Verdict {
    match viewer.role_in(&topic.place) {
        SpaceRole::Host | SpaceRole::Moderator => Verdict::Yes,
        SpaceRole::Member | SpaceRole::Outsider => Verdict::No(Reason::HostsOnly),
    }
}

fn author_or_moderator(viewer: &Viewer, topic: &Topic) -> Verdict {
    match viewer.role_in(&topic.place) {
        SpaceRole::Host | SpaceRole::Moderator => Verdict::Yes,
        SpaceRole::Member | SpaceRole::Outsider if viewer.is(topic.author.id) => Verdict::Yes,
        SpaceRole::Member | SpaceRole::Outsider => Verdict::No(Reason::OnlyAuthorOrHost),
    }
}

/// To say something in it: a reply, an answer, a comment.
pub struct Answer;
/// To change its title, text or tags.
pub struct Edit;
/// To end it: readable, no new replies.
pub struct Close;
/// To keep it at the top of its space.
pub struct Pin;
/// To put it into another space.
pub struct Move;
/// To take it away; it can be brought back.
pub struct Delete;
pub struct Restore;

impl Action<Topic> for Answer {
    fn decide(viewer: &Viewer, topic: &Topic) -> Verdict {
        let role = viewer.role_in(&topic.place);
        may_write(viewer)
            .and(|| undeleted(topic))
            .and(|| Verdict::unless(topic.is_closed() && role < SpaceRole::Moderator, Reason::TopicClosed))
            .and(|| Verdict::unless(topic.members_write && role == SpaceRole::Outsider, Reason::SpaceMembersOnly))
            .and(|| Verdict::unless(topic.author_blocks_me && role < SpaceRole::Moderator, Reason::Blocked))
    }
}

impl Action<Topic> for Edit {
    fn decide(viewer: &Viewer, topic: &Topic) -> Verdict {
        may_write(viewer).and(|| undeleted(topic)).and(|| author_or_moderator(viewer, topic))
    }
}

impl Action<Topic> for Close {
    fn decide(viewer: &Viewer, topic: &Topic) -> Verdict {
        may_write(viewer).and(|| undeleted(topic)).and(|| author_or_moderator(viewer, topic))
    }
}

impl Action<Topic> for Pin {
    fn decide(viewer: &Viewer, topic: &Topic) -> Verdict {
        may_write(viewer).and(|| undeleted(topic)).and(|| moderates(viewer, topic))
    }
}

impl Action<Topic> for Move {
    fn decide(viewer: &Viewer, topic: &Topic) -> Verdict {
        may_write(viewer).and(|| undeleted(topic)).and(|| moderates(viewer, topic))
    }
}

impl Action<Topic> for Delete {
    fn decide(viewer: &Viewer, topic: &Topic) -> Verdict {
        may_write(viewer).and(|| author_or_moderator(viewer, topic))
    }
}

/// What a moderator removed comes back by a moderator; what its author deleted, by the author too. What is there
/// already takes no more than what was deleted, so that doing it twice is the same as once.
impl Action<Topic> for Restore {
    fn decide(viewer: &Viewer, topic: &Topic) -> Verdict {
        let own = topic.deleted.is_none_or(|mark| viewer.is(mark.by)) && viewer.is(topic.author.id);
        may_write(viewer).and(|| if own { Verdict::Yes } else { moderates(viewer, topic) })
    }
}
