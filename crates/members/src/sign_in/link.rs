//! Secrets that are mailed: what each is for and how long it lives.

use std::time::Duration;

use grove_kernel::{MemberId, Moment};

/// What a link does when it is used. A link for one purpose does nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    SignIn,
    Join,
    /// "Yes, I want to leave this address", from the old one.
    OldAddress,
    /// "Yes, this is my address", from the new one.
    NewAddress,
    /// Somebody imported takes their account.
    Claim,
}

impl Purpose {
    pub const ALL: [Self; 5] = [Self::SignIn, Self::Join, Self::OldAddress, Self::NewAddress, Self::Claim];

    pub const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Join => "join",
            Self::OldAddress => "old-address",
            Self::NewAddress => "new-address",
            Self::Claim => "claim",
        }
    }
    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.name() == name)
    }
    /// Ten minutes for what is opened at once; longer for what arrives unasked or concerns two mailboxes.
    pub const fn lasts(self) -> Duration {
        match self {
            Self::SignIn | Self::Join => Duration::from_secs(600),
            Self::OldAddress | Self::NewAddress => Duration::from_secs(86_400),
            Self::Claim => Duration::from_secs(14 * 86_400),
        }
    }
}

/// A link as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub purpose: Purpose,
    pub member: Option<MemberId>,
    pub email: String,
    pub expires_at: Moment,
    pub is_used: bool,
}

impl Link {
    pub fn holds(&self, now: Moment) -> bool {
        !self.is_used && self.expires_at > now
    }
}

/// A link that was used just now, in this transaction: the right to do what it is for.
pub(crate) struct Redeemed {
    pub(super) link: Link,
}

impl Redeemed {
    pub const fn purpose(&self) -> Purpose {
        self.link.purpose
    }
    pub const fn member(&self) -> Option<MemberId> {
        self.link.member
    }
    pub fn email(&self) -> &str {
        &self.link.email
    }
}
