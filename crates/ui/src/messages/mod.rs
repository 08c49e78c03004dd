//! Every text a person reads. Each crate owns one Fluent file and registers it once with
//! [`messages!`](crate::messages!); the files are joined into one bundle per locale at the first use.
//!
//! A missing key is a mistake of ours: debug builds panic with the key, release builds show the key
//! rather than fail somebody's page. Numbers are grouped and plurals chosen by the locale's rules.

mod bundle;
mod locale;
mod pseudo;

pub use locale::Locale;

/// One crate's messages. Made by [`messages!`](crate::messages!), collected at link time.
pub struct Messages {
    pub origin: &'static str,
    pub source: &'static str,
}

inventory::collect!(Messages);

/// Registers a crate's messages; the path is relative to the file that calls it.
///
/// ```ignore
/// grove_ui::messages!("../messages/en.ftl");
/// ```
#[macro_export]
macro_rules! messages {
    ($path:literal) => {
        $crate::inventory::submit! {
            $crate::messages::Messages { origin: env!("CARGO_PKG_NAME"), source: include_str!($path) }
        }
    };
}

/// An argument of a message: a number chooses a plural and is grouped, a text goes in as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Number(i64),
    Text(String),
}

macro_rules! arg_from {
    ($($number:ty),+) => {
        $(impl From<$number> for Arg {
            fn from(n: $number) -> Self {
                Self::Number(i64::try_from(n).unwrap_or(i64::MAX))
            }
        })+
    };
}
arg_from!(i64, i32, u32, u64, usize);

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The message in this locale, for places without a page: mail, feeds, command line.
pub fn text(locale: Locale, key: &str, args: &[(&str, Arg)]) -> String {
    bundle::format(locale, key, args).unwrap_or_else(|| {
        debug_assert!(false, "no message `{key}`: add it to a messages/en.ftl, or register that file with messages!");
        key.to_owned()
    })
}

/// Whether there is such a message; for keys that come from data.
pub fn has(locale: Locale, key: &str) -> bool {
    bundle::has(locale, key)
}

/// Every key of a locale, sorted; for tests.
pub fn all_keys(locale: Locale) -> Vec<String> {
    bundle::keys(locale)
}

/// An integer with its digits grouped as the locale does.
pub fn number(_locale: Locale, n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        out.push('\u{2212}');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests;
