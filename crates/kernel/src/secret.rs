//! Credentials as the shell passes them on: never a secret itself, only its hash, and never a right;
//! rights are loaded inside the transaction.

use sha2::{Digest, Sha256};

use crate::MemberId;
use crate::viewer::Why;

/// SHA-256 of a 256-bit secret; what the database keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SecretHash([u8; 32]);

impl SecretHash {
    pub fn of(secret: &str) -> Self {
        Self(Sha256::digest(secret.as_bytes()).into())
    }
    pub fn hex(self) -> String {
        self.0.iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// A new secret: 256 random bits as 52 characters of lower-case base 32.
pub fn new_secret() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut bytes = [0u8; 52];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes.iter().map(|b| ALPHABET[usize::from(b & 31)] as char).collect()
}

/// What somebody showed at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    None,
    Session(SecretHash),
    Token(SecretHash),
    /// A job acting for a member: rights are those the member has when it runs.
    Member(MemberId, Why),
    System(Why),
}

impl Credential {
    /// The one at the console, and what keeps the place: nothing that people send.
    pub const fn is_upkeep(self) -> bool {
        match self {
            Self::System(Why::Console | Why::Maintenance) => true,
            Self::System(Why::Identity | Why::Mail | Why::Import) | Self::None | Self::Session(_) | Self::Token(_) | Self::Member(..) => {
                false
            }
        }
    }
}
