//! Stories of the tree of spaces.

use grove_testkit::{Client, Town};
use serde_json::json;

fn founds(who: &Client<'_>, parent: &str, slug: &str, name: &str, visibility: &str) {
    let space = json!({ "name": name, "slug": slug, "parent": parent, "visibility": visibility, "joining": "invitation" });
    who.api_post("/spaces", space).is(201);
}

#[test]
fn a_space_lists_the_spaces_below_it_to_those_who_may_know_of_them() {
    let town = Town::new();
    let ada = town.person("ada");
    founds(&ada, "commons", "seeds", "Seed swap", "public");
    founds(&ada, "commons", "desk", "The quiet desk", "private");

    for outsider in [town.visitor(), town.person("theo"), town.person("nadia")] {
        for page in ["/spaces/commons", "/spaces"] {
            outsider.get(page).is(200).shows("Seed swap").lacks("The quiet desk").lacks("/spaces/desk");
        }
    }
    for page in ["/spaces/commons", "/spaces"] {
        ada.get(page).is(200).shows("Seed swap").shows("The quiet desk");
    }
}

#[test]
fn a_new_space_says_how_to_begin_to_those_who_may() {
    let town = Town::new();
    founds(&town.person("ada"), "commons", "seeds", "Seed swap", "public");
    let begin = "/spaces/seeds/topics/new";
    town.person("ada").get("/spaces/seeds").is(200).shows("Nothing here yet").shows(begin);
    town.visitor().get("/spaces/seeds").is(200).shows("Nothing here yet").lacks(begin);
}
