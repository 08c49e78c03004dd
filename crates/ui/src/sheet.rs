//! The content of a page: what a view hands to [`document`](crate::document), without the surroundings.

use maud::{Markup, html};

/// How much room the content takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// 680 px to read in, with a context column beside it.
    #[default]
    Reading,
    /// Lists, tables and dashboards.
    Wide,
    /// Settings and forms: one column, no context.
    Narrow,
    /// Sign-in, joining, set-up: no rail, one thing in the middle.
    Door,
}

/// The content of a page.
///
/// ```ignore
/// Sheet::new(&topic.title).main(views::posts(page, &topic)).aside(views::people(page, &topic)).live(paths::events(topic.id))
/// ```
#[derive(Debug, Default)]
pub struct Sheet {
    pub(crate) title: String,
    pub(crate) main: Markup,
    pub(crate) aside: Option<Markup>,
    pub(crate) aside_label: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) width: Width,
    pub(crate) head: Head,
    pub(crate) live: Option<String>,
    pub(crate) reads: Option<String>,
}

/// What search engines, readers of feeds and previews of links see.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub description: Option<String>,
    pub canonical: Option<String>,
    pub og_type: Option<String>,
    pub og_image: Option<String>,
    pub json_ld: Vec<serde_json::Value>,
    /// Address and title.
    pub feeds: Vec<(String, String)>,
    pub no_index: bool,
}

impl Sheet {
    /// The title stands in the tab before the community's name; the view writes its own `h1`.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), main: html! {}, ..Self::default() }
    }
    #[must_use]
    pub fn main(mut self, main: Markup) -> Self {
        self.main = main;
        self
    }
    /// The context column: beside the content from 1200 px, below it on smaller screens.
    #[must_use]
    pub fn aside(mut self, aside: Markup) -> Self {
        self.aside = Some(aside);
        self
    }
    /// What the context column is about, for readers ("About this topic").
    #[must_use]
    pub fn aside_label(mut self, label: impl Into<String>) -> Self {
        self.aside_label = Some(label.into());
        self
    }
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.width = Width::Wide;
        self
    }
    #[must_use]
    pub const fn narrow(mut self) -> Self {
        self.width = Width::Narrow;
        self
    }
    /// No rail, one thing in the middle; an aside becomes the picture half beside it.
    #[must_use]
    pub const fn door(mut self) -> Self {
        self.width = Width::Door;
        self
    }
    /// A sentence about what was just done ("Saved"), announced to readers.
    #[must_use]
    pub fn status(mut self, text: impl Into<String>) -> Self {
        self.status = Some(text.into());
        self
    }
    /// The same from outside of the view, which may have said something more exact already.
    #[must_use]
    pub fn says(self, text: String) -> Self {
        if self.status.is_some() { self } else { self.status(text) }
    }
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.head.description = Some(text.into()).filter(|text: &String| !text.is_empty());
        self
    }
    /// The address of this page: absolute, or a path of ours.
    #[must_use]
    pub fn canonical(mut self, url: impl Into<String>) -> Self {
        self.head.canonical = Some(url.into());
        self
    }
    /// `kind` is an Open Graph type such as `article`; the image is an absolute address.
    #[must_use]
    pub fn open_graph(mut self, kind: impl Into<String>, image: Option<String>) -> Self {
        self.head.og_type = Some(kind.into());
        self.head.og_image = image;
        self
    }
    /// Structured data; may be called more than once.
    #[must_use]
    pub fn json_ld(mut self, data: serde_json::Value) -> Self {
        self.head.json_ld.push(data);
        self
    }
    /// An Atom feed of what this page shows.
    #[must_use]
    pub fn feed(mut self, url: impl Into<String>, title: impl Into<String>) -> Self {
        self.head.feeds.push((url.into(), title.into()));
        self
    }
    #[must_use]
    pub const fn no_index(mut self) -> Self {
        self.head.no_index = true;
        self
    }
    /// The address of server-sent events that say when this page has something new.
    #[must_use]
    pub fn live(mut self, url: impl Into<String>) -> Self {
        self.live = Some(url.into());
        self
    }
    /// The address that takes the read position (`POST`, `position=7`) as posts come into sight.
    #[must_use]
    pub fn reads(mut self, url: impl Into<String>) -> Self {
        self.reads = Some(url.into());
        self
    }
}
