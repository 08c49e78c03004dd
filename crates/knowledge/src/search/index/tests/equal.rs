//! Whatever was written, deleted and committed in whatever portions, and whoever asks: hits, order,
//! pages and counts are those of the plain walk.

use std::collections::HashSet;

use grove_kernel::{ActivityId, Cursor, MemberId, Moment, ReplyId, SpaceId, TopicId};
use proptest::prelude::*;

use super::walk;
use crate::search::SearchIndex;
use crate::search::document::{At, Document, Key, Within};
use crate::search::index::disk::TantivyIndex;
use crate::search::query::Wanted;

/// Near one another by letters, endings, accents and beginnings.
const VOCABULARY: [&str; 20] = [
    "rose",
    "roses",
    "rosa",
    "prune",
    "pruned",
    "pruning",
    "bud",
    "buds",
    "budding",
    "compost",
    "compots",
    "leek",
    "leeks",
    "weeks",
    "leaks",
    "garden",
    "Gärten",
    "量子",
    "量子力学",
    "a",
];
const OPEN: [SpaceId; 2] = [SpaceId::from_raw(1), SpaceId::from_raw(2)];
const PRIVATE: SpaceId = SpaceId::from_raw(3);

#[derive(Clone, Debug)]
enum Step {
    Say(Said),
    Forget(i64),
    ForgetTopic(i64),
    Commit,
}

#[derive(Clone, Debug)]
struct Said {
    id: i64,
    space: i64,
    topic: Option<i64>,
    title: Vec<usize>,
    text: Vec<usize>,
    /// The first word of the text, so many times more.
    again: usize,
    flags: (bool, bool),
}

fn said() -> impl Strategy<Value = Said> {
    let words = |most| {
        proptest::collection::vec((0..VOCABULARY.len() * 2).prop_map(|n| n.min(VOCABULARY.len() - 1) * 7 % VOCABULARY.len()), 0..most)
    };
    let again = prop_oneof![8 => Just(0), 1 => 1_usize..60];
    let (id, topic) = (1..200_i64, proptest::option::of(1..40_i64));
    (id, 1..4_i64, topic, words(5), words(12), again, any::<(bool, bool)>())
        .prop_map(|(id, space, topic, title, text, again, flags)| Said { id, space, topic, title, text, again, flags })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        20 => said().prop_map(Step::Say),
        2 => (1..200_i64).prop_map(Step::Forget),
        1 => (1..40_i64).prop_map(Step::ForgetTopic),
        1 => Just(Step::Commit),
    ];
    proptest::collection::vec(step, 0..160)
}

fn text(words: &[usize]) -> String {
    words.iter().map(|word| VOCABULARY[*word]).collect::<Vec<_>>().join(" ")
}

fn document(said: &Said) -> Document {
    let reply = said.topic.is_some();
    let topic = TopicId::from_raw(said.topic.unwrap_or(said.id));
    let again = said.text.first().map_or(String::new(), |word| format!(" {}", VOCABULARY[*word]).repeat(said.again));
    Document {
        key: if reply { Key::Reply(ReplyId::from_raw(said.id)) } else { Key::Topic(topic) },
        topic,
        space: SpaceId::from_raw(said.space),
        kind: if reply { "reply" } else { "question" }.to_owned(),
        author: MemberId::from_raw(said.id % 3),
        created_at: Moment::from_micros(said.id * 7 % 50),
        title: (!reply).then(|| text(&said.title)),
        text: text(&said.text) + &again,
        tags: said.title.iter().take(2).map(|word| VOCABULARY[*word].to_owned()).collect(),
        solved: said.flags.0,
        accepted: reply && said.flags.1,
    }
}

fn take(index: &TantivyIndex, step: &Step) {
    match step {
        Step::Say(said) => {
            let document = document(said);
            index.forget(Key::Topic(TopicId::from_raw(said.id))).unwrap();
            index.forget(Key::Reply(ReplyId::from_raw(said.id))).unwrap();
            index.add(&document).unwrap();
        }
        Step::Forget(id) => {
            index.forget(Key::Topic(TopicId::from_raw(*id))).unwrap();
            index.forget(Key::Reply(ReplyId::from_raw(*id))).unwrap();
        }
        Step::ForgetTopic(id) => index.forget_topic(TopicId::from_raw(*id)).unwrap(),
        Step::Commit => index.commit(At { position: 1, activity: ActivityId::from_raw(1) }).unwrap(),
    }
}

const QUESTIONS: [&str; 18] = [
    "rose",
    "prun",
    "leeks ",
    "compost garden",
    "rose bud leek",
    "roses pruned buds composts garden",
    "rose prune bud compost leek weeks garden 量子 rosa budding",
    "\"rose prune\"",
    "\"rose prune\" bud",
    "rose -bud",
    "rose -\"prune bud\" leek",
    "-rose",
    "量",
    "量子力",
    "gart",
    "composd rosy",
    "a rose is a rose",
    "",
];

/// An outsider, an insider, somebody in a community without open spaces, and some narrower questions.
fn askers() -> Vec<Within> {
    let outsider = Within { spaces: HashSet::from(OPEN), common: OPEN.to_vec(), ..Within::default() };
    let insider = Within { spaces: HashSet::from([OPEN[0], OPEN[1], PRIVATE]), ..outsider.clone() };
    let alone = Within { common: Vec::new(), ..insider.clone() };
    let narrow = Within { spaces: HashSet::from([OPEN[0]]), solved: Some(true), ..outsider.clone() };
    let of_kind = Within { kinds: vec!["reply".to_owned()], before: Some(Moment::from_micros(30)), ..insider.clone() };
    let tagged = Within { tag: Some("rose".to_owned()), author: Some(MemberId::from_raw(1)), ..insider.clone() };
    vec![outsider, insider, alone, narrow, of_kind, tagged]
}

fn compare(index: &TantivyIndex) -> Result<(), TestCaseError> {
    for within in askers() {
        for words in QUESTIONS {
            for title_only in [false, true] {
                let asked = Wanted { title_only, ..Wanted::parse(words) };
                let meant = index.meant(asked.clone(), &within).unwrap();
                for wanted in [asked, meant] {
                    pages(index, &wanted, &within)?;
                }
            }
        }
    }
    Ok(())
}

fn pages(index: &TantivyIndex, wanted: &Wanted, within: &Within) -> Result<(), TestCaseError> {
    let mut after = None;
    for most in [3, 1, 5, 20, 500] {
        let found = index.find(wanted, within, after, most).unwrap();
        prop_assert_eq!(&found, &walk::find(index, wanted, within, after, most), "{:?} {:?} {:?}", wanted, within, after);
        after = found.hits.last().map(|hit| Cursor { key: hit.rank, id: hit.key.raw() });
        if after.is_none() {
            break;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn the_index_answers_as_the_plain_walk_does(first in steps(), then in steps(), last in steps()) {
        let index = TantivyIndex::in_memory().unwrap();
        // What was counted before a commit is carried over it.
        for steps in [first, then, last] {
            steps.iter().for_each(|step| take(&index, step));
            take(&index, &Step::Commit);
            compare(&index)?;
        }
    }
}
