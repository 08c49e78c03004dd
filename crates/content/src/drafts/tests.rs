use super::{Key, Typed, commands, find, store};
use crate::said::Target;
use crate::town::Town;

fn keep(town: &Town, who: grove_kernel::MemberId, key: &str, body: &'static str) -> grove_kernel::Outcome<()> {
    let key: Key = key.parse().expect("a key");
    town.act(who, move |cx| commands::keep(cx, &key, &Typed { body: body.to_owned(), ..Typed::default() }))
}

#[test]
fn a_key_reads_back_and_nothing_else_is_one() {
    for key in
        ["new:gardeners", "comment:top_0000000000001", "reply:top_0000000000001", "reply:rep_0000000000001", "edit:top_0000000000001"]
    {
        assert_eq!(key.parse::<Key>().map(|k| k.to_string()), Ok(key.to_owned()));
    }
    for key in ["", "new:", "new:a/b", "edit:mem_0000000000001", "comment:rep_0000000000001", "reply:x", "other:top_0000000000001"] {
        assert!(key.parse::<Key>().is_err(), "{key}");
    }
}

#[test]
fn a_draft_is_its_writers_alone_and_goes_when_it_is_sent() {
    let town = Town::new();
    let topic = town.asks(town.ines, "square");
    let key = Key::Reply(Target::Topic(topic));
    keep(&town, town.nadia, &key.to_string(), "After the fr").unwrap();
    let (mine, theirs) = (key.clone(), key.clone());
    let found = town.read(Some(town.nadia), move |cx| find(cx, &mine)).unwrap();
    assert_eq!(found.map(|draft| draft.typed.body), Some("After the fr".to_owned()));
    assert!(town.read(Some(town.ada), move |cx| find(cx, &theirs)).unwrap().is_none());
    town.answers(town.nadia, topic).unwrap();
    assert!(town.read(Some(town.nadia), move |cx| find(cx, &key)).unwrap().is_none());
}

#[test]
fn nobody_keeps_more_than_fifty_and_nothing_typed_is_none() {
    let town = Town::new();
    for n in 0..55 {
        keep(&town, town.nadia, &format!("new:space-{n}"), "words").unwrap();
    }
    keep(&town, town.nadia, "new:space-54", "  ").unwrap();
    let all = town.read(Some(town.nadia), store::all).unwrap();
    assert_eq!((all.len(), all[0].key.to_string().as_str()), (49, "new:space-53"));
}
