//! What people type and what they find.

use super::town::*;
use crate::search::routes::Asked;

fn garden() -> Town {
    let town = Town::new();
    town.tagged(1, ROSES, "When do we prune the climbing roses?", "They flowered late. Pruning in March?", &["pruning", "roses"])
        .topic(2, HERBS, "Basil keeps dying", "The leaves turn black after watering in the evening.")
        .topic(3, ROSES, "Black spot on leaves", "A fungus. Should I remove every leaf by hand?")
        .reply(101, 1, ROSES, "Prune in late winter, when the forsythia flowers. Don't wait for summer.")
        .reply(102, 2, HERBS, "Water in the morning; basil hates cold feet. See Müller's book on herbs.")
        .topic(4, HERBS, "Kräuter trocknen", "Rosmarin und Thymian trocknen kopfüber.")
        .topic(5, HERBS, "量子コンピュータの話", "東京都の庭で量子力学を学ぶ。")
        .settle();
    town
}

#[test]
fn words_are_found_in_any_of_their_forms() {
    let town = garden();
    for (words, found) in [
        ("pruning", vec![1, 101]),
        ("pruned roses", vec![1]),
        ("leaves", vec![3, 2]),
        ("kräuter", vec![4]),
        ("KRAUTER", vec![4]),
        ("muller", vec![102]),
        ("dont", vec![101]),
        ("nothingness", vec![]),
    ] {
        assert_eq!(town.finds(None, words), found, "{words}");
    }
}

#[test]
fn beginnings_and_typing_mistakes_are_forgiven() {
    let town = garden();
    assert_eq!(town.finds(None, "forsy"), [101]);
    assert_eq!(town.finds(None, "forsy "), Vec::<i64>::new(), "a finished word is no beginning");
    assert_eq!(town.finds(None, "forsithia"), [101]);
    assert_eq!(town.finds(None, "frosithia"), Vec::<i64>::new(), "two letters are one too many");
    assert_eq!(town.finds(None, "fosrythia flowers"), [101], "neighbours swapped");
    assert_eq!(town.finds(None, "basel"), [2, 102]);
}

#[test]
fn typing_mistakes_are_no_noise_where_enough_is_found() {
    let town = garden();
    for id in 11..=13 {
        town.topic(id, ROSES, "Leeks in rows", "Leeks want sand.");
    }
    town.topic(14, ROSES, "Two weeks of rain", "It leaks everywhere.").settle();
    assert_eq!(town.finds(None, "leeks"), [13, 12, 11]);
}

#[test]
fn phrases_stand_together_and_unwanted_words_stay_away() {
    let town = garden();
    assert_eq!(town.finds(None, "\"late winter\""), [101]);
    assert_eq!(town.finds(None, "\"winter late\""), Vec::<i64>::new());
    assert_eq!(town.finds(None, "leaves -basil"), [3]);
    assert_eq!(town.finds(None, "leaves -\"turn black\""), [3]);
    assert_eq!(town.finds(None, "\"late winter"), [101], "a quote that is never closed is no quote");
}

#[test]
fn scripts_without_spaces_are_found_in_parts() {
    let town = garden();
    for words in ["量子", "量子力学", "東京", "京都", "都", "コンピュータ", "\"東京都の庭\""] {
        assert_eq!(town.finds(None, words), [5], "{words}");
    }
    assert_eq!(town.finds(None, "\"京東\""), Vec::<i64>::new());
    let found = town.ask(None, "都".into());
    assert!(found.items[0].passage.contains("東京<mark>都</mark>の庭"), "{}", found.items[0].passage);
}

#[test]
fn passages_mark_what_was_asked_and_are_safe() {
    let town = garden();
    town.topic(6, ROSES, "A <b>bold</b> title", "<script>alert(1)</script> about grafting & more").settle();
    let found = town.ask(None, "graft alert".into());
    assert_eq!(found.items[0].passage, "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt; about <mark>grafting</mark> &amp; more");
    let found = town.ask(None, "forsithia".into());
    assert!(found.items[0].passage.contains("<mark>forsythia</mark>"), "{}", found.items[0].passage);
}

#[test]
fn filters_narrow_and_alone_list_the_newest() {
    let town = garden();
    town.accept(1, 101).settle();
    let asked = |change: fn(&mut Asked)| {
        let mut asked = Asked::default();
        change(&mut asked);
        ids(&town.ask(None, asked))
    };
    assert_eq!(asked(|a| a.space = Some("roses".into())), [101, 3, 1]);
    assert_eq!(asked(|a| a.tag = Some("#Pruning".into())), [101, 1]);
    assert_eq!(asked(|a| a.kind = Some("reply".into())), [102, 101]);
    assert_eq!(asked(|a| a.author = Some("@Theo".into())), [102, 101]);
    assert_eq!(asked(|a| a.solved = Some("true".into())), [101, 1]);
    assert_eq!(asked(|a| a.author = Some("nobody".into())), Vec::<i64>::new());
    assert_eq!(asked(|a| a.space = Some("gardeners".into())), Vec::<i64>::new());
    assert_eq!(asked(|a| a.after = Some("2023-11-14T22:13:20.000005Z".into())), [102, 101, 5]);
    assert_eq!(asked(|a| a.before = Some("2023-11-14T22:13:20.000003Z".into())), [2, 1]);
    assert_eq!(asked(|a| a.before = Some("2023-11-14".into())), Vec::<i64>::new());
    assert_eq!(asked(|_| ()), Vec::<i64>::new(), "nothing asked, nothing answered");
}

#[test]
fn pages_follow_one_another_without_gaps() {
    let town = Town::new();
    for id in 1..=50 {
        town.topic(id, ROSES, "A rose", "The same words every time.");
    }
    town.settle();
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let found = town.ask(None, Asked { q: "rose".into(), cursor: cursor.clone(), ..Asked::default() });
        assert_eq!(found.total, Some(50));
        all.extend(ids(&found));
        cursor = found.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(all, (1..=50).rev().collect::<Vec<_>>());
}
