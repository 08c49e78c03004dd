//! The text of the demo, as it is written in `demo/`.

use anyhow::{Context, Result};
use serde::Deserialize;

pub(crate) struct Demo {
    pub community: Community,
    pub people: Vec<Person>,
    pub spaces: Vec<Space>,
    /// With the slug of their space, oldest first.
    pub topics: Vec<(String, Topic)>,
}

#[derive(Deserialize)]
pub(crate) struct Community {
    pub name: String,
    pub purpose: String,
    pub summary: String,
    pub rules: String,
}

#[derive(Clone, Deserialize)]
pub(crate) struct Person {
    pub handle: String,
    pub name: String,
    pub bio: String,
    pub week: u64,
    pub role: String,
    #[serde(default)]
    pub mark: String,
}

#[derive(Clone, Deserialize)]
pub(crate) struct Space {
    pub slug: String,
    pub name: String,
    pub purpose: String,
    pub icon: String,
    pub visibility: String,
    pub joining: String,
    #[serde(default)]
    pub parent: String,
    pub kinds: Vec<String>,
    #[serde(default)]
    pub hosts: Vec<String>,
    #[serde(default)]
    pub moderators: Vec<String>,
    #[serde(default)]
    pub members: Vec<String>,
}

#[derive(Clone, Deserialize)]
pub(crate) struct Topic {
    pub kind: String,
    pub title: String,
    pub author: String,
    pub at: String,
    pub body: String,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub votes: usize,
    #[serde(default)]
    pub likes: usize,
    #[serde(default)]
    pub pinned: bool,
    #[serde(default)]
    pub closed_by: String,
    #[serde(default)]
    pub reply: Vec<Reply>,
}

#[derive(Clone, Deserialize)]
pub(crate) struct Reply {
    pub author: String,
    pub at: String,
    pub body: String,
    #[serde(default = "none")]
    pub parent: i64,
    #[serde(default)]
    pub votes: usize,
    #[serde(default)]
    pub likes: usize,
    #[serde(default)]
    pub accepted: bool,
}

const fn none() -> i64 {
    -1
}

#[derive(Deserialize)]
struct People {
    person: Vec<Person>,
}
#[derive(Deserialize)]
struct Spaces {
    space: Vec<Space>,
}
#[derive(Deserialize)]
struct Topics {
    topic: Vec<Topic>,
}

macro_rules! topics {
    ($($slug:literal),+ $(,)?) => {
        &[$(($slug, include_str!(concat!("../../demo/topics/", $slug, ".toml")))),+]
    };
}

const TOPICS: &[(&str, &str)] = topics!(
    "beans",
    "gardeners",
    "growing-questions",
    "pests",
    "potting-shed",
    "seed-house",
    "seed-saving",
    "seed-swap",
    "soil",
    "swap-desk",
    "the-bench",
    "trials",
);

pub(crate) fn load() -> Result<Demo> {
    let community = toml::from_str(include_str!("../../demo/community.toml")).context("community.toml")?;
    let People { person } = toml::from_str(include_str!("../../demo/people.toml")).context("people.toml")?;
    let Spaces { space } = toml::from_str(include_str!("../../demo/spaces.toml")).context("spaces.toml")?;
    let mut topics = Vec::new();
    for (slug, text) in TOPICS {
        let Topics { topic } = toml::from_str(text).with_context(|| format!("topics/{slug}.toml"))?;
        topics.extend(topic.into_iter().map(|t| ((*slug).to_owned(), t)));
    }
    Ok(Demo { community, people: person, spaces: space, topics })
}
