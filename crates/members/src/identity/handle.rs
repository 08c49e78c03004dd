//! Handles: how somebody is named in addresses and mentions. Letters of any script, digits, `_` and
//! `-`; normalised (NFKC, lower case) so that one handle is written in one way, and compared by how it
//! looks (UTS 39), so that nobody can pass for somebody else.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::{GeneralSecurityProfile, RestrictionLevel, RestrictionLevelDetection};

pub const SHORTEST: usize = 2;
pub const LONGEST: usize = 30;

/// Words that lead somewhere else or sound like the house speaking.
const RESERVED: &[&str] = &[
    "admin",
    "administrator",
    "all",
    "anyone",
    "channel",
    "community",
    "directory",
    "everybody",
    "everyone",
    "grove",
    "help",
    "here",
    "host",
    "hosts",
    "me",
    "member",
    "members",
    "moderator",
    "moderators",
    "new",
    "nobody",
    "owner",
    "postmaster",
    "root",
    "security",
    "settings",
    "staff",
    "support",
    "system",
    "team",
];

/// A handle that reads well; whether it is free is the database's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle(String);

impl Handle {
    /// Reads what somebody typed; the error is the key of a message.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let handle = normal(text.trim().trim_start_matches('@'));
        let length = handle.chars().count();
        if !(SHORTEST..=LONGEST).contains(&length) {
            return Err("problem-handle-length");
        }
        let starts_well = handle.chars().next().is_some_and(char::is_alphanumeric);
        if !starts_well || !handle.chars().all(may_stand_in_a_handle) {
            return Err("problem-handle-letters");
        }
        // Letters of scripts that are taken for one another do not stand in one handle.
        if handle.detect_restriction_level() > RestrictionLevel::ModeratelyRestrictive {
            return Err("problem-handle-mixed");
        }
        if RESERVED.iter().any(|word| skeleton(word) == skeleton(&handle)) {
            return Err("problem-handle-reserved");
        }
        Ok(Self(handle))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// How it looks; twins share it.
    pub fn skeleton(&self) -> String {
        skeleton(&self.0)
    }
    /// This handle with a number at its end, shortened to fit.
    pub(crate) fn numbered(&self, number: u32) -> Self {
        let tail = number.to_string();
        let head: String = self.0.chars().take(LONGEST - tail.len()).collect();
        Self(format!("{head}{tail}"))
    }
}

/// A handle from a name: "Nadia Petrova" becomes `nadia-petrova`.
pub fn propose(name: &str) -> Handle {
    let mut wish = String::new();
    for c in normal(name).chars() {
        if may_stand_in_a_handle(c) && c != '-' {
            wish.push(c);
        } else if !wish.is_empty() && !wish.ends_with('-') {
            wish.push('-');
        }
    }
    let wish: String = wish.trim_matches(['-', '_']).chars().take(LONGEST).collect();
    Handle::parse(wish.trim_end_matches('-')).unwrap_or_else(|_| Handle("friend".to_owned()))
}

/// How a handle looks to a person, in lower case: the key that twins share.
pub fn skeleton(handle: &str) -> String {
    let looks: String = unicode_security::skeleton(handle).collect();
    unicode_security::skeleton(&looks.to_lowercase()).collect()
}

pub(crate) fn normal(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase().nfkc().collect()
}

/// `identifier_allowed` keeps out what does not show, what turns the writing around and dead scripts.
fn may_stand_in_a_handle(c: char) -> bool {
    matches!(c, '_' | '-') || (c.identifier_allowed() && (c.is_alphanumeric() || is_combining_mark(c)))
}
