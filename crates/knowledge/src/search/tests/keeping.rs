//! The index keeps with the log, survives what happens to it, and is the same however it was built.

use grove_kernel::Credential;
use grove_store::Local;

use super::town::*;
use crate::search::routes::Asked;
use crate::search::{Search, store};

fn story(town: &Town, settle: impl Fn(&Town)) {
    for id in 1..=60 {
        town.tagged(id, if id % 2 == 0 { ROSES } else { HERBS }, &format!("Rose number {id}"), "It grows in the garden.", &["rose"]);
        settle(town);
        town.reply(1_000 + id, id, if id % 2 == 0 { ROSES } else { HERBS }, "A reply about a rose.");
    }
    settle(town);
    town.edit(4, ROSES, "A tulip", "No more.").delete(6, ROSES).delete(8, ROSES);
    settle(town);
    town.restore(8, ROSES).relocate(10, ROSES, HERBS).relocate(12, ROSES, GARDENERS).delete_reply(1_014, 14, ROSES);
    settle(town);
    town.accept(16, 1_016);
}

fn state(town: &Town) -> Vec<String> {
    let ask = |who, q: &str, solved: Option<&str>| {
        let (mut all, mut cursor) = (Vec::new(), None);
        loop {
            let found = town.ask(who, Asked { q: q.into(), solved: solved.map(str::to_owned), cursor, ..Asked::default() });
            cursor = found.next.clone();
            all.push(serde_json::to_string(&found).unwrap());
            if cursor.is_none() {
                return all.join("\n");
            }
        }
    };
    [None, Some(NADIA)].into_iter().flat_map(|who| [ask(who, "rose", None), ask(who, "tulip", None), ask(who, "", Some("true"))]).collect()
}

#[test]
fn a_rebuild_equals_what_grew_step_by_step() {
    let grown = Town::new();
    story(&grown, |town| {
        town.settle();
    });
    grown.settle();
    let at_once = Town::new();
    story(&at_once, |_| ());
    at_once.settle();
    assert_eq!(state(&grown), state(&at_once));

    let before = state(&grown);
    let built = grown.projections.rebuild(&grown.db, "search", |_, _, _| ()).unwrap();
    assert_eq!(built, ["search"]);
    assert_eq!(state(&grown), before);
    assert!(before.iter().all(|answer| !answer.contains("\"total\":null")));
}

#[test]
fn what_is_deleted_or_moved_is_found_where_it_belongs() {
    let town = Town::new();
    town.topic(1, ROSES, "Aphids", "green flies").reply(101, 1, ROSES, "Aphids again").settle();
    assert_eq!(town.finds(None, "aphids").len(), 2);
    town.delete_reply(101, 1, ROSES);
    assert_eq!(town.ask(None, "aphids".into()).total, None, "the index is behind");
    assert_eq!(town.finds(None, "aphids"), [1]);
    town.settle();
    assert_eq!(town.ask(None, "aphids".into()).total, Some(1));
    town.delete(1, ROSES);
    assert_eq!(town.finds(None, "aphids"), Vec::<i64>::new());
    town.restore(1, ROSES).relocate(1, ROSES, HERBS).settle();
    let in_space = |slug: &str| ids(&town.ask(None, Asked { q: "aphids".into(), space: Some(slug.into()), ..Asked::default() }));
    assert_eq!((in_space("roses"), in_space("herbs")), (vec![], vec![1]));
}

#[test]
fn hits_that_went_make_room_for_the_next() {
    let town = Town::new();
    for id in 1..=100 {
        town.topic(id, ROSES, "A rose", "The same words.");
    }
    town.settle();
    for id in 51..=100 {
        town.delete(id, ROSES);
    }
    let found = town.ask(None, "rose".into());
    assert_eq!(ids(&found), (31..=50).rev().collect::<Vec<_>>());
    assert_eq!(found.total, None);
    assert!(found.next.is_some());
}

#[test]
fn an_index_on_disk_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::over(Search::open(folder.path()).unwrap());
    town.topic(1, ROSES, "Aphids", "green flies").settle();
    let position = town.search.position();
    assert!(position > 0);
    drop(town);
    let again = Search::open(folder.path()).unwrap();
    assert_eq!(again.position(), position);
    assert!(Search::open(folder.path()).is_err(), "one process holds an index");
}

#[test]
fn a_damaged_index_is_built_again() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::over(Search::open(folder.path()).unwrap());
    town.topic(1, ROSES, "Aphids", "green flies").settle();
    drop(town);
    let home = folder.path().join("form-1");
    let largest = std::fs::read_dir(&home).unwrap().flatten().find(|e| e.path().extension().is_some_and(|x| x == "idx")).unwrap();
    let mut bytes = std::fs::read(largest.path()).unwrap();
    bytes[0] ^= 255;
    std::fs::write(largest.path(), bytes).unwrap();
    assert_eq!(Search::open(folder.path()).unwrap().position(), 0, "a flipped bit");
    std::fs::write(home.join("meta.json"), "not json").unwrap();
    assert_eq!(Search::open(folder.path()).unwrap().position(), 0, "a broken list of segments");
}

#[test]
fn an_index_of_another_log_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town::over(Search::open(folder.path()).unwrap());
    town.topic(1, ROSES, "Aphids", "green flies").settle();
    town.search.settle(&town.db).unwrap();
    assert_eq!(town.finds(None, "aphids"), [1], "of its own log it stays");
    drop(town);
    let other = Town::over(Search::open(folder.path()).unwrap());
    other.topic(2, ROSES, "Bees", "busy");
    other.search.settle(&other.db).unwrap();
    other.settle();
    assert_eq!((other.finds(None, "aphids"), other.finds(None, "bees")), (vec![], vec![2]));
}

#[test]
fn what_touches_nothing_costs_no_commit() {
    let town = Town::new();
    town.topic(1, ROSES, "Aphids", "green flies").settle();
    let shown = town.search.index.shown();
    town.act(|cx| cx.record(Visited(grove_kernel::Envelope::of(ROSES).space(ROSES))));
    town.settle();
    assert_eq!(town.search.index.shown(), shown);
    assert!(town.search.position() > shown.position);
    town.delete(1, ROSES).settle();
    assert_eq!(town.ask(None, "aphids".into()).total, Some(0));
}

#[test]
fn statements_are_prepared_by_the_database() {
    let town = Town::new();
    assert!(town.db.prepare_everything().unwrap() > 10);
    let none = town.db.read_now(Credential::None, |cx| store::topics(cx, &[])).unwrap();
    assert!(none.is_empty());
}
