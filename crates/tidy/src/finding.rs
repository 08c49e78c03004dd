//! What a rule found, and how it is told: where, why the rule exists, what to do.

use std::fmt::Write;

/// A rule of the house, in words.
pub struct Rule {
    /// The rule itself, as a sentence.
    pub name: &'static str,
    pub why: &'static str,
    /// What to do when it is broken.
    pub mend: &'static str,
}

/// One place where a rule is broken. Line 0 means the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub what: String,
}

impl Finding {
    pub fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

impl Rule {
    /// Nothing, or the text to show to the person who broke the rule.
    pub fn verdict(&self, findings: &[Finding]) -> Option<String> {
        if findings.is_empty() {
            return None;
        }
        let mut text = format!("{}\n\n", self.name);
        for Finding { path, line, what } in findings {
            writeln!(text, "  {path}:{line}: {what}").expect("a String takes everything");
        }
        write!(text, "\nWhy: {}\nDo:  {}\n", self.why, self.mend).expect("a String takes everything");
        Some(text)
    }

    /// Fails the test that calls it.
    #[track_caller]
    pub fn judge(&self, findings: &[Finding]) {
        if let Some(text) = self.verdict(findings) {
            panic!("{text}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Finding, Rule};

    #[test]
    fn a_broken_rule_says_where_why_and_what_to_do() {
        let rule = Rule { name: "Doors are shut.", why: "It is cold.", mend: "Shut it." };
        assert_eq!(rule.verdict(&[]), None);
        let text = rule.verdict(&[Finding::new("a.rs", 3, "open")]).expect("broken");
        for part in ["Doors are shut.", "a.rs:3: open", "Why: It is cold.", "Do:  Shut it."] {
            assert!(text.contains(part), "{text}");
        }
    }
}
