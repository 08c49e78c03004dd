//! Why an import did not come to its end.

use std::path::{Path, PathBuf};

use grove_kernel::Refusal;

use super::Report;

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file cannot be read to its end. Nothing was written.
    #[error("{}:{line}: {what}. Nothing was imported", .path.display())]
    Damaged { path: PathBuf, line: u64, what: String },
    /// A file is missing or cannot be opened. Nothing was written.
    #[error("{}: {what}. Nothing was imported", .path.display())]
    Unreadable { path: PathBuf, what: String },
    /// Somebody stopped it. What the report counts as imported stays; the same command goes on.
    #[error("Stopped. What was imported so far stays; run the same command again to go on")]
    Stopped(Box<Report>),
    /// The database refused. What was committed stays; the same command goes on.
    #[error("{0}. What was imported so far stays; run the same command again to go on")]
    Refused(#[from] Refusal),
}

impl ImportError {
    pub(crate) fn damaged(path: &Path, line: u64, what: impl Into<String>) -> Self {
        Self::Damaged { path: path.to_owned(), line, what: what.into() }
    }
    pub(crate) fn unreadable(path: &Path, what: impl Into<String>) -> Self {
        Self::Unreadable { path: path.to_owned(), what: what.into() }
    }
}
