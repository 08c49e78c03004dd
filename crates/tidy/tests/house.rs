//! The rules over the tree. Each test is one rule; what it says when it fails is the documentation.

use std::sync::OnceLock;

use grove_tidy::rules::{
    arms, arrows, docs, doors, functions, hosts, licences, lints, markup, messages, names, npm, sizes, sql_counts, sql_home, sql_tags,
    system, unfinished, views,
};
use grove_tidy::{File, Finding, Rule, Tree};

fn house() -> &'static Tree {
    static TREE: OnceLock<Tree> = OnceLock::new();
    TREE.get_or_init(Tree::here)
}

/// A rule that looks at one file at a time.
#[track_caller]
fn each(rule: &Rule, check: fn(&File) -> Vec<Finding>) {
    rule.judge(&house().files.iter().flat_map(check).collect::<Vec<_>>());
}

#[test]
fn files_are_small() {
    sizes::RULE.judge(&sizes::check(house().files.iter()));
}

#[test]
fn functions_are_small() {
    functions::RULE.judge(&functions::check(house().files.iter()));
}

#[test]
fn crates_look_down_only() {
    arrows::RULE.judge(&house().manifests().flat_map(|(folder, manifest)| arrows::check(folder, manifest)).collect::<Vec<_>>());
}

#[test]
fn sql_lives_in_stores() {
    each(&sql_home::RULE, sql_home::check);
}

#[test]
fn views_never_query() {
    each(&views::RULE, views::check);
}

#[test]
fn every_statement_says_who_may_read_it() {
    each(&sql_tags::RULE, sql_tags::check);
}

#[test]
fn counts_do_not_tell_what_is_hidden() {
    sql_counts::RULE.judge(&sql_counts::check(house().rust(), sql_counts::ALLOWED));
}

#[test]
fn names_say_something() {
    each(&names::RULE, names::check);
}

#[test]
fn nothing_is_left_for_later() {
    each(&unfinished::RULE, unfinished::check);
}

#[test]
fn policies_name_every_case() {
    each(&arms::RULE, arms::check);
}

#[test]
fn licences_are_free_enough() {
    licences::RULE.judge(&licences::check(&licences::metadata(&house().root)));
}

#[test]
fn npm_packages_are_free_enough() {
    each(&npm::RULE, npm::check);
}

#[test]
fn documents_name_what_is_there() {
    let house = house();
    let exists = |path: &str| house.root.join(path).exists();
    docs::RULE.judge(&house.files.iter().filter(|f| docs::is_document(f)).flat_map(|f| docs::check(f, &exists)).collect::<Vec<_>>());
}

#[test]
fn messages_are_there_and_used() {
    messages::RULE.judge(&messages::check(&house().files));
}

#[test]
fn system_viewers_are_counted() {
    system::RULE.judge(&system::check(house().rust(), system::USES));
}

#[test]
fn pages_hold_no_inline_style_or_script() {
    each(&markup::RULE, markup::check);
}

#[test]
fn sources_name_no_hosts() {
    each(&hosts::RULE, hosts::check);
}

#[test]
fn every_crate_is_linted() {
    let house = house();
    let workspace = lints::check_workspace(house.file("Cargo.toml").expect("the workspace has a manifest"));
    lints::RULE.judge(&house.manifests().flat_map(|(_, manifest)| lints::check_crate(manifest)).chain(workspace).collect::<Vec<_>>());
}

#[test]
fn every_door_has_a_paragraph() {
    each(&doors::RULE, doors::check);
}
