use super::{Position, Tag, find, list};
use crate::topics::TopicKind;
use crate::town::Town;

#[test]
fn private_topics_are_in_no_count() {
    let town = Town::new();
    town.begins(town.nadia, "square", TopicKind::Discussion, &["pears", "winter"], "One").unwrap();
    town.begins(town.nadia, "gardeners", TopicKind::Discussion, &["pears", "secret"], "Two").unwrap();
    let names = |who| {
        let (tags, _) = town.read(who, |cx| list(cx, &Position::start())).unwrap();
        tags.into_iter().map(|tag| (tag.name, tag.topics)).collect::<Vec<_>>()
    };
    let tag = |name: &str, topics| (name.to_owned(), topics);
    assert_eq!(names(None), [tag("pears", 1), tag("winter", 1)]);
    assert_eq!(names(Some(town.theo)), [tag("pears", 1), tag("winter", 1)]);
    assert_eq!(names(Some(town.ines)), [tag("pears", 2), tag("secret", 1), tag("winter", 1)]);
    assert!(town.read(Some(town.theo), |cx| find(cx, "secret")).unwrap().is_none());
    assert!(town.read(Some(town.nadia), |cx| find(cx, "secret")).unwrap().is_some());
}

#[test]
fn a_position_reads_back() {
    let tag = Tag { name: "node.js".to_owned(), excerpt: String::new(), topics: 12 };
    let position = Position::after(&tag);
    assert_eq!(Position::parse(&position.to_string()).ok(), Some(position));
    assert!(Position::parse("pears").is_err());
}
