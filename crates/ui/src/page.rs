//! What a view gets: who looks, in which language, when and where. A [`Page`] answers everything a view
//! may ask without a query: permissions (through [`HasViewer`]), texts, numbers and dates.

use std::cell::Cell;
use std::marker::PhantomData;

use grove_kernel::{HasViewer, Moment, Problem, Viewer};
use jiff::tz::TimeZone;

use crate::messages::{self, Arg, Locale};

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    /// The value of `data-theme`; nothing lets the device decide.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
    pub fn parse(text: &str) -> Self {
        match text {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// What the shell knows about the request; plain data, see [`PageParts::for_visitor`] for a start.
#[derive(Clone, Debug)]
pub struct PageParts {
    pub viewer: Viewer,
    pub locale: Locale,
    pub now: Moment,
    /// Path and query as asked for, so that sign-in can come back.
    pub path: String,
    pub theme: Theme,
    pub request_id: String,
    /// The idempotency key that forms of this page carry; members only.
    pub form_key: Option<String>,
    pub zone: TimeZone,
}

impl PageParts {
    /// A page for somebody without a name, in English and UTC.
    pub fn for_visitor(now: Moment, path: impl Into<String>) -> Self {
        Self {
            viewer: Viewer::visitor(),
            locale: Locale::default(),
            now,
            path: path.into(),
            theme: Theme::default(),
            request_id: String::new(),
            form_key: None,
            zone: TimeZone::UTC,
        }
    }
}

/// Who looks at what, branded like the transaction it was read in.
pub struct Page<'p> {
    parts: PageParts,
    forms: Cell<u32>,
    brand: PhantomData<&'p ()>,
}

impl<'p> HasViewer<'p> for Page<'p> {
    fn viewer(&self) -> &Viewer {
        &self.parts.viewer
    }
}

impl Page<'_> {
    pub const fn new(parts: PageParts) -> Self {
        Self { parts, forms: Cell::new(0), brand: PhantomData }
    }

    /// The message without arguments.
    pub fn t(&self, key: &str) -> String {
        messages::text(self.parts.locale, key, &[])
    }
    /// The message with arguments; see the macro [`t!`](crate::t!) for the short form.
    pub fn t_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        messages::text(self.parts.locale, key, args)
    }
    /// What is wrong with a field, in words. A numeric argument chooses the plural.
    pub fn problem(&self, problem: &Problem) -> String {
        let arg = |text: &String| text.parse::<i64>().map_or_else(|_| Arg::from(text), Arg::from);
        let args: Vec<(&str, Arg)> = problem.args.iter().map(|(name, value)| (*name, arg(value))).collect();
        self.t_with(problem.key, &args)
    }
    /// A number with its digits grouped.
    pub fn number(&self, n: impl TryInto<i64>) -> String {
        messages::number(self.parts.locale, n.try_into().unwrap_or(i64::MAX))
    }

    pub const fn now(&self) -> Moment {
        self.parts.now
    }
    pub const fn locale(&self) -> Locale {
        self.parts.locale
    }
    pub const fn dir(&self) -> &'static str {
        self.parts.locale.dir()
    }
    pub fn path(&self) -> &str {
        &self.parts.path
    }
    pub const fn theme(&self) -> Theme {
        self.parts.theme
    }
    pub fn request_id(&self) -> &str {
        &self.parts.request_id
    }
    pub const fn zone(&self) -> &TimeZone {
        &self.parts.zone
    }
    /// Somebody with a name, even if they still wait to be let in.
    pub const fn signed_in(&self) -> bool {
        self.parts.viewer.id().is_some()
    }
    /// An idempotency key for one more form of this page: two forms never share one.
    pub fn form_key(&self) -> Option<String> {
        let key = self.parts.form_key.as_deref()?;
        self.forms.set(self.forms.get() + 1);
        Some(format!("{key}.{}", self.forms.get()))
    }
}

/// A message with named arguments: `t!(page, "topic-replies", count = topic.replies)`.
#[macro_export]
macro_rules! t {
    ($page:expr, $key:expr $(,)?) => { $page.t($key) };
    ($page:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $page.t_with($key, &[$((stringify!($name), $crate::Arg::from($value))),+])
    };
}
