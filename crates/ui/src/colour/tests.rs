use std::collections::HashMap;

use super::*;

const TOKENS: &str = include_str!("../../../../assets/css/tokens.css");

fn hues() -> impl Iterator<Item = f64> {
    (0..24).map(|i| f64::from(i) * 15.0)
}

/// The `light-dark(oklch(…), oklch(…))` tokens of the stylesheet for one accent hue.
fn tokens(hue: f64) -> HashMap<String, (Oklch, Oklch)> {
    let mut found = HashMap::new();
    for line in TOKENS.lines() {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|l| l.split_once(": light-dark(")) else { continue };
        let (light, dark) = value.split_once("), ").expect("two colours");
        found.insert(name.to_owned(), (colour(light, hue), colour(dark, hue)));
    }
    found
}

fn colour(text: &str, hue: f64) -> Oklch {
    let text = text.replace("calc(var(--accent-h) - 16)", &(hue - 16.0).to_string());
    let text = text.replace("var(--accent-h)", &hue.to_string()).replace("var(--tint-h)", "75").replace("var(--accent-c)", "0.092");
    let numbers = text.trim_start_matches("oklch(").trim_end_matches([')', ';']);
    let n: Vec<f64> = numbers.split_whitespace().map(|n| n.parse().expect("a number")).collect();
    Oklch { l: n[0], c: n[1], h: n[2] }.in_srgb()
}

const PAIRS: &[(&[&str], &[&str], f64)] = &[
    (&["text", "text-2", "text-3"], &["bg", "surface", "sunken"], TEXT),
    (&["text", "text-2"], &["accent-soft", "good-soft", "warn-soft", "bad-soft"], TEXT),
    (&["accent-text"], &["bg", "surface", "sunken", "accent-soft"], TEXT),
    (&["on-accent"], &["accent", "accent-2"], TEXT),
    (&["good"], &["bg", "surface", "good-soft"], TEXT),
    (&["warn"], &["bg", "surface", "warn-soft"], TEXT),
    (&["bad"], &["bg", "surface", "bad-soft"], TEXT),
    (&["bg"], &["text"], TEXT),
    (&["line-strong"], &["bg", "surface"], EDGE),
    (&["focus"], &["bg", "surface", "sunken", "accent-soft"], EDGE),
    (&["accent"], &["bg", "surface", "sunken"], EDGE),
];

#[test]
fn every_pair_is_legible_with_every_accent_in_both_themes() {
    let mut lowest = f64::INFINITY;
    for hue in hues() {
        let tokens = tokens(hue);
        for (tops, grounds, needed) in PAIRS {
            for (top, ground) in tops.iter().flat_map(|t| grounds.iter().map(move |g| (*t, *g))) {
                let (top_light, top_dark) = tokens[top];
                let (ground_light, ground_dark) = tokens[ground];
                for (theme, ratio) in [("light", contrast(top_light, ground_light)), ("dark", contrast(top_dark, ground_dark))] {
                    assert!(ratio >= *needed, "{top} on {ground}, {theme}, accent hue {hue}: {ratio:.2}");
                    lowest = lowest.min(ratio / needed);
                }
            }
        }
    }
    println!("the tightest pair has {lowest:.2} of what it needs");
}

#[test]
fn any_colour_of_an_owner_becomes_legible() {
    for hue in hues() {
        for l in [0.1, 0.4, 0.7, 0.95] {
            for c in [0.0, 0.1, 0.3] {
                let given = Oklch { l, c, h: hue }.rgb().hex();
                let brand = brand(&given).expect("a colour");
                for (a, ground) in [(brand.light, LIGHT_GROUND), (brand.dark, DARK_GROUND)] {
                    assert!(contrast(a.on, a.accent) >= TEXT && contrast(a.on, a.hover) >= TEXT, "text on {given}");
                    assert!(contrast(a.text, ground) >= TEXT && contrast(a.text, a.soft) >= TEXT, "text in {given}");
                    assert!(contrast(a.accent, ground) >= EDGE, "edge in {given}");
                }
            }
        }
    }
}

#[test]
fn a_legible_colour_stays_as_it_was_given() {
    let brand = brand("#0f5a6e").expect("a colour");
    assert!(!brand.adjusted);
    assert_eq!(brand.light.accent.rgb().hex(), "#0f5a6e");
    assert!(super::brand("#ffee00").expect("a colour").adjusted);
    assert!(super::brand("red").is_none() && super::brand("#12345\u{e9}").is_none());
}

#[test]
fn the_grounds_are_those_of_the_stylesheet() {
    let (light, dark) = tokens(0.0)["sunken"];
    assert_eq!((light, dark), (LIGHT_GROUND, DARK_GROUND));
}
