//! What holds for the whole house: every statement fits the engine.

use grove_testkit::Town;

#[test]
fn every_statement_can_be_prepared() {
    let town = Town::empty();
    let count = town.grove.db.prepare_everything().expect("all statements fit this engine");
    assert!(count > 100, "only {count} statements are registered");
}
