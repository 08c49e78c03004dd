//! Fields that forms and programs both send.

use grove_kernel::{Outcome, Refusal};
use serde::{Deserialize, Deserializer};

/// The longest words that go with an act.
const LONGEST: usize = 2000;

/// A number that may be left out; a form sends an empty text for none.
pub fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a number, or its digits as a text")]
    enum Sent {
        Number(i64),
        Text(String),
    }
    match Option::<Sent>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Sent::Number(n)) => Ok(Some(n)),
        Some(Sent::Text(text)) if text.trim().is_empty() => Ok(None),
        Some(Sent::Text(text)) => text.trim().parse().map(Some).map_err(serde::de::Error::custom),
    }
}

/// Words that somebody will read: not too many, and where they are needed not none.
pub fn words(text: &str, needed: bool) -> Outcome<String> {
    let text = text.trim();
    if needed && text.is_empty() {
        return Err(Refusal::invalid("words", "problem-act-words-missing"));
    }
    if text.chars().count() > LONGEST {
        return Err(Refusal::invalid("words", "problem-act-words-long"));
    }
    Ok(text.to_owned())
}
