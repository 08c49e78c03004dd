//! Why an import did not come to its end.

use std::path::{Path, PathBuf};

use grove_kernel::{Problem, Refusal};
use grove_ui::Locale;
use grove_ui::messages::{self, Arg};

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
    /// The space cannot be made or taken. Nothing was written.
    #[error("It cannot go into the space \u{201c}{slug}\u{201d}: {} Nothing was imported", words(.refusal))]
    Place { slug: String, refusal: Refusal },
    /// The file for the report cannot be written. What was imported stays.
    #[error("The report cannot be written to {}: {what}", .path.display())]
    Report { path: PathBuf, what: String },
    /// The database refused. What was committed stays; the same command goes on.
    // The refusal is part of the sentence and no cause behind it: it would be said twice.
    #[error("{} What was imported so far stays; run the same command again to go on", words(.0))]
    Refused(Refusal),
}

impl From<Refusal> for ImportError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A refusal as sentences for a terminal.
fn words(refusal: &Refusal) -> String {
    let text = |key: &str, args: &[(&str, Arg)]| messages::text(Locale::En, key, args);
    match refusal {
        Refusal::Invalid(problems) => {
            let one = |problem: &Problem| {
                let args: Vec<(&str, Arg)> = problem.args.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
                text(problem.key, &args)
            };
            problems.iter().map(one).collect::<Vec<_>>().join(" ")
        }
        Refusal::NotAllowed(reason) => text(reason.key(), &[]),
        other => format!("{other}."),
    }
}

impl ImportError {
    pub(crate) fn damaged(path: &Path, line: u64, what: impl Into<String>) -> Self {
        Self::Damaged { path: path.to_owned(), line, what: what.into() }
    }
    pub(crate) fn report(path: &Path, error: &std::io::Error) -> Self {
        Self::Report { path: path.to_owned(), what: error.to_string() }
    }
    pub(crate) fn unreadable(path: &Path, what: impl Into<String>) -> Self {
        Self::Unreadable { path: path.to_owned(), what: what.into() }
    }
}
