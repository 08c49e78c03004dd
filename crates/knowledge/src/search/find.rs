//! A question in a snapshot: in which spaces, what the index finds there, what of it is still so, and
//! whether it may be counted.

use std::collections::HashMap;

use grove_kernel::{Cursor, Floor, HasViewer, Moment, Outcome, Paged, Refusal, Visible};
use grove_store::{Cx, Read};

use super::document::{Key, Place, Within};
use super::marker::Marker;
use super::passage::{Passage, passage};
use super::query::Wanted;
use super::routes::Asked;
use super::store::{self, BATCH, Row, Shelf};
use super::{Search, SearchIndex};

/// Hits on a page.
pub const PAGE: usize = 20;
/// Rounds of looking for more when hits had gone. Each that is needed means the index is behind.
const ROUNDS: usize = 8;
/// Things that went away and are not yet forgotten; with more, counts are withheld from everybody.
const MOST_GONE: usize = 20_000;

/// A hit with what shows why it is one.
#[derive(Clone)]
pub struct Hit {
    pub row: Visible<Row>,
    /// The title with what was asked for marked.
    pub title: Passage,
    pub passage: Passage,
}

/// What a search page shows.
#[derive(Clone)]
pub struct Found {
    pub asked: Asked,
    pub shelves: Vec<Visible<Shelf>>,
    pub hits: Paged<Hit>,
    /// Unknown while the index is behind something that went away, and where counting would take long.
    pub total: Option<u64>,
}

pub fn search(cx: &Cx<'_, Read>, asked: Asked) -> Outcome<Found> {
    let search = cx.ext::<Search>().ok_or_else(|| Refusal::Broken("search is not wired".to_owned()))?;
    let shelves = store::shelves(cx)?;
    let wanted = Wanted::parse(&asked.q);
    let empty = Paged { items: Vec::new(), next: None };
    let after = asked.cursor.as_deref().filter(|c| !c.is_empty()).map(Cursor::parse).transpose()?;
    let within = within(cx, &asked, &shelves)?.filter(|_| !(wanted.is_empty() && asked.is_unfiltered()));
    let Some(within) = within else { return Ok(Found { asked, shelves, hits: empty, total: Some(0) }) };
    let total_known = !is_behind(cx, &search, &within)?;
    let wanted = search.index.meant(wanted, &within)?;
    let (hits, total) = page(cx, &*search.index, &wanted, &within, after)?;
    Ok(Found { asked, shelves, hits, total: total.filter(|_| total_known) })
}

/// Where the asker may look; nothing when a filter names what is not there for them.
fn within(cx: &Cx<'_, Read>, asked: &Asked, shelves: &[Visible<Shelf>]) -> Outcome<Option<Within>> {
    let mut within = scope(cx, shelves);
    within.kinds = given(&asked.kind).map(|kind| one_of("kind", kind, &KINDS)).transpose()?.into_iter().collect();
    within.solved = given(&asked.solved).map(|word| one_of("solved", word, &SOLVED)).transpose()?.map(|word| word == "true");
    if let Some(slug) = given(&asked.space) {
        let Some(shelf) = shelves.iter().find(|s| s.slug == slug) else { return Ok(None) };
        within.spaces = std::iter::once(shelf.place.space).collect();
    }
    if let Some(handle) = given(&asked.author) {
        let Some(author) = store::author(cx, &handle.trim_start_matches('@').to_lowercase())? else { return Ok(None) };
        within.author = Some(author);
    }
    within.tag = given(&asked.tag).map(|tag| tag.trim_start_matches('#').to_lowercase());
    within.after = given(&asked.after).map(|text| moment("after", text)).transpose()?;
    within.before = given(&asked.before).map(|text| moment("before", text)).transpose()?;
    Ok(Some(within))
}

/// The asker's spaces. Statistics come from those that everybody of the asker's standing reads: all
/// visitors, or all members.
pub fn scope(cx: &Cx<'_, Read>, shelves: &[Visible<Shelf>]) -> Within {
    let floor = cx.viewer().floor().max(Floor::Members.grantee());
    let common = shelves.iter().filter(|s| s.place.content.grantee() >= floor);
    Within { spaces: shelves.iter().map(|s| s.place.space).collect(), common: common.map(|s| s.place.space).collect(), ..Within::default() }
}

fn given(field: &Option<String>) -> Option<&str> {
    field.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// What can be chosen.
pub const KINDS: [&str; 4] = ["question", "discussion", "reply", "comment"];
const SOLVED: [&str; 2] = ["true", "false"];

fn one_of(field: &'static str, word: &str, allowed: &[&str]) -> Outcome<String> {
    if allowed.contains(&word) { Ok(word.to_owned()) } else { Err(Refusal::not_among(field, allowed)) }
}

/// A day (its beginning, in UTC) or a moment.
fn moment(field: &'static str, text: &str) -> Outcome<Moment> {
    let moment = Moment::parse(text).or_else(|| Moment::parse(&format!("{text}T00:00:00Z")));
    moment.ok_or_else(|| Refusal::invalid(field, "problem-search-date"))
}

/// Did something go away from these spaces that the index still counts? What happens in other spaces
/// is not looked at, so that an answer does not tell of it.
fn is_behind(cx: &Cx<'_, Read>, search: &Search, within: &Within) -> Outcome<bool> {
    let gone = store::went_away(cx, search.complete_to(), MOST_GONE)?;
    let here = |gone: &store::Gone| gone.from.iter().flatten().any(|space| within.spaces.contains(space));
    Ok(gone.len() >= MOST_GONE || gone.iter().any(here))
}

/// One page of hits that are still so. Those that are not make room for the next.
fn page(
    cx: &Cx<'_, Read>,
    index: &dyn SearchIndex,
    wanted: &Wanted,
    within: &Within,
    mut after: Option<Cursor>,
) -> Outcome<(Paged<Hit>, Option<u64>)> {
    let mut found: Vec<(Cursor, Visible<Row>)> = Vec::new();
    let mut total = None;
    for round in 0..ROUNDS {
        // One more than are shown tells whether there is a next page.
        let most = if round == 0 { PAGE + 1 } else { BATCH };
        let ranked = index.find(wanted, within, after, most)?;
        let total = *total.get_or_insert(ranked.total);
        found.extend(current(cx, &ranked.hits)?);
        let more = ranked.hits.len() == most;
        if !more || found.len() > PAGE {
            return Ok((marked(Paged::from_rows(found, PAGE, |(cursor, _)| *cursor), wanted), total));
        }
        after = ranked.hits.last().map(cursor);
    }
    // The index is far behind: what was found, and where to go on.
    let next = if found.len() > PAGE { found.get(PAGE - 1).map(|(cursor, _)| *cursor) } else { after };
    found.truncate(PAGE);
    Ok((marked(Paged { items: found, next }, wanted), total.flatten()))
}

fn cursor(place: &Place) -> Cursor {
    Cursor { key: place.rank, id: place.key.raw() }
}

/// The hits that stand in the asker's snapshot where the index says, in the order of the index.
fn current(cx: &Cx<'_, Read>, places: &[Place]) -> Outcome<Vec<(Cursor, Visible<Row>)>> {
    let keys: Vec<Key> = places.iter().map(|place| place.key).collect();
    let mut rows: HashMap<Key, Visible<Row>> = store::rows(cx, &keys)?.into_iter().map(|row| (row.key, row)).collect();
    let found = places.iter().filter_map(|place| {
        let row = rows.remove(&place.key).filter(|row| row.place.space == place.space)?;
        Some((cursor(place), row))
    });
    Ok(found.collect())
}

/// What is shown, with what was asked for marked.
fn marked(hits: Paged<(Cursor, Visible<Row>)>, wanted: &Wanted) -> Paged<Hit> {
    let mut marker = Marker::new(wanted);
    hits.map(|(_, row)| Hit { title: passage(&row.title, &mut marker), passage: passage(&row.text, &mut marker), row })
}
