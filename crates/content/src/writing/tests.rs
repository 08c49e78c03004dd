use grove_kernel::Reason;
use grove_members::relationships::Kind;

use super::mentioned_in;
use crate::topics::TopicKind;
use crate::town::{Town, refused};

#[test]
fn newcomers_write_so_much_a_day_and_others_as_they_like() {
    let town = Town::new();
    let topic = town.asks(town.ines, "square");
    for _ in 0..10 {
        town.answers(town.theo, topic).unwrap();
        town.answers(town.nadia, topic).unwrap();
    }
    assert_eq!(refused(town.answers(town.theo, topic)), Some(Reason::NewcomerLimit));
    assert_eq!(refused(town.begins(town.theo, "square", TopicKind::Question, &[], "More?")), Some(Reason::NewcomerLimit));
    assert!(town.answers(town.nadia, topic).is_ok());
}

#[test]
fn somebody_who_blocks_the_author_hears_nothing_of_a_mention() {
    let town = Town::new();
    town.averts(town.omar, town.nadia, Kind::Block);
    town.begins(town.nadia, "square", TopicKind::Discussion, &[], "Ask @omar and @ines").unwrap();
    assert_eq!(town.verbs(), ["topic.opened", "member.mentioned"]);
}

#[test]
fn the_blocked_do_not_answer_the_one_who_blocks() {
    let town = Town::new();
    let topic = town.asks(town.ines, "square");
    let answer = town.answers(town.omar, topic).unwrap();
    town.averts(town.ines, town.nadia, Kind::Block);
    assert_eq!(refused(town.answers(town.nadia, topic)), Some(Reason::Blocked));
    town.averts(town.omar, town.theo, Kind::Block);
    assert_eq!(refused(town.says(town.theo, topic, Some(answer), "Hm")), Some(Reason::Blocked));
}

#[test]
fn only_handles_that_stand_in_the_text_are_told() {
    let html = r#"<p>Ask <a class="mention" href="/members/theo" title="theo">@Theo</a></p>"#;
    assert_eq!(mentioned_in("theo,ada,<b>", [html].into_iter()), ["theo"]);
    assert_eq!(mentioned_in("", [html].into_iter()), Vec::<String>::new());
}
