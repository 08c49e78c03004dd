//! Everything that can be answered instead of what was asked. Areas refuse with these words; `web`
//! turns them into a status and a page or an RFC 9457 problem (docs/status-codes.md).

use std::borrow::Cow;
use std::io;
use std::time::Duration;

use crate::reason::Reason;

pub type Outcome<T> = Result<T, Refusal>;

#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Hidden or absent: one answer.
    #[error("not found")]
    NotFound,
    /// A visitor asked for something that needs a member.
    #[error("sign in first")]
    SignIn,
    /// Visible, but not allowed.
    #[error("not allowed: {}", .0.key())]
    NotAllowed(Reason),
    /// What was sent cannot be taken as it is; each problem names its field.
    #[error("invalid: {0:?}")]
    Invalid(Problems),
    /// It changed meanwhile, or exists already. The key of a message.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    #[error("too many requests")]
    TooMany { retry: Duration },
    #[error("too large: at most {limit} bytes")]
    TooLarge { limit: u64 },
    /// The path is there, the method is not.
    #[error("method not allowed")]
    Method,
    /// Not the kind of body this route reads.
    #[error("unsupported body type")]
    BodyType,
    /// The request itself is malformed.
    #[error("bad request: {0}")]
    BadRequest(String),
    /// Queues are full; try again.
    #[error("busy")]
    Busy { retry: Duration },
    /// The database does not answer, and why.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// The connection was lost during COMMIT: it may or may not have happened.
    #[error("the outcome is unknown")]
    OutcomeUnknown,
    /// The disk does not take what is written: how it is, and what happened.
    #[error("storage: {1}")]
    Storage(Disk, String),
    #[error("broken: {0}")]
    Broken(String),
    /// The database asks to run the act again; never leaves the store.
    #[error("run again")]
    Again,
}

/// What keeps a disk from being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disk {
    Full,
    ReadOnly,
    /// It answered with another error.
    Failing,
}

impl From<&io::Error> for Disk {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Failing,
        }
    }
}

impl Refusal {
    /// A file that could not be written or read.
    pub fn storage(what: impl std::fmt::Display, error: &io::Error) -> Self {
        Self::Storage(error.into(), format!("{what}: {error}"))
    }
    pub fn broken(error: impl std::fmt::Display) -> Self {
        Self::Broken(error.to_string())
    }
    pub fn invalid(field: &'static str, key: &'static str) -> Self {
        Self::Invalid(Problems::one(field, key))
    }
    /// What was chosen is not among what can be chosen.
    pub fn not_among(field: &'static str, allowed: &[&str]) -> Self {
        let mut problems = Problems::default();
        problems.add(field, "problem-choices", vec![("allowed", allowed.join(", "))]);
        Self::Invalid(problems)
    }
}

/// What is wrong with one field: the key of a message and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Of ours, or one that was sent and is not known.
    pub field: Cow<'static, str>,
    pub key: &'static str,
    pub args: Vec<(&'static str, String)>,
}

/// All that is wrong with what was sent, so that a person mends it in one go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub fn one(field: &'static str, key: &'static str) -> Self {
        Self(vec![Problem { field: field.into(), key, args: Vec::new() }])
    }
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, key: &'static str, args: Vec<(&'static str, String)>) {
        self.0.push(Problem { field: field.into(), key, args });
    }
    pub fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Problem> {
        self.0.iter().filter(move |p| p.field == field)
    }
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Keeps what is wrong with one part and goes on to the next; any other refusal ends it.
    pub fn keep<T>(&mut self, part: Outcome<T>) -> Outcome<Option<T>> {
        match part {
            Ok(part) => Ok(Some(part)),
            Err(Refusal::Invalid(more)) => {
                self.0.extend(more.0);
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }
    /// `Ok` when nothing is wrong.
    pub fn verdict(self) -> Outcome<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self)) }
    }
}
