//! What is derived is derived from the log alone: dropped and built again it is what it was. And asking
//! for a page is not an act.

use grove_testkit::{Face, Town};
use http::Method;

use super::seed::seed;
use super::store::{differences, dump};

const ASKED: [&str; 9] =
    ["frost", "gardeners", "commons frost", "\"about the frost\"", "frost -cover", "vera", "leaf", "later", "zanzibar"];

/// What people find, with and without filters.
fn found(town: &Town) -> Vec<String> {
    let mut answers = Vec::new();
    for who in [town.visitor(), town.person("theo"), town.person("nadia"), town.person("omar"), town.person("ada")] {
        for words in ASKED {
            let words = words.replace(' ', "%20").replace('"', "%22");
            for path in [format!("/search?q={words}"), format!("/search?q={words}&kind=question"), format!("/search/suggest?q={words}")] {
                answers.push(format!("{} {path}: {}", who.name, who.api_get(&path).is(200).body));
            }
        }
    }
    answers
}

#[test]
fn projections_that_are_dropped_and_built_again_are_what_they_were() {
    let town = seed().snapshot.town();
    town.settle();
    let (rows, answers) = (dump(&town.grove.db), found(&town));
    assert!(answers.iter().any(|answer| answer.contains("Frost in gardeners")), "nothing was found to compare");
    for name in town.grove.projections.names().into_iter().chain(["all"]) {
        let built = town.grove.projections.rebuild(&town.grove.db, name, |_, _, _| {}).expect("it is built again");
        assert!(!built.is_empty(), "{name} names no projection");
        let differ = differences(&rows, &dump(&town.grove.db));
        assert!(differ.is_empty(), "after {name} was built again:\n{}", differ.join("\n"));
        assert_eq!(found(&town), answers, "after {name} was built again");
    }
    town.abandon();
}

#[test]
fn asking_for_every_page_changes_nothing() {
    let (seed, town) = (seed(), seed().snapshot.town());
    let before = dump(&town.grove.db);
    for who in [town.visitor(), town.person("nadia"), town.person("ada")] {
        for route in grove::weave::routes().iter().filter(|route| route.method == Method::GET) {
            for room in seed.fixtures.rooms(&route.path) {
                let address = seed.fixtures.address(&route.method, &route.path, room).expect("the matrix says what is missing");
                for face in [Face::Page, Face::Fragment, Face::Api] {
                    who.send(Method::GET, face, &address, None, &[]);
                }
            }
        }
    }
    let differ = differences(&before, &dump(&town.grove.db));
    assert!(differ.is_empty(), "reading wrote:\n{}", differ.join("\n"));
    town.abandon();
}
