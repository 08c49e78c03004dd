use grove_kernel::{MemberId, Outcome, Reason, TopicId};

use super::{React, Reaction, commands, on};
use crate::said::{Said, TakeBack, Target};
use crate::topics;
use crate::town::{Town, refused};

fn give(town: &Town, who: MemberId, id: TopicId, reaction: Reaction) -> Outcome<()> {
    town.act(who, move |cx| {
        let permit = topics::find(cx, id)?.visible_to(cx)?.permit::<React>(cx)?;
        commands::give(cx, &permit, reaction)
    })
}

#[test]
fn each_kind_is_given_once_by_each() {
    let town = Town::new();
    let topic = town.asks(town.ines, "square");
    for (who, reaction) in
        [(town.nadia, Reaction::Like), (town.nadia, Reaction::Like), (town.nadia, Reaction::Idea), (town.omar, Reaction::Like)]
    {
        give(&town, who, topic, reaction).unwrap();
    }
    let counts = town.read(Some(town.omar), move |cx| Ok(on(cx, &[Target::Topic(topic)])?.to(Target::Topic(topic)))).unwrap();
    assert_eq!((counts.of(Reaction::Like), counts.of(Reaction::Idea), counts.of(Reaction::Wow)), ((2, true), (1, false), (0, false)));
    assert_eq!(counts.most().map(|(reaction, count, _)| (reaction, count)), Some((Reaction::Like, 2)));
    town.act(town.omar, move |cx| {
        let permit = topics::find(cx, topic)?.visible_to(cx)?.permit::<TakeBack>(cx)?;
        assert_eq!(permit.said_by(), permit.author.id);
        commands::take(cx, &permit, Reaction::Like)
    })
    .unwrap();
    assert_eq!(town.verbs()[1..], ["reaction.given", "reaction.given", "reaction.given", "reaction.taken"]);
}

#[test]
fn nothing_is_given_to_those_who_block_and_to_what_is_deleted() {
    let town = Town::new();
    let topic = town.asks(town.ines, "square");
    town.averts(town.ines, town.nadia, grove_members::relationships::Kind::Block);
    assert_eq!(refused(give(&town, town.nadia, topic, Reaction::Love)), Some(Reason::Blocked));
    assert!(give(&town, town.ines, topic, Reaction::Love).is_ok(), "one's own words take reactions");
    town.act(town.ines, move |cx| {
        let permit = topics::find(cx, topic)?.visible_to(cx)?.permit(cx)?;
        topics::commands::delete(cx, permit, None, "")
    })
    .unwrap();
    assert_eq!(refused(give(&town, town.omar, topic, Reaction::Love)), Some(Reason::AlreadyDeleted));
}

#[test]
fn the_kinds_have_names_and_numbers_of_their_own() {
    for (index, reaction) in Reaction::ALL.into_iter().enumerate() {
        assert_eq!(Reaction::parse(reaction.name()), Some(reaction));
        assert_eq!(usize::try_from(reaction.number()), Ok(index + 1));
    }
    assert_eq!(Reaction::parse("hate"), None);
}
