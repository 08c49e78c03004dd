//! While somebody types: topics by the beginning of a word of the title, members and spaces by name.

use grove_kernel::{Outcome, Refusal, Visible};
use grove_store::{Cx, Read};

use super::Search;
use super::find::scope;
use super::query::Wanted;
use super::store::{self, Person, Row, Shelf};

/// Of each kind.
const MOST: usize = 5;
/// One letter begins too many names.
const SHORTEST: usize = 2;

#[derive(Clone, Default)]
pub struct Suggestions {
    pub topics: Vec<Visible<Row>>,
    pub spaces: Vec<Visible<Shelf>>,
    pub members: Vec<Person>,
}

impl Suggestions {
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.spaces.is_empty() && self.members.is_empty()
    }
}

pub fn suggest(cx: &Cx<'_, Read>, text: &str) -> Outcome<Suggestions> {
    let text = text.trim();
    let beginning: String = text.trim_start_matches('@').chars().take(60).collect();
    let wanted = Wanted { title_only: true, ..Wanted::parse(text) };
    let topics = topics(cx, &wanted)?;
    // One character of Chinese is half a name, one letter is nothing.
    if beginning.chars().count() < SHORTEST && beginning.is_ascii() {
        return Ok(Suggestions { topics, ..Suggestions::default() });
    }
    let (spaces, members) = (store::spaces_named(cx, &beginning, MOST)?, store::members_named(cx, &beginning, MOST)?);
    Ok(Suggestions { topics, spaces, members })
}

fn topics(cx: &Cx<'_, Read>, wanted: &Wanted) -> Outcome<Vec<Visible<Row>>> {
    if wanted.is_open() {
        return Ok(Vec::new());
    }
    let search = cx.ext::<Search>().ok_or_else(|| Refusal::Broken("search is not wired".to_owned()))?;
    let within = scope(cx, &store::shelves(cx)?);
    let wanted = search.index.meant(wanted.clone(), &within)?;
    let ranked = search.index.find(&wanted, &within, None, store::BATCH)?;
    let keys: Vec<_> = ranked.hits.iter().map(|hit| hit.key).collect();
    let mut rows = store::rows(cx, &keys)?;
    rows.sort_by_key(|row| keys.iter().position(|key| *key == row.key));
    rows.truncate(MOST);
    Ok(rows)
}
