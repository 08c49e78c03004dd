//! What a handler answers. One answer has up to three faces, and only the one that was asked for is
//! made: a page, a fragment of a page, JSON.

use bytes::Bytes;
use grove_kernel::{Outcome, Refusal};
use grove_ui::{Page, Sheet};
use maud::Markup;
use serde::Serialize;

pub(crate) type MakePage = Box<dyn for<'p> FnOnce(&Page<'p>) -> Sheet + Send>;
type MakeFragment = Box<dyn for<'p> FnOnce(&Page<'p>) -> Markup + Send>;
type MakeJson = Box<dyn FnOnce() -> serde_json::Result<Vec<u8>> + Send>;

/// The answer of a reading route.
#[derive(Default)]
pub struct Reply {
    pub(crate) page: Option<MakePage>,
    pub(crate) fragment: Option<MakeFragment>,
    pub(crate) json: Option<MakeJson>,
    pub(crate) raw: Option<Raw>,
    pub(crate) redirect: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) headers: Vec<(&'static str, String)>,
}

/// Bytes that are neither a page nor JSON: a feed, a picture.
pub struct Raw {
    pub content_type: &'static str,
    pub bytes: Bytes,
    /// `Cache-Control`.
    pub cache: &'static str,
}

impl Reply {
    pub fn page(make: impl for<'p> FnOnce(&Page<'p>) -> Sheet + Send + 'static) -> Self {
        Self { page: Some(Box::new(make)), ..Self::default() }
    }
    pub fn only_json(make: impl FnOnce() -> serde_json::Value + Send + 'static) -> Self {
        Self::default().json(make)
    }
    pub fn raw(raw: Raw) -> Self {
        Self { raw: Some(raw), ..Self::default() }
    }
    /// The thing stands elsewhere for good: a changed handle. With a JSON face only people are sent on.
    pub fn moved(to: String) -> Self {
        Self { redirect: Some(to), ..Self::default() }
    }
    /// Elsewhere, this time: the set-up before home, the page of its topic that a reply stands on now.
    pub fn go(to: String) -> Self {
        Self { redirect: Some(to), status: Some(303), ..Self::default() }
    }
    #[must_use]
    pub fn fragment(mut self, make: impl for<'p> FnOnce(&Page<'p>) -> Markup + Send + 'static) -> Self {
        self.fragment = Some(Box::new(make));
        self
    }
    #[must_use]
    pub fn json<T: Serialize>(mut self, make: impl FnOnce() -> T + Send + 'static) -> Self {
        self.json = Some(Box::new(move || serde_json::to_vec(&make())));
        self
    }
    /// A header of a raw answer: what to call the file, a tag to compare, a policy of its own.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }
}

/// What happens to the session cookie with an answer.
#[derive(Clone, Debug)]
pub enum Cookie {
    /// Signed in: the secret, and how many seconds it lasts.
    Set(String, i64),
    Clear,
}

/// Something that a browser remembers for a page to look right from its first byte: `theme`, `lang`. It
/// is no secret and no right, and nothing is decided by it.
#[derive(Clone, Debug)]
pub struct Preference {
    pub(crate) name: &'static str,
    pub(crate) value: &'static str,
}

/// The `Location` of what is new, for a program.
#[derive(Clone, Debug)]
pub(crate) enum FoundAt {
    Path(String),
    /// Whoever made it cannot look at it.
    Nowhere,
}

/// The answer of a writing route, made without the database and sent when the commit is durable.
pub struct Done {
    pub(crate) location: String,
    /// Where a program finds what is new, when that is not where a person goes on.
    pub(crate) found_at: Option<FoundAt>,
    pub(crate) fragment: Option<MakeFragment>,
    pub(crate) page: Option<MakePage>,
    pub(crate) json: Option<MakeJson>,
    pub(crate) status: u16,
    pub(crate) cookie: Option<Cookie>,
    pub(crate) preferences: Vec<Preference>,
    pub(crate) said: Option<&'static str>,
}

impl Done {
    /// A form is answered with 303 to this path; htmx without a fragment goes there too; a program
    /// that is told nothing more gets 204.
    pub fn see(path: impl Into<String>) -> Self {
        Self {
            location: path.into(),
            found_at: None,
            fragment: None,
            page: None,
            json: None,
            status: 204,
            cookie: None,
            preferences: Vec::new(),
            said: None,
        }
    }
    #[must_use]
    pub fn fragment(mut self, make: impl for<'p> FnOnce(&Page<'p>) -> Markup + Send + 'static) -> Self {
        self.fragment = Some(Box::new(make));
        self
    }
    /// A page instead of a redirect: for what is shown once, such as a new token.
    #[must_use]
    pub fn page(mut self, make: impl for<'p> FnOnce(&Page<'p>) -> Sheet + Send + 'static) -> Self {
        self.page = Some(Box::new(make));
        self
    }
    /// Answers a program with 200 and this.
    #[must_use]
    pub fn json<T: Serialize>(mut self, make: impl FnOnce() -> T + Send + 'static) -> Self {
        self.json = Some(Box::new(move || serde_json::to_vec(&make())));
        self.status = 200;
        self
    }
    /// Answers a program with 201: something new is there.
    #[must_use]
    pub fn created<T: Serialize>(self, make: impl FnOnce() -> T + Send + 'static) -> Self {
        let mut done = self.json(make);
        done.status = 201;
        done
    }
    /// A program finds what is new here; a person goes on elsewhere.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.found_at = Some(FoundAt::Path(path.into()));
        self
    }
    /// What is new is not for its maker to look at.
    #[must_use]
    pub fn out_of_sight(mut self) -> Self {
        self.found_at = Some(FoundAt::Nowhere);
        self
    }
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie) -> Self {
        self.cookie = Some(cookie);
        self
    }
    /// The page that a form leads to says so, once: the key of a message that begins with `done-`.
    #[must_use]
    pub fn saying(mut self, key: &'static str) -> Self {
        debug_assert!(crate::said::is_known(key), "{key}: what is said after an act is a message that begins with done-");
        self.said = Some(key);
        self
    }
    /// The browser remembers this for a year.
    #[must_use]
    pub fn prefers(mut self, name: &'static str, value: &'static str) -> Self {
        self.preferences.push(Preference { name, value });
        self
    }
}

pub(crate) fn json_text(make: MakeJson) -> Outcome<String> {
    let bytes = make().map_err(Refusal::broken)?;
    String::from_utf8(bytes).map_err(Refusal::broken)
}
