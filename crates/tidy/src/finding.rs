//! What a rule found, and how it is told: where, why the rule exists, what to do.

use std::fmt::{self, Write};

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
    /// Kept, or the words for the person who broke it.
    pub fn verdict(&self, findings: &[Finding]) -> Result<(), Broken> {
        if findings.is_empty() {
            return Ok(());
        }
        let mut text = format!("{}\n\n", self.name);
        for Finding { path, line, what } in findings {
            writeln!(text, "  {path}:{line}: {what}").expect("a String takes everything");
        }
        write!(text, "\nWhy: {}\nDo:  {}\n", self.why, self.mend).expect("a String takes everything");
        Err(Broken(text))
    }
}

/// What a test returns that found a rule broken. Its `Debug` is the plain text, which is what the test
/// runner prints, without a backtrace before it.
pub struct Broken(String);

impl fmt::Debug for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Finding, Rule};

    #[test]
    fn a_broken_rule_says_where_why_and_what_to_do() {
        let rule = Rule { name: "Doors are shut.", why: "It is cold.", mend: "Shut it." };
        assert!(rule.verdict(&[]).is_ok());
        let text = format!("{:?}", rule.verdict(&[Finding::new("a.rs", 3, "open")]));
        for part in ["Doors are shut.", "a.rs:3: open", "Why: It is cold.", "Do:  Shut it."] {
            assert!(text.contains(part), "{text}");
        }
    }
}
