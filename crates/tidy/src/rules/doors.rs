//! Every door has a paragraph.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Every mod.rs, lib.rs and main.rs opens with a `//!` paragraph.",
    why: "It is what a newcomer reads first: what the thing is for, and what always holds.",
    mend: "Write the paragraph you would have thanked somebody for, as sentences.",
};

/// Shorter than this it is a title, not a paragraph.
const ENOUGH: usize = 40;

pub fn check(file: &File) -> Vec<Finding> {
    if !matches!(file.name(), "mod.rs" | "lib.rs" | "main.rs") {
        return Vec::new();
    }
    let words: usize = file.text.lines().map_while(|line| line.strip_prefix("//!")).map(|line| line.trim().len()).sum();
    if words >= ENOUGH { Vec::new() } else { vec![Finding::new(&file.path, 1, "no paragraph")] }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    #[test]
    fn a_door_without_a_paragraph_is_seen() {
        assert_eq!(check(&File::new("crates/a/src/polls/mod.rs", "mod store;")).len(), 1);
        assert_eq!(check(&File::new("crates/a/src/lib.rs", "//! Polls.\n")).len(), 1);
        assert!(check(&File::new("crates/a/src/lib.rs", "//! A poll asks one question and closes at a set time.\n")).is_empty());
        assert!(check(&File::new("crates/a/src/poll.rs", "struct Poll;")).is_empty());
    }
}
