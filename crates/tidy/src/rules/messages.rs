//! What Grove says to people is in the message files, all of it, and nothing else is.

use std::collections::BTreeMap;

use crate::scan::is_word;
use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "Every message that the code asks for is in some crates/*/messages/en.ftl, once, and every message there is used.",
    why: "A missing message shows its key to a reader; an unused one is translated by somebody for nothing.",
    mend: "Add the message beside the feature that says it, or strike it out. A key that is put together at run time needs a literal with its beginning (`\"role-\"`).",
};

/// Calls whose literal is the key of a message: the name as written, and which literal it is.
const ASKS: [(&str, usize); 8] = [
    ("t(", 0),
    ("t!(", 0),
    ("t_with(", 0),
    ("Refusal::invalid(", 1),
    ("Problems::one(", 1),
    ("Refusal::Conflict(", 0),
    ("problem(", 1),
    ("Problem::new(", 1),
];
/// What stands before a key that the code gives without its beginning.
const BEGINNINGS: [&str; 4] = ["", "problem-", "conflict-", "reason-"];

/// All message keys of English, with where they stand.
type Known<'a> = BTreeMap<&'a str, (&'a str, usize)>;

pub fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let known = known(files, &mut findings);
    if known.is_empty() {
        return findings;
    }
    let rust: Vec<&File> = files.iter().filter(|f| f.is_rust() && !f.is_tidy()).collect();
    for file in &rust {
        let missing =
            asked(file).into_iter().filter(|(_, key)| !BEGINNINGS.iter().any(|b| known.contains_key(format!("{b}{key}").as_str())));
        findings.extend(missing.map(|(line, key)| Finding::new(&file.path, line, format!("no message `{key}`"))));
    }
    findings.extend(
        reasons(files)
            .into_iter()
            .filter(|(key, ..)| !known.contains_key(key.as_str()))
            .map(|(key, path, line)| Finding::new(path, line, format!("no message `{key}`"))),
    );
    findings.extend(unused(&known, &rust, files));
    findings
}

fn is_english(file: &&File) -> bool {
    file.path.starts_with("crates/") && file.path.ends_with("/messages/en.ftl")
}

fn known<'a>(files: &'a [File], findings: &mut Vec<Finding>) -> Known<'a> {
    let mut known = Known::new();
    for file in files.iter().filter(is_english) {
        for (index, line) in file.text.lines().enumerate() {
            let Some(key) = key_of(line) else { continue };
            if let Some((path, first)) = known.insert(key, (&file.path, index + 1)) {
                findings.push(Finding::new(&file.path, index + 1, format!("`{key}` is also at {path}:{first}")));
            }
        }
    }
    known
}

/// `key = …` at the beginning of a line.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.strip_suffix(' ').unwrap_or(key);
    let shaped = key.starts_with(|c: char| c.is_ascii_lowercase()) && key.bytes().all(|b| is_word(b) || b == b'-');
    shaped.then_some(key)
}

/// The keys that a file asks for by a literal.
fn asked(file: &File) -> Vec<(usize, &str)> {
    let code = &file.scan.outside_tests;
    let calls = ASKS.iter().flat_map(|(name, nth)| crate::scan::words(code, name).map(move |at| (at + name.len(), *nth)));
    calls.filter_map(|(open, nth)| literal_in(file, open, nth)).chain(said(file)).collect()
}

/// What is said after an act, chosen where the act is: `let said = if new { "done-a" } else { "done-b" }`.
fn said(file: &File) -> impl Iterator<Item = (usize, &str)> {
    file.scan.literals_outside_tests().filter(|l| l.text.starts_with("done-")).map(|l| (l.line, l.text.as_str()))
}

/// The nth argument of the call that opens at `open`, if it is a bare literal; for `t!(page, "key")`
/// and `t_with("key", …)` the first that is one.
fn literal_in(file: &File, open: usize, nth: usize) -> Option<(usize, &str)> {
    let code = &file.scan.code;
    let end = crate::scan::closing(code, open - 1);
    let inside = file.scan.literals.iter().filter(|l| (open..end).contains(&l.start));
    let literal = inside.filter(|l| !code[open..l.start].contains(['(', '{', '['])).nth(nth)?;
    let key = literal.text.as_str();
    key.bytes().all(|b| is_word(b) || b == b'-').then_some((literal.line, key))
}

/// Each reason of kernel is a sentence.
fn reasons(files: &[File]) -> Vec<(String, &str, usize)> {
    let Some(file) = files.iter().find(|f| f.path == "crates/kernel/src/reason.rs") else { return Vec::new() };
    let declared = file.scan.literals.iter().filter(|l| file.scan.code[..l.start].trim_end().ends_with('='));
    let named = declared.filter(|l| file.scan.code[..l.start].trim_end_matches(['=', ' ']).ends_with(|c: char| c.is_alphanumeric()));
    named.map(|l| (format!("reason-{}", l.text), file.path.as_str(), l.line)).collect()
}

fn unused(known: &Known<'_>, rust: &[&File], files: &[File]) -> Vec<Finding> {
    let literals: Vec<&str> = rust.iter().flat_map(|f| &f.scan.literals).map(|l| l.text.as_str()).collect();
    let exact: std::collections::BTreeSet<&str> = literals.iter().copied().collect();
    let starts: Vec<&str> = literals.iter().filter_map(|l| beginning(l)).collect();
    let quoted: String = files
        .iter()
        .filter(is_english)
        .flat_map(|f| f.text.split('{').skip(1))
        .filter_map(|part| part.split('}').next())
        .map(|part| format!(" {part} "))
        .collect();
    let is_used = |key: &str| {
        let bare = BEGINNINGS.iter().any(|b| key.strip_prefix(b).is_some_and(|rest| exact.contains(rest)));
        bare || starts.iter().any(|start| key.starts_with(start)) || quoted.contains(&format!(" {key} "))
    };
    known
        .iter()
        .filter(|(key, _)| !is_used(key))
        .map(|(key, (path, line))| Finding::new(path, *line, format!("`{key}` is not used")))
        .collect()
}

/// `"role-"` and `"role-{}"` stand for every key that begins so.
fn beginning(literal: &str) -> Option<&str> {
    let start = literal.split('{').next()?;
    let shaped =
        start.len() > 2 && start.ends_with('-') && start.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (shaped && start != "reason-" && start != "problem-").then_some(start)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    fn found(code: &str, english: &str) -> Vec<String> {
        let files = [File::new("crates/ui/src/page.rs", code), File::new("crates/ui/messages/en.ftl", english)];
        check(&files).into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn a_message_that_is_missing_is_seen() {
        for code in ["page.t(\"save\")", "t!(page, \"save\", n = 1)", "page.t_with(\"save\", &[])", "Refusal::invalid(\"name\", \"save\")"]
        {
            assert_eq!(found(code, "open = Open")[0], "no message `save`", "{code}");
            assert!(!found(code, "save = Save").contains(&"no message `save`".to_owned()), "{code}");
        }
        assert!(found("Refusal::invalid(\"name\", \"short\")", "problem-short = Too short").is_empty());
    }

    #[test]
    fn what_is_said_after_an_act_is_a_message() {
        let code = "let said = if new { \"done-made\" } else { \"done-kept\" }; done.saying(said)";
        assert_eq!(found(code, "done-made = Made."), ["no message `done-kept`"]);
    }

    #[test]
    fn a_message_that_nobody_says_is_seen() {
        assert_eq!(found("page.t(\"save\")", "save = Save\nold = Old")[0], "`old` is not used");
        assert!(found("page.t(\"save\")", "save = Save { what }\n    more\nwhat = it").is_empty());
        assert!(found("page.t(&format!(\"role-{}\", role.name()))", "role-owner = Owner").is_empty());
    }

    #[test]
    fn a_message_said_twice_is_seen() {
        assert!(found("page.t(\"save\")", "save = Save\nsave = Keep")[0].contains("is also at"));
    }

    #[test]
    fn every_reason_has_a_sentence() {
        let reason = File::new("crates/kernel/src/reason.rs", "reasons! { OwnerOnly = \"owner-only\", }");
        let english = File::new("crates/ui/messages/en.ftl", "save = Save");
        let found: Vec<_> = check(&[reason, english]).into_iter().map(|f| f.what).collect();
        assert!(found.contains(&"no message `reason-owner-only`".to_owned()), "{found:?}");
    }
}
