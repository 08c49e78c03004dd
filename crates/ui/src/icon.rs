//! Icons, drawn from one external sprite so that a page carries none of them. An icon is decoration:
//! the word beside it, or the label of the button around it, is what is read aloud.

use std::sync::OnceLock;

use maud::{Markup, html};

use crate::assets;

fn sprite() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    URL.get_or_init(|| assets::url("icons.svg"))
}

/// A 20 px icon by its lucide name: `(icon("bell"))`. A name outside `assets/icons.txt` panics in
/// debug builds and shows a circle in release builds; ask [`assets::has_icon`] for names from data.
pub fn icon(name: &str) -> Markup {
    drawn(name, "i")
}

/// A 16 px icon, for the inside of buttons and lines of small text.
pub fn small_icon(name: &str) -> Markup {
    drawn(name, "i s")
}

/// An arrow or anything else that points along the line of reading: mirrored from right to left.
pub fn directed_icon(name: &str) -> Markup {
    drawn(name, "i s dir")
}

fn drawn(name: &str, class: &str) -> Markup {
    let known = assets::has_icon(name);
    debug_assert!(known, "icon `{name}` is not in assets/icons.txt");
    let name = if known { name } else { "circle" };
    html! { svg class=(class) aria-hidden="true" { use href={ (sprite()) "#" (name) } {} } }
}
