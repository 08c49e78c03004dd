//! Pages of lists: `{"items": […], "next": "cursor" | null}`. A cursor is the sort key of the last
//! row, so a page never shifts under a reader, and it never holds a global counter (S1).

use crate::refusal::{Outcome, Refusal};

/// The sort key after which the next page begins: a number and an id that breaks ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub key: i64,
    pub id: i64,
}

impl Cursor {
    /// Before everything, for lists that run from high to low.
    pub const TOP: Self = Self { key: i64::MAX, id: i64::MAX };
    /// Before everything, for lists that run from low to high.
    pub const START: Self = Self { key: i64::MIN, id: i64::MIN };

    pub fn parse(text: &str) -> Outcome<Self> {
        let bad = || Refusal::BadRequest("the cursor is not one that Grove gave".to_owned());
        let (key, id) = text.split_once('.').ok_or_else(bad)?;
        let number = |digits: &str| u64::from_str_radix(digits, 36).map(|n| (n ^ (1 << 63)) as i64).map_err(|_| bad());
        Ok(Self { key: number(key)?, id: number(id)? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", base36(self.key), base36(self.id))
    }
}

/// Order-free encoding: the sign bit is flipped so that the number is never negative.
fn base36(number: i64) -> String {
    let mut rest = (number as u64) ^ (1 << 63);
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((rest % 36) as u32, 36).expect("below 36"));
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}

/// One page of a list, and where the next begins.
#[derive(Clone, Debug)]
pub struct Paged<T> {
    pub items: Vec<T>,
    pub next: Option<Cursor>,
}

impl<T> Paged<T> {
    /// From `size + 1` rows asked for: the extra one tells that there is more.
    pub fn from_rows(mut rows: Vec<T>, size: usize, key: impl Fn(&T) -> Cursor) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(key) } else { None };
        Self { items: rows, next }
    }
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Paged<U> {
        Paged { items: self.items.into_iter().map(f).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back() {
        for cursor in [Cursor::TOP, Cursor::START, Cursor { key: -5, id: 7 }] {
            assert_eq!(Cursor::parse(&cursor.to_string()).ok(), Some(cursor));
        }
        for text in ["", "x", "1.", "-.-", "zzzzzzzzzzzzzzzzzzz.1", "1.2.3"] {
            assert!(Cursor::parse(text).is_err(), "{text}");
        }
    }
}
