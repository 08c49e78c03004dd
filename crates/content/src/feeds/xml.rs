//! What XML 1.0 can hold. A character outside of it makes a whole document unreadable, so one text of one member
//! would take the feed away from everybody.

/// The text without the characters that no XML document may have, escaped or not.
pub fn allowed(text: &str) -> String {
    text.chars().filter(|c| is_char(*c)).collect()
}

/// The production `Char` of XML 1.0; a Rust `char` is no surrogate.
const fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn what_xml_forbids_is_left_out() {
        assert_eq!(allowed("a\u{8}b\u{1f}c\u{fffe}d\u{ffff}e\u{0}"), "abcde");
        assert_eq!(allowed("t\tn\nr\r é 梨 \u{1f350} \u{fffd}"), "t\tn\nr\r é 梨 \u{1f350} \u{fffd}");
    }
}
