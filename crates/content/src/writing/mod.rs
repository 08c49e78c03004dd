//! How what people write becomes what people read: Markdown is rendered once, when it is written,
//! sanitised last, and kept beside its source. Mentions become links here, and mentioning somebody who
//! cannot see the place is told to the author and to nobody else; that somebody blocks the author is told
//! to nobody, and they hear nothing.
//!
//! Invariants: only `Written` reaches a table; its `html` came out of the sanitiser; its `source` is
//! never shown as HTML.

mod again;
mod limit;
mod routes;
mod source;
mod store;
#[cfg(test)]
mod tests;

pub use again::{Again, Since, changed_meanwhile, still_at, theirs};
pub use limit::{is_limited, within_limit};
pub use routes::routes;
pub use source::Source;

use std::collections::HashMap;

use grove_kernel::{MemberId, Outcome, Place, Refusal};
use grove_store::Cx;
use grove_ui::markdown::{self, Mention, Options};

/// The longest text, in characters.
pub const LONGEST: usize = 60_000;

/// A body, rendered.
#[derive(Clone, Debug, Default)]
pub struct Written {
    pub source: String,
    pub html: String,
    pub text: String,
    /// Pictures of ours that it shows: `/media/…`.
    pub images: Vec<String>,
    /// Members who are mentioned, can see the place, and want to hear from the author.
    pub mentioned: Vec<MemberId>,
    /// Handles that exist and cannot see it: for the author's eyes.
    pub out_of_sight: Vec<String>,
}

/// Renders a body for a place; refuses what is empty or too long, by the name of its field.
pub fn write<M>(cx: &Cx<'_, M>, place: &Place, math: bool, field: &'static str, source: &str) -> Outcome<Written> {
    let source = source.trim_end().replace("\r\n", "\n");
    if source.trim().is_empty() {
        return Err(Refusal::invalid(field, "problem-empty"));
    }
    if source.chars().count() > LONGEST {
        return Err(Refusal::invalid(field, "problem-too-long"));
    }
    let people = store::mentionable(cx, place.space, &markdown::handles(&source))?;
    let mut links = HashMap::new();
    for person in &people {
        let mention = Mention { url: grove_members::paths::profile(&person.handle), name: person.handle.clone() };
        links.insert(person.handle.to_lowercase(), mention);
    }
    let rendered = markdown::render(&source, &Options { math, mentions: Some(&links), ..Options::default() });
    let html = with_sizes(cx, rendered.html, &rendered.images)?;
    let (inside, outside): (Vec<_>, Vec<_>) = people.into_iter().partition(|p| p.sees(place));
    Ok(Written {
        html,
        text: rendered.text,
        mentioned: inside.into_iter().filter(|p| !p.blocks_author).map(|p| p.id).collect(),
        images: rendered.images,
        out_of_sight: outside.into_iter().map(|p| p.handle).collect(),
        source,
    })
}

/// Pictures say how large they are, so that nothing moves when they arrive. The sanitiser has written the
/// tags: what stands in quotes after `src` is an address and nothing else.
fn with_sizes<M>(cx: &Cx<'_, M>, html: String, images: &[String]) -> Outcome<String> {
    let mut html = html;
    for (url, width, height) in grove_media::sizes(cx, images)? {
        let source = format!("src=\"{url}\"");
        html = html.replace(&source, &format!("{source} width=\"{width}\" height=\"{height}\""));
    }
    Ok(html)
}

/// Remembers who was mentioned, once for each text: an edit that mentions somebody again does not call
/// them again.
pub use store::remember_mentions;

/// Of handles with commas between, those that are mentioned in one of these rendered texts.
pub fn mentioned_in<'a>(handles: &str, texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let texts: Vec<String> = texts.map(str::to_lowercase).collect();
    let stands = |handle: &str| texts.iter().any(|text| text.contains(&format!(">@{}</a>", handle.to_lowercase())));
    handles.split(',').take(MOST_UNSEEN).filter(|handle| !handle.is_empty() && stands(handle)).map(str::to_owned).collect()
}

/// Handles told of at once.
const MOST_UNSEEN: usize = 10;
