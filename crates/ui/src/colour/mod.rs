//! The owner's colour, made legible. An owner gives one hex value; its hue and chroma stay, its lightness
//! moves until text and edges have the contrast that WCAG 2.2 AA asks for, in light and in dark. The
//! result is a small stylesheet of custom properties that is served under its own hash.

mod oklch;

pub use oklch::{Oklch, Rgb, contrast};

/// Text on its ground, and edges of controls on theirs.
const TEXT: f64 = 4.5;
const EDGE: f64 = 3.0;

/// The grounds that accents stand on; the same as in `assets/css/tokens.css` (a test compares).
const LIGHT_GROUND: Oklch = Oklch { l: 0.955, c: 0.008, h: 75.0 };
const DARK_GROUND: Oklch = Oklch { l: 0.262, c: 0.009, h: 75.0 };

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Accents {
    pub accent: Oklch,
    /// Under the pointer.
    pub hover: Oklch,
    /// Text on the accent.
    pub on: Oklch,
    pub soft: Oklch,
    pub line: Oklch,
    /// Text in the accent.
    pub text: Oklch,
}

/// An owner's colour in both themes.
#[derive(Clone, Copy, Debug)]
pub struct Brand {
    pub light: Accents,
    pub dark: Accents,
    /// The lightness was moved: tell the owner that it was adjusted for legibility.
    pub adjusted: bool,
}

/// From `#0f5a6e` or `0f5a6e`; nothing for what is not a colour.
pub fn brand(hex: &str) -> Option<Brand> {
    let given = Rgb::parse(hex)?.oklch();
    let light = light(given);
    Some(Brand { light, dark: dark(given), adjusted: (light.accent.l - given.l).abs() > 0.015 })
}

fn light(given: Oklch) -> Accents {
    let on = Oklch { l: 0.99, c: 0.0, h: given.h };
    let soft = Oklch { l: 0.945, c: given.c.min(0.016), h: given.h }.in_srgb();
    let enough = |c: Oklch| contrast(on, c) >= TEXT && contrast(c, LIGHT_GROUND) >= EDGE;
    let accent = darker(Oklch { l: given.l.clamp(0.3, 0.6), ..given }, enough);
    let legible = |c: Oklch| contrast(c, LIGHT_GROUND) >= TEXT && contrast(c, soft) >= TEXT;
    Accents {
        accent,
        hover: Oklch { l: accent.l - 0.06, ..accent }.in_srgb(),
        on,
        soft,
        line: Oklch { l: 0.8, c: given.c.min(0.05), h: given.h }.in_srgb(),
        text: darker(Oklch { l: accent.l.min(0.45), ..given }, legible),
    }
}

fn dark(given: Oklch) -> Accents {
    let calm = Oklch { c: given.c.min(0.1), ..given };
    let on = Oklch { l: 0.17, c: given.c.min(0.02), h: given.h }.in_srgb();
    let soft = Oklch { l: 0.275, c: given.c.min(0.026), h: given.h }.in_srgb();
    let enough = |c: Oklch| contrast(on, c) >= TEXT && contrast(c, DARK_GROUND) >= EDGE;
    let accent = lighter(Oklch { l: 0.76, ..calm }, enough);
    let legible = |c: Oklch| contrast(c, DARK_GROUND) >= TEXT && contrast(c, soft) >= TEXT;
    Accents {
        accent,
        hover: Oklch { l: accent.l + 0.04, ..accent }.in_srgb(),
        on,
        soft,
        line: Oklch { l: 0.42, c: given.c.min(0.05), h: given.h }.in_srgb(),
        text: lighter(Oklch { l: 0.82, ..calm }, legible),
    }
}

fn darker(from: Oklch, good: impl Fn(Oklch) -> bool) -> Oklch {
    step(from, -0.005, good)
}
fn lighter(from: Oklch, good: impl Fn(Oklch) -> bool) -> Oklch {
    step(from, 0.005, good)
}

/// Moves the lightness until it is good; black and white always are.
fn step(mut colour: Oklch, by: f64, good: impl Fn(Oklch) -> bool) -> Oklch {
    while !good(colour.in_srgb()) && (0.0..=1.0).contains(&colour.l) {
        colour.l += by;
    }
    colour.in_srgb()
}

impl Brand {
    /// The stylesheet: custom properties in the layer above all others.
    pub fn css(&self) -> String {
        let pairs = [
            ("--accent", self.light.accent, self.dark.accent),
            ("--accent-2", self.light.hover, self.dark.hover),
            ("--on-accent", self.light.on, self.dark.on),
            ("--accent-soft", self.light.soft, self.dark.soft),
            ("--accent-line", self.light.line, self.dark.line),
            ("--accent-text", self.light.text, self.dark.text),
        ];
        let mut css = String::from("@layer brand{:root{");
        for (name, light, dark) in pairs {
            css.push_str(&format!("{name}:light-dark({},{});", light.rgb().hex(), dark.rgb().hex()));
        }
        css.push_str("}}\n");
        css
    }
}

#[cfg(test)]
mod tests;
