//! The settings and their defaults. Kept as texts by name; reading one that makes no sense gives the
//! default, so that a community always opens.

use grove_kernel::{Community, UploadId};
use serde::Serialize;

/// What the owner decided.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CommunitySettings {
    pub name: String,
    /// One line: what it is for.
    pub tagline: String,
    /// A readable summary for people outside; shown by gated communities on the way in.
    pub summary: String,
    pub access: Community,
    /// The colour of the place, `#rrggbb`.
    pub accent: String,
    pub logo: Option<UploadId>,
    /// The owner has been through the set-up, or skipped it.
    pub is_set_up: bool,
    /// For so many days a new member's posts count against the limit below.
    pub newcomer_days: u64,
    pub newcomer_posts_a_day: u64,
}

impl Default for CommunitySettings {
    fn default() -> Self {
        Self {
            name: "Our community".to_owned(),
            tagline: String::new(),
            summary: String::new(),
            access: Community::Public,
            accent: "#1f7a4d".to_owned(),
            logo: None,
            is_set_up: false,
            newcomer_days: days(None),
            newcomer_posts_a_day: 10,
        }
    }
}

/// The days of being new, from the text of the setting.
pub fn days(text: Option<&str>) -> u64 {
    text.and_then(|t| t.parse().ok()).unwrap_or(3).min(365)
}

impl CommunitySettings {
    /// Takes one stored setting in.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        match name {
            "community.name" if !value.is_empty() => value.clone_into(&mut self.name),
            "community.tagline" => value.clone_into(&mut self.tagline),
            "community.summary" => value.clone_into(&mut self.summary),
            "community.access" => self.access = access(value).unwrap_or(self.access),
            "community.accent" => self.accent = checked_accent(value).unwrap_or_else(|| self.accent.clone()),
            "community.logo" => self.logo = value.parse().ok(),
            "community.set_up" => self.is_set_up = value == "yes",
            "community.newcomer_days" => self.newcomer_days = days(Some(value)),
            "community.newcomer_posts" => self.newcomer_posts_a_day = value.parse().unwrap_or(self.newcomer_posts_a_day),
            _ => {}
        }
    }
}

/// `public`, `gated`, `private`.
pub(super) fn access(text: &str) -> Option<Community> {
    match text {
        "public" => Some(Community::Public),
        "gated" => Some(Community::Gated),
        "private" => Some(Community::Private),
        _ => None,
    }
}

pub(super) const fn access_name(access: Community) -> &'static str {
    match access {
        Community::Public => "public",
        Community::Gated => "gated",
        Community::Private => "private",
    }
}

/// A colour as `#rrggbb` in lower case.
pub fn checked_accent(text: &str) -> Option<String> {
    let digits = text.trim().strip_prefix('#')?;
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then(|| format!("#{}", digits.to_ascii_lowercase()))
}
