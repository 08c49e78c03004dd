use grove_kernel::{Reason, ReplyId, TopicId};

use super::{CastVote, commands};
use crate::said::TakeBack;
use crate::topics::TopicKind;
use crate::town::{Town, refused};
use crate::{replies, topics};

fn votes_of(town: &Town, id: TopicId) -> i64 {
    town.read(None, move |cx| Ok(topics::find(cx, id)?.visible_to(cx)?.votes)).expect("everybody reads it")
}

fn vote(town: &Town, who: grove_kernel::MemberId, id: TopicId) -> grove_kernel::Outcome<i64> {
    town.act(who, move |cx| {
        let permit = topics::find(cx, id)?.visible_to(cx)?.permit::<CastVote>(cx)?;
        commands::give(cx, &permit)
    })
}

fn vote_answer(town: &Town, who: grove_kernel::MemberId, id: ReplyId) -> grove_kernel::Outcome<i64> {
    town.act(who, move |cx| {
        let permit = replies::find(cx, id)?.visible_to(cx)?.permit::<CastVote>(cx)?;
        commands::give(cx, &permit)
    })
}

#[test]
fn a_member_votes_once_and_takes_it_back_once() {
    let town = Town::new();
    let question = town.asks(town.ines, "square");
    assert_eq!(vote(&town, town.nadia, question).ok(), Some(1));
    assert_eq!(vote(&town, town.nadia, question).ok(), Some(1));
    assert_eq!(vote(&town, town.omar, question).ok(), Some(2));
    assert_eq!(votes_of(&town, question), 2);
    for _ in 0..2 {
        let left = town.act(town.nadia, move |cx| {
            let permit = topics::find(cx, question)?.visible_to(cx)?.permit::<TakeBack>(cx)?;
            commands::take(cx, &permit)
        });
        assert_eq!(left.ok(), Some(1));
    }
    assert_eq!(town.verbs(), ["topic.opened", "vote.given", "vote.given", "vote.taken"]);
}

#[test]
fn whatever_others_said_takes_votes_and_ones_own_words_do_not() {
    let town = Town::new();
    let question = town.asks(town.ines, "square");
    let talk = town.begins(town.ines, "square", TopicKind::Discussion, &[], "Look at this.").unwrap();
    let answer = town.answers(town.nadia, question).unwrap();
    let comment = town.says(town.omar, question, Some(answer), "Are you sure?").unwrap();
    assert_eq!(refused(vote(&town, town.ines, question)), Some(Reason::NotYourOwn));
    assert_eq!(vote(&town, town.nadia, talk).ok(), Some(1));
    assert_eq!(refused(vote_answer(&town, town.nadia, answer)), Some(Reason::NotYourOwn));
    assert_eq!(vote_answer(&town, town.nadia, comment).ok(), Some(1));
    assert_eq!(vote_answer(&town, town.ines, answer).ok(), Some(1));
}

#[test]
fn the_blocked_do_not_vote_for_the_one_who_blocks() {
    let town = Town::new();
    let question = town.asks(town.ines, "square");
    town.averts(town.ines, town.nadia, grove_members::relationships::Kind::Block);
    assert_eq!(refused(vote(&town, town.nadia, question)), Some(Reason::Blocked));
    assert_eq!(vote(&town, town.theo, question).ok(), Some(1));
}

#[test]
fn what_is_hidden_takes_no_votes() {
    let town = Town::new();
    let question = town.asks(town.nadia, "gardeners");
    assert!(crate::town::is_missing(&vote(&town, town.theo, question)));
    assert_eq!(vote(&town, town.ines, question).ok(), Some(1));
}
