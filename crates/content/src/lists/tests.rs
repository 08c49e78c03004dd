use grove_kernel::{MemberId, TopicId};

use super::{HomeTab, home};
use crate::reading;
use crate::topics::TopicKind;
use crate::town::Town;

fn shown(town: &Town, who: Option<MemberId>, tab: HomeTab) -> Vec<TopicId> {
    let feed = town.read(who, move |cx| home(cx, tab, None)).unwrap();
    feed.listed.topics.items.iter().map(|head| head.id).collect()
}

#[test]
fn home_shows_what_the_viewer_may_see() {
    let town = Town::new();
    let open = town.asks(town.nadia, "square");
    let secret = town.asks(town.nadia, "gardeners");
    let talk = town.begins(town.nadia, "square", TopicKind::Discussion, &[], "Look").unwrap();
    assert_eq!(shown(&town, None, HomeTab::Latest), [talk, open]);
    assert_eq!(shown(&town, Some(town.ines), HomeTab::Latest), [talk, secret, open]);
    assert_eq!(shown(&town, Some(town.theo), HomeTab::Unanswered), [open]);
    town.answers(town.theo, open).unwrap();
    assert_eq!(shown(&town, Some(town.theo), HomeTab::Unanswered), []);
    assert!(town.read(None, |cx| home(cx, HomeTab::Unread, None).map(drop)).is_err());
}

#[test]
fn what_was_read_is_not_unread() {
    let town = Town::new();
    let topic = town.asks(town.nadia, "square");
    town.answers(town.ines, topic).unwrap();
    assert_eq!(shown(&town, Some(town.theo), HomeTab::Unread), [topic]);
    town.act(town.theo, move |cx| reading::note(cx, topic, 1)).unwrap();
    assert_eq!(shown(&town, Some(town.theo), HomeTab::Unread), []);
    town.answers(town.nadia, topic).unwrap();
    let feed = town.read(Some(town.theo), |cx| home(cx, HomeTab::Unread, None)).unwrap();
    assert_eq!(feed.listed.fresh(topic), 1);
    let head = &feed.listed.topics.items[0];
    let names: Vec<_> = feed.listed.faces(head).iter().map(|face| face.name.as_str()).collect();
    assert_eq!(names, ["Nadia", "Ines"]);
}
