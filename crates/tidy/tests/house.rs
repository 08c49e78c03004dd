//! The rules over the tree. Each test is one rule; what it says when it fails is the documentation.

use std::sync::OnceLock;

use grove_tidy::rules::{
    arms, arrows, docs, doors, functions, hosts, licences, lints, markup, messages, names, npm, sizes, sql_counts, sql_home, sql_tags,
    system, unfinished, views,
};
use grove_tidy::{Broken, File, Finding, Rule, Tree};

type Verdict = Result<(), Broken>;

fn house() -> &'static Tree {
    static TREE: OnceLock<Tree> = OnceLock::new();
    TREE.get_or_init(Tree::here)
}

/// A rule that looks at one file at a time.
fn each(rule: &Rule, check: fn(&File) -> Vec<Finding>) -> Verdict {
    rule.verdict(&house().files.iter().flat_map(check).collect::<Vec<_>>())
}

#[test]
fn files_are_small() -> Verdict {
    sizes::RULE.verdict(&sizes::check(house().files.iter()))
}

#[test]
fn functions_are_small() -> Verdict {
    functions::RULE.verdict(&functions::check(house().files.iter()))
}

#[test]
fn crates_look_down_only() -> Verdict {
    arrows::RULE.verdict(&house().manifests().flat_map(|(folder, manifest)| arrows::check(folder, manifest)).collect::<Vec<_>>())
}

#[test]
fn sql_lives_in_stores() -> Verdict {
    each(&sql_home::RULE, sql_home::check)
}

#[test]
fn views_never_query() -> Verdict {
    each(&views::RULE, views::check)
}

#[test]
fn every_statement_says_who_may_read_it() -> Verdict {
    each(&sql_tags::RULE, sql_tags::check)
}

#[test]
fn counts_do_not_tell_what_is_hidden() -> Verdict {
    sql_counts::RULE.verdict(&sql_counts::check(house().rust(), sql_counts::ALLOWED))
}

#[test]
fn names_say_something() -> Verdict {
    each(&names::RULE, names::check)
}

#[test]
fn nothing_is_left_for_later() -> Verdict {
    each(&unfinished::RULE, unfinished::check)
}

#[test]
fn policies_name_every_case() -> Verdict {
    each(&arms::RULE, arms::check)
}

#[test]
fn licences_are_free_enough() -> Verdict {
    licences::RULE.verdict(&licences::check(&licences::metadata(&house().root)))
}

#[test]
fn npm_packages_are_free_enough() -> Verdict {
    each(&npm::RULE, npm::check)
}

#[test]
fn documents_name_what_is_there() -> Verdict {
    let house = house();
    let exists = |path: &str| house.root.join(path).exists();
    docs::RULE.verdict(&house.files.iter().filter(|f| docs::is_document(f)).flat_map(|f| docs::check(f, &exists)).collect::<Vec<_>>())
}

#[test]
fn messages_are_there_and_used() -> Verdict {
    messages::RULE.verdict(&messages::check(&house().files))
}

#[test]
fn system_viewers_are_counted() -> Verdict {
    system::RULE.verdict(&system::check(house().rust(), system::USES))
}

#[test]
fn pages_hold_no_inline_style_or_script() -> Verdict {
    each(&markup::RULE, markup::check)
}

#[test]
fn sources_name_no_hosts() -> Verdict {
    each(&hosts::RULE, hosts::check)
}

#[test]
fn every_crate_is_linted() -> Verdict {
    let house = house();
    let workspace = lints::check_workspace(house.file("Cargo.toml").expect("the workspace has a manifest"));
    lints::RULE.verdict(&house.manifests().flat_map(|(_, manifest)| lints::check_crate(manifest)).chain(workspace).collect::<Vec<_>>())
}

#[test]
fn every_door_has_a_paragraph() -> Verdict {
    each(&doors::RULE, doors::check)
}
