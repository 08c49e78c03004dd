//! Ids: 63 bits, 41 of milliseconds and 22 random, typed by what they name. Shown to people and in
//! the API with a prefix of the kind (`top_0a3k9f…`), so that an id pasted in the wrong place is seen.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use crate::clock::Moment;

/// What an id names. The prefix is part of the public API and never changes.
pub trait Kind: Copy + Send + Sync + 'static {
    const PREFIX: &'static str;
}

/// Declares a kind of id. Use it in the feature that owns the thing.
#[macro_export]
macro_rules! kind {
    ($name:ident, $prefix:literal) => {
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl $crate::ids::Kind for $name {
            const PREFIX: &'static str = $prefix;
        }
    };
}
pub use crate::kind;

/// An id of one kind of thing. Ordered by time of creation, to the millisecond.
pub struct Id<K>(i64, PhantomData<fn() -> K>);

impl<K> Id<K> {
    pub const fn from_raw(raw: i64) -> Self {
        Self(raw, PhantomData)
    }
    pub const fn raw(self) -> i64 {
        self.0
    }
}

/// Where new ids come from. Tests replace it, so that two equal towns have equal ids.
pub trait IdSource: Send + Sync {
    /// `kind` is the prefix and `author` the acting member, 0 for none.
    fn next(&self, kind: &'static str, author: i64, now: Moment) -> i64;

    /// Whether further ids of one transaction follow the first instead of being drawn anew: a
    /// transaction has one moment, and 22 bits are few for the thousands that an import makes in it.
    fn follows(&self) -> bool {
        true
    }

    /// A secret nobody can guess: sessions, links, the keys of forms. `purpose` only matters to tests.
    fn secret(&self, purpose: &'static str, author: i64) -> String {
        let _ = (purpose, author);
        crate::secret::new_secret()
    }
}

/// Milliseconds and 22 random bits. A collision fails the unique key and the act runs again.
pub struct RandomIds;

impl IdSource for RandomIds {
    fn next(&self, _kind: &'static str, _author: i64, now: Moment) -> i64 {
        compose(now, getrandom::u32().expect("the operating system gives randomness"))
    }
}

/// Puts milliseconds above 22 low bits; used by every id source.
pub fn compose(now: Moment, low: u32) -> i64 {
    let millis = now.millis() & ((1 << 41) - 1);
    (millis << 22) | i64::from(low & ((1 << 22) - 1))
}

/// The `n`-th id after `first`, in the same millisecond.
pub fn following(first: i64, n: u32) -> i64 {
    let low = (1 << 22) - 1;
    (first & !low) | ((first + i64::from(n)) & low)
}

/// Crockford's alphabet, lower case: no i, l, o, u, so that ids survive being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const DIGITS: usize = 13;

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(K::PREFIX)?;
        f.write_str("_")?;
        f.write_str(text(&digits(self.0)))
    }
}

/// The text of an id whose kind is only known as a prefix, as in the activity log.
pub fn show(prefix: &str, raw: i64) -> String {
    [prefix, "_", text(&digits(raw))].concat()
}

fn text(digits: &[u8; DIGITS]) -> &str {
    std::str::from_utf8(digits).expect("the alphabet is ASCII")
}

fn digits(raw: i64) -> [u8; DIGITS] {
    let mut digits = [0u8; DIGITS];
    let mut rest = raw;
    for slot in digits.iter_mut().rev() {
        *slot = ALPHABET[(rest & 31) as usize];
        rest >>= 5;
    }
    digits
}

/// The text is not an id of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of this kind")]
pub struct NotAnId;

impl<K: Kind> FromStr for Id<K> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        read(K::PREFIX, text).map(Self::from_raw)
    }
}

/// The number in the text of an id whose kind is only known as a prefix; the reverse of [`show`].
pub fn read(prefix: &str, text: &str) -> Result<i64, NotAnId> {
    let digits = text.strip_prefix(prefix).and_then(|t| t.strip_prefix('_')).ok_or(NotAnId)?;
    if digits.len() != DIGITS {
        return Err(NotAnId);
    }
    let mut value: u128 = 0;
    for byte in digits.bytes() {
        let digit = ALPHABET.iter().position(|b| *b == byte).ok_or(NotAnId)?;
        value = (value << 5) | digit as u128;
    }
    i64::try_from(value).map_err(|_| NotAnId)
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<K: Kind> serde::Serialize for Id<K> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K: Kind> serde::Deserialize<'de> for Id<K> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {

    use crate::TopicId;

    #[test]
    fn an_id_reads_back_as_it_was_shown() {
        for raw in [0, 1, 31, 32, i64::MAX, 1_700_000_000_000 << 20] {
            let id = TopicId::from_raw(raw);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn other_kinds_and_garbage_are_refused() {
        for text in ["", "top_", "rep_0000000000000", "top_000000000000i", "top_zzzzzzzzzzzzz", "top_00000000000000"] {
            assert!(text.parse::<TopicId>().is_err(), "{text}");
        }
    }
}
