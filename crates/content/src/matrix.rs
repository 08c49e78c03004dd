//! This area's section of `policy/matrix.txt`.

use grove_kernel::matrix::{AUTHOR, Sheet, places};
use grove_kernel::{MemberId, Moment, Place, ReplyId};
use grove_spaces::Visibility;
use grove_spaces::space::{Joining, Kinds, Space};

use crate::questions::{Accept, Unaccept};
use crate::reactions::React;
use crate::replies::{DeleteReply, EditReply, Reply, ReplyKind, RestoreReply};
use crate::said::TakeBack;
use crate::topics::commands::Begin;
use crate::topics::tests::{a_question, face};
use crate::topics::{Answer, Close, Delete, Edit, Mark, Move, Pin, Restore, Topic, TopicKind};
use crate::votes::CastVote;

const SOMEBODY: MemberId = MemberId::from_raw(99);

fn by(member: MemberId) -> Option<Mark> {
    Some(Mark { at: Moment::default(), by: Some(member) })
}

/// A question of the author; outside of public places one has to belong to the space to write.
fn topic(name: &str, place: Place) -> Topic {
    Topic { place, members_write: name != "public", ..a_question() }
}

fn topics(sheet: &mut Sheet) {
    for (name, place) in places() {
        let open = topic(name, place);
        let states = [
            ("open", open.clone()),
            ("closed", Topic { closed: by(SOMEBODY), ..open.clone() }),
            ("deleted by its author", Topic { deleted: by(AUTHOR), ..open.clone() }),
            ("removed by somebody else", Topic { deleted: by(SOMEBODY), ..open.clone() }),
            ("whose author blocks who asks", Topic { author_blocks_me: true, ..open }),
        ];
        for (state, topic) in states {
            let state = format!("{name}, {state}");
            sheet.ask::<Answer, _>(&state, &topic);
            sheet.ask::<Edit, _>(&state, &topic);
            sheet.ask::<Close, _>(&state, &topic);
            sheet.ask::<Pin, _>(&state, &topic);
            sheet.ask::<Move, _>(&state, &topic);
            sheet.ask::<Delete, _>(&state, &topic);
            sheet.ask::<Restore, _>(&state, &topic);
            sheet.ask::<Unaccept, _>(&state, &topic);
            sheet.ask::<React, _>(&state, &topic);
            sheet.ask::<CastVote, _>(&state, &topic);
            sheet.ask::<TakeBack, _>(&state, &topic);
        }
        let discussion = Topic { kind: TopicKind::Discussion, ..topic(name, place) };
        sheet.ask::<CastVote, _>(&format!("{name}, a discussion"), &discussion);
    }
}

/// An answer of the author under somebody else's question.
fn reply(name: &str, place: Place) -> Reply {
    let topic = topic(name, place);
    Reply {
        id: ReplyId::from_raw(11),
        topic: topic.id,
        place,
        parent: None,
        kind: ReplyKind::Reply,
        position: 1,
        author: face(AUTHOR),
        format: topic.format,
        html: String::new(),
        text: String::new(),
        created_at: Moment::default(),
        edited_at: None,
        votes: 0,
        deleted: None,
        removal: None,
        space_slug: topic.space_slug,
        math: false,
        members_write: topic.members_write,
        in_question: true,
        asker: SOMEBODY,
        topic_deleted: false,
        accepted: false,
        author_blocks_me: false,
        unwanted: false,
        voted: false,
    }
}

fn replies(sheet: &mut Sheet) {
    for (name, place) in places() {
        let standing = reply(name, place);
        let states = [
            ("standing", standing.clone()),
            ("under a question of the author's", Reply { asker: AUTHOR, author: face(SOMEBODY), ..standing.clone() }),
            ("a comment", Reply { kind: ReplyKind::Comment, ..standing.clone() }),
            ("under a deleted topic", Reply { topic_deleted: true, ..standing.clone() }),
            ("deleted by its author", Reply { deleted: by(AUTHOR), ..standing.clone() }),
            ("removed by somebody else", Reply { deleted: by(SOMEBODY), ..standing }),
        ];
        for (state, reply) in states {
            let state = format!("{name}, {state}");
            sheet.ask::<EditReply, _>(&state, &reply);
            sheet.ask::<DeleteReply, _>(&state, &reply);
            sheet.ask::<RestoreReply, _>(&state, &reply);
            sheet.ask::<Accept, _>(&state, &reply);
            sheet.ask::<React, _>(&state, &reply);
            sheet.ask::<CastVote, _>(&state, &reply);
            sheet.ask::<TakeBack, _>(&state, &reply);
        }
    }
}

/// Beginning a topic, in rooms one walks into and in rooms one asks to come into.
fn rooms(sheet: &mut Sheet) {
    for (name, place) in places() {
        for joining in [Joining::Open, Joining::Request, Joining::Invitation] {
            let space = Space {
                id: place.space,
                parent: None,
                slug: "here".into(),
                name: "Here".into(),
                purpose: String::new(),
                icon: "leaf".into(),
                visibility: Visibility::Public,
                joining,
                kinds: Kinds::all(),
                math: false,
                place,
                place_in_rail: 1,
                created_at: Moment::default(),
            };
            sheet.ask::<Begin, _>(&format!("{name}, {} to join", joining.name()), &space);
        }
    }
}

#[test]
fn the_rules_are_as_reviewed() {
    let mut sheet = Sheet::default();
    rooms(&mut sheet);
    topics(&mut sheet);
    replies(&mut sheet);
    grove_tidy::matrix::compare("content", sheet.text(), sheet.asked());
}
