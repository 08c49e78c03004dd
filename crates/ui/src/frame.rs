//! What stands around every page: the community, the rail, banners and the member's own place. Plain
//! data that the product fills in once per full page; `ui` only draws it.

use std::borrow::Cow;

use crate::components::Tone;

/// The surroundings of a full page.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub community: Community,
    /// The person who looks, when they have a name.
    pub member: Option<FrameMember>,
    pub nav: Vec<NavGroup>,
    /// At the foot of the rail: administration, moderation, help.
    pub foot: Vec<NavItem>,
    pub banners: Vec<Banner>,
    pub join_href: String,
    pub sign_in_href: String,
    /// The bar at the foot on phones, five at most; empty shows none.
    pub bottom: Vec<NavItem>,
    /// Where search lives; empty hides the box.
    pub search_href: String,
}

#[derive(Clone, Debug, Default)]
pub struct Community {
    pub name: String,
    pub tagline: String,
    /// `https://grove.example`: what machines are told begins with it.
    pub origin: String,
    pub logo: Option<String>,
    /// The owner's colours: a hashed stylesheet of custom properties.
    pub brand_css: Option<String>,
}

#[derive(Clone, Debug)]
pub struct FrameMember {
    /// The raw id; it chooses the colour of a drawn avatar.
    pub id: i64,
    pub name: String,
    /// The path of the profile.
    pub href: String,
    pub avatar: Option<String>,
}

/// Some links of the rail under an optional heading.
#[derive(Clone, Debug, Default)]
pub struct NavGroup {
    pub label: Option<String>,
    pub items: Vec<NavItem>,
}

/// Whether something waits behind a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unread {
    #[default]
    None,
    Dot,
    Count(i64),
}

#[derive(Clone, Debug, Default)]
pub struct NavItem {
    pub href: String,
    /// A name in the sprite.
    pub icon: Cow<'static, str>,
    pub label: String,
    pub unread: Unread,
    pub current: bool,
    /// 0 for the top of a tree; deeper ones are indented.
    pub depth: u8,
    pub locked: bool,
}

impl NavItem {
    pub fn new(href: impl Into<String>, icon: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Self {
        Self { href: href.into(), icon: icon.into(), label: label.into(), ..Self::default() }
    }
    #[must_use]
    pub const fn current(mut self, yes: bool) -> Self {
        self.current = yes;
        self
    }
    #[must_use]
    pub const fn unread(mut self, unread: Unread) -> Self {
        self.unread = unread;
        self
    }
    #[must_use]
    pub const fn depth(mut self, depth: u8) -> Self {
        self.depth = depth;
        self
    }
    #[must_use]
    pub const fn locked(mut self, yes: bool) -> Self {
        self.locked = yes;
        self
    }
}

/// A sentence above the page that concerns the whole place: read-only, mail is off, backup is old.
#[derive(Clone, Debug)]
pub struct Banner {
    pub tone: Tone,
    pub text: String,
    /// Address and label.
    pub action: Option<(String, String)>,
}
