use grove_kernel::{MemberId, Outcome, Reason, ReplyId, TopicId};

use super::{Accept, Unaccept, commands};
use crate::topics::TopicKind;
use crate::town::{Town, refused};
use crate::{replies, topics};

fn accept(town: &Town, who: MemberId, answer: ReplyId) -> Outcome<()> {
    town.act(who, move |cx| {
        let permit = replies::find(cx, answer)?.visible_to(cx)?.permit::<Accept>(cx)?;
        commands::accept(cx, &permit)
    })
}

fn accepted(town: &Town, topic: TopicId) -> Option<ReplyId> {
    town.read(None, move |cx| Ok(topics::find(cx, topic)?.visible_to(cx)?.accepted)).unwrap()
}

#[test]
fn the_asker_accepts_and_another_answer_replaces_it() {
    let town = Town::new();
    let question = town.asks(town.nadia, "square");
    let (one, two) = (town.answers(town.ines, question).unwrap(), town.answers(town.theo, question).unwrap());
    accept(&town, town.nadia, one).unwrap();
    accept(&town, town.nadia, one).unwrap();
    assert_eq!(accepted(&town, question), Some(one));
    accept(&town, town.omar, two).unwrap();
    assert_eq!(accepted(&town, question), Some(two));
    let given_up = town.act(town.nadia, move |cx| {
        let permit = topics::find(cx, question)?.visible_to(cx)?.permit::<Unaccept>(cx)?;
        commands::unaccept(cx, &permit)
    });
    assert!(given_up.is_ok());
    assert_eq!(accepted(&town, question), None);
    assert_eq!(town.verbs()[3..], ["answer.accepted", "answer.unaccepted", "answer.accepted", "answer.unaccepted"]);
}

#[test]
fn only_answers_and_only_by_the_asker_or_a_host() {
    let town = Town::new();
    let question = town.asks(town.nadia, "square");
    let answer = town.answers(town.ines, question).unwrap();
    let comment = town.says(town.theo, question, Some(answer), "Thank you").unwrap();
    let talk = town.begins(town.nadia, "square", TopicKind::Discussion, &[], "Look").unwrap();
    let reply = town.answers(town.ines, talk).unwrap();
    assert_eq!(refused(accept(&town, town.ines, answer)), Some(Reason::OnlyAsker));
    assert_eq!(refused(accept(&town, town.nadia, comment)), Some(Reason::NotAnAnswer));
    assert_eq!(refused(accept(&town, town.nadia, reply)), Some(Reason::NotAnAnswer));
    assert!(accept(&town, town.omar, answer).is_ok());
}

#[test]
fn an_accepted_answer_that_is_deleted_is_accepted_no_longer() {
    let town = Town::new();
    let question = town.asks(town.nadia, "square");
    let answer = town.answers(town.ines, question).unwrap();
    accept(&town, town.nadia, answer).unwrap();
    town.act(town.ines, move |cx| {
        let permit = replies::find(cx, answer)?.visible_to(cx)?.permit(cx)?;
        replies::commands::delete(cx, permit, None, "")
    })
    .unwrap();
    assert_eq!(accepted(&town, question), None);
    assert_eq!(town.verbs()[3..], ["answer.unaccepted", "reply.deleted"]);
    assert_eq!(refused(accept(&town, town.omar, answer)), Some(Reason::NotAnAnswer));
}
