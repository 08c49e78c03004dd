//! A tag as a viewer knows it.

use std::fmt;

use grove_kernel::{Outcome, Refusal};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    /// What it means; may be empty.
    pub excerpt: String,
    /// Topics that the viewer may see.
    pub topics: i64,
}

/// Where a page of tags begins: after this many topics, and after this name. As text: `12.pears`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub topics: i64,
    pub name: String,
}

impl Position {
    /// Before everything.
    pub const fn start() -> Self {
        Self { topics: i64::MAX, name: String::new() }
    }
    pub fn after(tag: &Tag) -> Self {
        Self { topics: tag.topics, name: tag.name.clone() }
    }
    pub fn parse(text: &str) -> Outcome<Self> {
        let bad = || Refusal::BadRequest("the cursor is not one that Grove gave".to_owned());
        let (topics, name) = text.split_once('.').ok_or_else(bad)?;
        Ok(Self { topics: topics.parse().map_err(|_| bad())?, name: name.to_owned() })
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.topics, self.name)
    }
}
