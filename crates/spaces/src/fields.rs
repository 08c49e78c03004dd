//! What people type into the forms of spaces, read strictly. Each reader notes what is wrong with its
//! field, so that a person mends everything in one go.

use grove_kernel::Problems;

/// One line without line breaks or doubled spaces, at most `max` characters.
pub fn line(field: &'static str, text: &str, max: usize, problems: &mut Problems) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    too_long(field, &line, max, problems);
    line
}

/// [`line()`] that must say something.
pub fn some_line(field: &'static str, text: &str, max: usize, problems: &mut Problems) -> String {
    let line = line(field, text, max, problems);
    if line.is_empty() {
        problems.add(field, "spaces-problem-missing", Vec::new());
    }
    line
}

/// A few sentences, at most `max` characters.
pub fn words(field: &'static str, text: &str, max: usize, problems: &mut Problems) -> String {
    let words = text.trim().replace("\r\n", "\n");
    too_long(field, &words, max, problems);
    words
}

fn too_long(field: &'static str, text: &str, max: usize, problems: &mut Problems) {
    if text.chars().count() > max {
        problems.add(field, "spaces-problem-long", vec![("max", max.to_string())]);
    }
}

/// One word of a list.
pub fn choice<T>(field: &'static str, word: &str, parse: fn(&str) -> Option<T>, problems: &mut Problems) -> Option<T> {
    let found = parse(word.trim());
    if found.is_none() {
        problems.add(field, "spaces-problem-choice", Vec::new());
    }
    found
}

/// Yes or no: a truth value from a program, a word from a form.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(untagged, expecting = "true or false")]
pub enum YesNo {
    Truth(bool),
    Word(String),
}

impl YesNo {
    pub fn is_yes(&self) -> bool {
        match self {
            Self::Truth(truth) => *truth,
            Self::Word(word) => matches!(word.as_str(), "yes" | "on" | "true"),
        }
    }
}

/// A number: as such from a program, as digits from a form.
#[derive(Clone, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(untagged, expecting = "a number, or its digits as a text")]
pub enum Count {
    Number(i64),
    Digits(String),
}

impl Count {
    pub fn read(&self) -> Option<i64> {
        match self {
            Self::Number(n) => Some(*n),
            Self::Digits(digits) => digits.trim().parse().ok(),
        }
    }
}
