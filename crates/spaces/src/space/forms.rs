//! The forms of a space, from what was typed to what can be written.

use grove_kernel::{Outcome, Problems, Refusal};
use serde::Deserialize;
use utoipa::ToSchema;

use super::kinds::Kinds;
use super::noun::{ICONS, Joining};
use super::slug;
use crate::fields::{YesNo, choice, line, some_line};
use crate::visibility::Visibility;

const NAME: usize = 60;
const PURPOSE: usize = 140;

/// A new space. Only the name must be said.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct FoundForm {
    #[serde(default)]
    pub name: String,
    /// Made from the name when it is not given.
    pub slug: Option<String>,
    pub purpose: Option<String>,
    pub icon: Option<String>,
    /// `public` (when not given), `gated` or `private`.
    pub visibility: Option<String>,
    /// `open`, `request` or `invitation`; `invitation` for private spaces when not given.
    pub joining: Option<String>,
    pub kinds: Option<Vec<String>>,
    #[schema(value_type = Option<bool>)]
    pub math: Option<YesNo>,
    /// The slug of the space above.
    pub parent: Option<String>,
}

/// What is changed of a space; what is not given stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct ChangeForm {
    pub name: Option<String>,
    pub purpose: Option<String>,
    pub icon: Option<String>,
    pub joining: Option<String>,
    pub kinds: Option<Vec<String>>,
    #[schema(value_type = Option<bool>)]
    pub math: Option<YesNo>,
    /// Not changed here: `PUT /spaces/{slug}/visibility` is the way, and its `GET` says who would lose sight of what.
    pub visibility: Option<String>,
    /// Not changed here: `PUT /spaces/{slug}/place` is the way, and its `GET` says who would lose sight of what.
    pub parent: Option<String>,
}

/// A space that can be founded.
#[derive(Clone, Debug)]
pub struct NewSpace {
    pub name: String,
    /// Chosen by the founder.
    pub slug: Option<String>,
    pub purpose: String,
    pub icon: String,
    pub visibility: Visibility,
    pub joining: Joining,
    pub kinds: Kinds,
    pub math: bool,
    pub parent: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Changes {
    pub name: Option<String>,
    pub purpose: Option<String>,
    pub icon: Option<String>,
    pub joining: Option<Joining>,
    pub kinds: Option<Kinds>,
    pub math: Option<bool>,
}

impl FoundForm {
    pub fn read(&self) -> Outcome<NewSpace> {
        let wrong = &mut Problems::default();
        let name = some_line("name", &self.name, NAME, wrong);
        let slug = said(&self.slug).map(str::to_lowercase);
        if slug.as_deref().is_some_and(|s| !slug::is_slug(s)) {
            wrong.add("slug", "space-problem-slug", Vec::new());
        }
        let purpose = line("purpose", self.purpose.as_deref().unwrap_or_default(), PURPOSE, wrong);
        let icon = said(&self.icon).map_or_else(|| "messages-square".to_owned(), |i| icon(i, wrong));
        let visibility = said(&self.visibility).map_or(Some(Visibility::Public), |v| choice("visibility", v, Visibility::parse, wrong));
        let joining = said(&self.joining).map(|j| choice("joining", j, Joining::parse, wrong));
        let kinds = self.kinds.as_ref().map_or_else(|| Some(Kinds::all()), |words| kinds(words, wrong));
        let (Some(visibility), Some(joining), Some(kinds)) = (visibility, joining.unwrap_or_else(|| by_default(visibility)), kinds) else {
            return Err(Refusal::Invalid(std::mem::take(wrong)));
        };
        std::mem::take(wrong).verdict()?;
        let (math, parent) = (self.math.as_ref().is_some_and(YesNo::is_yes), said(&self.parent).map(str::to_owned));
        Ok(NewSpace { name, slug, purpose, icon, visibility, joining, kinds, math, parent })
    }
}

impl ChangeForm {
    pub fn read(&self) -> Outcome<Changes> {
        let wrong = &mut Problems::default();
        if self.visibility.is_some() {
            wrong.add("visibility", "space-problem-visibility-elsewhere", Vec::new());
        }
        if self.parent.is_some() {
            wrong.add("parent", "space-problem-place-elsewhere", Vec::new());
        }
        let changes = Changes {
            name: self.name.as_ref().map(|name| some_line("name", name, NAME, wrong)),
            purpose: self.purpose.as_ref().map(|purpose| line("purpose", purpose, PURPOSE, wrong)),
            icon: said(&self.icon).map(|i| icon(i, wrong)),
            joining: said(&self.joining).and_then(|j| choice("joining", j, Joining::parse, wrong)),
            kinds: self.kinds.as_ref().and_then(|words| kinds(words, wrong)),
            math: self.math.as_ref().map(YesNo::is_yes),
        };
        std::mem::take(wrong).verdict()?;
        Ok(changes)
    }
}

/// Left empty in a form is the same as not given.
fn said(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

const fn by_default(visibility: Option<Visibility>) -> Option<Joining> {
    match visibility {
        Some(Visibility::Public) | None => Some(Joining::Open),
        Some(Visibility::Gated) => Some(Joining::Request),
        Some(Visibility::Private) => Some(Joining::Invitation),
    }
}

fn icon(name: &str, wrong: &mut Problems) -> String {
    if !ICONS.contains(&name) {
        wrong.add("icon", "spaces-problem-choice", Vec::new());
    }
    name.to_owned()
}

/// A form says `none` as well as what is ticked, so that nothing ticked is also an answer.
fn kinds(words: &[String], wrong: &mut Problems) -> Option<Kinds> {
    let words: Vec<String> = words.iter().filter(|w| !w.is_empty() && *w != "none").cloned().collect();
    let kinds = Kinds::of(&words);
    if kinds.is_none() {
        wrong.add("kinds", "spaces-problem-choice", Vec::new());
    }
    kinds
}
