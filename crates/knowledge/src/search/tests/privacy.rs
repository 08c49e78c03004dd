//! What a private space holds changes nothing for those outside of it.

use super::town::*;
use crate::search::routes::Asked;
use crate::search::suggest::suggest;

const QUESTIONS: [&str; 16] = [
    "rose",
    "roses pruning",
    "prun",
    "secret",
    "compost",
    "compots",
    "garden",
    "\"climbing roses\"",
    "rose -compost",
    "q",
    "se",
    "bud",
    "buds",
    "black leaves on roses in the garden",
    "",
    "rozes",
];

fn public_words(town: &Town) {
    town.tagged(1, ROSES, "Pruning roses", "Climbing roses like compost.", &["roses"])
        .topic(2, ROSES, "Roses and buds", "Buds form early. The garden is cold.")
        .topic(3, HERBS, "Garden compost", "Herbs need little compost.")
        .reply(101, 1, ROSES, "My roses had black leaves in the garden.");
    for id in 10..40 {
        town.topic(id, HERBS, "A rose by another name", "rose compost garden bud");
    }
}

fn private_words(town: &Town, from: i64) {
    for id in from..from + 30 {
        town.tagged(id, GARDENERS, "Secret roses", "roses rozes rosea rosen compost compots prune prunes pruner budx buds", &["secret"]);
        town.reply(id + 1_000, id, GARDENERS, "Secret garden of roses, roses, roses and seven sisters.");
    }
    town.delete(from, GARDENERS).edit(from + 1, GARDENERS, "Other words", "climbing roses quietly").delete_reply(
        from + 1_002,
        from + 2,
        GARDENERS,
    );
}

/// Everything an outsider is told.
fn answers(town: &Town) -> Vec<String> {
    let mut all = Vec::new();
    for who in [None, Some(THEO)] {
        for words in QUESTIONS {
            for solved in [None, Some("false".to_owned())] {
                let mut asked = Asked { solved, ..words.into() };
                loop {
                    let found = town.ask(who, asked.clone());
                    all.push(serde_json::to_string(&found).unwrap());
                    asked.cursor = found.next;
                    if asked.cursor.is_none() {
                        break;
                    }
                }
            }
            let suggested = town.read(who, move |cx| suggest(cx, words));
            all.push(format!("{:?} {:?}", suggested.topics.iter().map(|t| t.title.clone()).collect::<Vec<_>>(), suggested.spaces.len()));
        }
    }
    all
}

#[test]
fn two_towns_that_differ_in_a_private_space_answer_an_outsider_alike() {
    let plain = Town::new();
    public_words(&plain);
    plain.settle();

    // The other town has private words before, between and after, in other commits and segments.
    let other = Town::new();
    private_words(&other, 5_000);
    other.settle();
    public_words(&other);
    private_words(&other, 6_000);
    other.settle();
    private_words(&other, 7_000);
    other.settle();

    assert_eq!(answers(&plain), answers(&other));
    assert!(other.ask(Some(NADIA), "secret".into()).total > Some(80), "a gardener finds them");
    assert!(plain.ask(Some(NADIA), "secret".into()).items.is_empty());
}

#[test]
fn a_private_deletion_that_is_not_indexed_yet_withholds_no_count_outside() {
    let town = Town::new();
    public_words(&town);
    private_words(&town, 5_000);
    town.settle();
    let before = town.ask(Some(THEO), "rose".into()).total;
    town.delete(5_005, GARDENERS);
    assert_eq!(town.ask(Some(THEO), "rose".into()).total, before);
    assert_eq!(town.ask(Some(NADIA), "rose".into()).total, None, "a gardener's own count is not known");
    town.settle();
    assert!(town.ask(Some(NADIA), "rose".into()).total.is_some());
}

#[test]
fn a_move_out_of_sight_is_in_force_before_the_index_knows() {
    let town = Town::new();
    town.topic(1, ROSES, "Our budget", "Numbers").topic(2, ROSES, "Budget of others", "Numbers").settle();
    town.relocate(1, ROSES, GARDENERS);
    let found = town.ask(Some(THEO), "budget".into());
    assert_eq!((ids(&found), found.total), (vec![2], None));
    town.settle();
    let found = town.ask(Some(THEO), "budget".into());
    assert_eq!((ids(&found), found.total), (vec![2], Some(1)));
    assert_eq!(town.finds(Some(NADIA), "budget").len(), 2);
}

#[test]
fn who_may_see_a_space_is_asked_of_the_snapshot_and_not_of_the_index() {
    let town = Town::new();
    town.topic(1, ROSES, "Our budget", "Numbers").settle();
    town.set_floor(ROSES, -3);
    let found = town.ask(None, "budget".into());
    assert_eq!((found.items.len(), found.total), (0, Some(0)));
    town.set_floor(ROSES, -1);
    assert_eq!(town.finds(None, "budget").len(), 0);
    assert_eq!(town.finds(Some(THEO), "budget"), [1]);
}

#[test]
fn suggestions_name_only_what_is_visible() {
    let town = Town::new();
    town.topic(1, ROSES, "Gardening in spring", "x").topic(2, GARDENERS, "Garden keys", "x").reply(101, 1, ROSES, "garden").settle();
    let seen = |who, words: &'static str| {
        let s = town.read(who, move |cx| suggest(cx, words));
        let topics: Vec<i64> = s.topics.iter().map(|t| t.topic.raw()).collect();
        (
            topics,
            s.spaces.iter().map(|s| s.slug.clone()).collect::<Vec<_>>(),
            s.members.iter().map(|m| m.handle.clone()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(seen(None, "gard"), (vec![1], vec![], vec![]));
    assert_eq!(seen(Some(NADIA), "gard").0.len(), 2);
    assert_eq!(seen(Some(NADIA), "gard").1, ["gardeners"]);
    assert_eq!(seen(None, "herb").1, ["herbs"], "a later word of the name");
    assert_eq!(seen(None, "@nad").2, ["nadia"]);
    assert_eq!(seen(None, "Petr").2, ["nadia"]);
    assert_eq!(seen(None, "1%").2, Vec::<String>::new(), "signs stand for themselves");
    assert_eq!(seen(None, "theo 100%").2, ["theo"]);
    assert_eq!(seen(None, "%%").2, Vec::<String>::new());
    assert_eq!(seen(None, "n"), (vec![], vec![], vec![]));
}
