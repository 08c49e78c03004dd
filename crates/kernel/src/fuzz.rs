//! Cursors and ids as anybody may spell them. Ordinary tests: `PROPTEST_CASES` says how many cases, and
//! what once failed is kept under `proptest-regressions` and asked first.

use proptest::prelude::*;

use crate::{Cursor, ReplyId, TopicId};

proptest! {
    /// Whatever is not refused is read as one cursor, and that one reads back.
    #[test]
    fn any_text_is_a_cursor_or_refused(text in "(?s).{0,40}|[-+0-9a-zA-Z]{0,16}\\.[-+0-9a-zA-Z]{0,16}") {
        if let Ok(cursor) = Cursor::parse(&text) {
            prop_assert_eq!(Cursor::parse(&cursor.to_string()).ok(), Some(cursor));
        }
    }

    #[test]
    fn any_cursor_reads_back(key in any::<i64>(), id in any::<i64>()) {
        let cursor = Cursor { key, id };
        prop_assert_eq!(Cursor::parse(&cursor.to_string()).ok(), Some(cursor));
    }

    /// An id has one spelling: what reads as one is shown as it was written.
    #[test]
    fn any_text_is_an_id_or_refused(text in "(?s).{0,30}|top_[0-9a-zA-Z]{0,15}|[a-z]{3}_?[0-9a-z]{13}|top_[0-9a-z]{13}") {
        if let Ok(id) = text.parse::<TopicId>() {
            prop_assert_eq!(id.to_string(), text.as_str());
            prop_assert!(id.raw() >= 0, "{text} is {}", id.raw());
            prop_assert!(text.parse::<ReplyId>().is_err(), "{text} is an id of two kinds");
        }
    }

    #[test]
    fn any_id_reads_back(raw in 0..i64::MAX) {
        let id = TopicId::from_raw(raw);
        prop_assert_eq!(id.to_string().parse::<TopicId>().ok().map(TopicId::raw), Some(raw));
    }
}
