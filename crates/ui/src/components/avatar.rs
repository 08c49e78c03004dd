//! Faces. Somebody without a picture gets initials on one of twelve colours chosen by their id, drawn as
//! SVG, so that no page asks another host for a picture.

use maud::{Markup, html};
use unicode_segmentation::UnicodeSegmentation;

use crate::{Page, t};

/// Whose face it is.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    /// The raw id of the member; it chooses the colour.
    pub id: i64,
    pub name: &'a str,
    /// The picture, when there is one.
    pub url: Option<&'a str>,
}

/// 24, 32, 40, 56 and 96 px.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    Tiny,
    Small,
    #[default]
    Medium,
    Large,
    Huge,
}

impl Size {
    const fn class(self) -> &'static str {
        match self {
            Self::Tiny => "av tiny",
            Self::Small => "av small",
            Self::Medium => "av",
            Self::Large => "av large",
            Self::Huge => "av huge",
        }
    }
    const fn pixels(self) -> u32 {
        match self {
            Self::Tiny => 24,
            Self::Small => 32,
            Self::Medium => 40,
            Self::Large => 56,
            Self::Huge => 96,
        }
    }
}

/// A face beside a name; it says nothing to readers, the name does: `(avatar(face, Size::Medium))`.
pub fn avatar(face: Face<'_>, size: Size) -> Markup {
    let px = size.pixels();
    html! {
        @if let Some(url) = face.url {
            img class=(size.class()) src=(url) alt="" width=(px) height=(px) loading="lazy" decoding="async";
        } @else {
            svg class={ (size.class()) " hue-" (colour(face.id)) } viewBox="0 0 40 40" aria-hidden="true" {
                rect width="40" height="40" {}
                text x="20" y="20" { (initials(face.name, if size == Size::Tiny { 1 } else { 2 })) }
            }
        }
    }
}

/// Who takes part, at most five drawn and all named: `(faces(page, &people, topic.people))`.
pub fn faces(page: &Page<'_>, people: &[Face<'_>], total: usize) -> Markup {
    stack(page, people, total, Size::Tiny)
}

/// [`faces`] in another size.
pub fn stack(page: &Page<'_>, people: &[Face<'_>], total: usize, size: Size) -> Markup {
    let names = people.iter().take(SHOWN).map(|f| f.name).collect::<Vec<_>>().join(", ");
    let more = total.saturating_sub(people.len().min(SHOWN));
    let label = if more == 0 { names } else { t!(page, "ui-faces-more", names = names, count = more) };
    html! {
        @if !people.is_empty() {
            span.faces role="img" aria-label=(label) {
                @for face in people.iter().take(SHOWN) { (avatar(*face, size)) }
            }
        }
    }
}

const SHOWN: usize = 5;

/// Spreads ids made in the same minute over the twelve colours.
const fn colour(id: i64) -> u64 {
    ((id as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) % 12
}

/// The first letters of the first and the last word; a small circle has room for one.
fn initials(name: &str, letters: usize) -> String {
    let mut words = name.split_whitespace().filter_map(|w| w.graphemes(true).find(|g| g.chars().any(char::is_alphanumeric)));
    let first = words.next().unwrap_or("?");
    let last = words.next_back().filter(|_| letters > 1).unwrap_or_default();
    format!("{first}{last}").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_whole_letters_of_any_script() {
        for (name, letters) in [
            ("Nadia Petrova", "NP"),
            ("omar", "O"),
            ("Anne-Marie de la Tour", "AT"),
            ("\u{645}\u{631}\u{64a}\u{645}", "\u{645}"),
            ("", "?"),
            ("\u{1f33b} Ines", "I"),
        ] {
            assert_eq!(initials(name, 2), letters);
        }
    }
}
