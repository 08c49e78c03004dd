//! The name that people see: anything that can be read, nothing that hides or turns the writing.

use grove_kernel::Problems;

pub const LONGEST: usize = 60;

/// The name, trimmed, when it can be shown.
pub fn checked_name(text: &str, field: &'static str, problems: &mut Problems) -> String {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        problems.add(field, "problem-name-empty", Vec::new());
    } else if name.chars().count() > LONGEST {
        problems.add(field, "problem-name-long", vec![("most", LONGEST.to_string())]);
    } else if name.chars().any(hides) {
        problems.add(field, "problem-name-hides", Vec::new());
    }
    name
}

/// Control characters, marks that turn the direction, and characters without width.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{3164}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}')
}

/// The name as an import brings it: what hides is dropped instead of refused.
pub(crate) fn tidied(text: &str) -> String {
    let name: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !hides(*c)).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = name.chars().take(LONGEST).collect();
    if name.is_empty() { "?".to_owned() } else { name }
}

/// What names are sorted and searched by: without case and forms of writing.
pub(crate) fn key(name: &str) -> String {
    super::handle::normal(name)
}
