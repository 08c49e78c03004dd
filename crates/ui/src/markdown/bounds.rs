//! Limits that keep every input cheap: a size, and a depth. A text that only nests is not a text, and is
//! shown as it was typed.

use super::MAX_SOURCE;

/// How deep quotes and lists may begin within one line, and brackets may nest.
const MAX_MARKERS: usize = 40;

/// At most [`MAX_SOURCE`] bytes, cut at a character.
pub(super) fn shortened(source: &str) -> &str {
    &source[..source.floor_char_boundary(MAX_SOURCE)]
}

/// Whether some line opens more blocks, or some stretch more brackets, than any text needs.
pub(super) fn too_deep(source: &str) -> bool {
    source.lines().any(|line| markers(line) > MAX_MARKERS) || open_brackets(source) > MAX_MARKERS
}

/// How many quotes and lists a line opens before its text.
fn markers(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut count = 0;
    for (i, byte) in bytes.iter().enumerate() {
        let spaced = matches!(bytes.get(i + 1), None | Some(b' ' | b'\t'));
        match byte {
            b'>' => count += 1,
            b'-' | b'+' | b'*' | b'.' | b')' if spaced => count += 1,
            b' ' | b'\t' | b'0'..=b'9' => {}
            _ => break,
        }
    }
    count
}

/// The most square brackets that are open at once within a paragraph.
fn open_brackets(source: &str) -> usize {
    let (mut open, mut most) = (0usize, 0);
    let mut blank = true;
    for byte in source.bytes() {
        match byte {
            b'[' => open += 1,
            b']' => open = open.saturating_sub(1),
            b'\n' if blank => open = 0,
            _ => {}
        }
        blank = byte == b'\n' || (blank && byte == b' ');
        most = most.max(open);
    }
    most
}

/// The text as it was typed: paragraphs and line breaks, nothing else.
pub(super) fn as_plain(source: &str) -> String {
    let mut html = String::with_capacity(source.len() + 64);
    for paragraph in source.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        html.push_str("<p>");
        for (i, line) in paragraph.lines().enumerate() {
            html.push_str(if i == 0 { "" } else { "<br>\n" });
            html.push_str(&super::tokens::escape(line));
        }
        html.push_str("</p>\n");
    }
    html
}
