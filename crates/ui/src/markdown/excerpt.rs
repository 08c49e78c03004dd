//! The beginning of a text for a list or a preview.

use unicode_segmentation::UnicodeSegmentation;

/// At most `chars` letters on one line, cut between words where one ends near, never inside a letter
/// that is made of several characters.
///
/// ```
/// assert_eq!(grove_ui::markdown::excerpt("When do we prune the pears?", 16), "When do we prune…");
/// ```
pub fn excerpt(text: &str, chars: usize) -> String {
    // Enough for any letter that people write, and no more work than that.
    let head = &text[..text.floor_char_boundary(chars.saturating_mul(64))];
    let line = head.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.grapheme_indices(true).nth(chars) else {
        return if head.len() < text.len() { format!("{line}\u{2026}") } else { line };
    };
    let cut = &line[..end];
    let whole = match cut.rfind(' ') {
        Some(space) if !line[end..].starts_with(' ') && space * 2 > end => &cut[..space],
        _ => cut,
    };
    format!("{}\u{2026}", whole.trim_end_matches([' ', ',', ';', ':', '.']))
}
