//! The files of a dump, and reading all of them once before anything is written.

use std::path::{Path, PathBuf};

use super::reader::Rows;
use crate::import::run::Watch;
use crate::import::{FileReport, ImportError, Phase, Progress, Report};

/// A file, and the element that holds its rows.
#[derive(Clone, Copy)]
struct Part {
    name: &'static str,
    root: &'static str,
    /// A dump without it is still a dump.
    may_be_missing: bool,
}

const fn part(name: &'static str, root: &'static str) -> Part {
    Part { name, root, may_be_missing: false }
}

const PARTS: [Part; 8] = [
    part("Users.xml", "users"),
    part("Tags.xml", "tags"),
    part("Posts.xml", "posts"),
    part("Comments.xml", "comments"),
    part("Votes.xml", "votes"),
    part("Badges.xml", "badges"),
    part("PostLinks.xml", "postlinks"),
    Part { name: "PostHistory.xml", root: "posthistory", may_be_missing: true },
];

/// The places of the files in [`PARTS`] and in the report.
pub(super) const USERS: usize = 0;
pub(super) const TAGS: usize = 1;
pub(super) const POSTS: usize = 2;
pub(super) const COMMENTS: usize = 3;
pub(super) const VOTES: usize = 4;
pub(super) const BADGES: usize = 5;
pub(super) const LINKS: usize = 6;
pub(super) const HISTORY: usize = 7;

/// How often the one who watches is told.
const TOLD_EVERY: u64 = 10_000;

pub(super) struct Dump {
    dir: PathBuf,
    /// The name of the folder.
    pub name: String,
}

impl Dump {
    pub fn at(dir: &Path) -> Result<Self, ImportError> {
        let dir = dir.canonicalize().map_err(|error| ImportError::unreadable(dir, error.to_string()))?;
        let name = dir.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(Self { dir, name })
    }

    pub fn rows(&self, file: usize) -> Result<Rows, ImportError> {
        let part = PARTS[file];
        Rows::open(&self.dir.join(part.name), part.root)
    }
    /// Whether the optional file is there.
    pub fn has_history(&self) -> bool {
        self.dir.join(PARTS[HISTORY].name).exists()
    }

    /// Reads every file to its end: it is well formed or there is one error. Answers how many rows there
    /// are, and what the community is called.
    pub fn check(&self, watch: Watch<'_>) -> Result<Report, ImportError> {
        let mut report = Report::default();
        let mut total = 0;
        for (index, part) in PARTS.iter().enumerate() {
            if part.may_be_missing && !self.dir.join(part.name).exists() {
                continue;
            }
            let mut rows = self.rows(index)?;
            let mut count = 0;
            while rows.advance()? {
                if index == USERS && report.source.is_empty() {
                    report.source = source(rows.row().get("Id"), rows.row().get("CreationDate"));
                }
                count += 1;
                total += 1;
                if total % TOLD_EVERY == 0 {
                    watch(Progress { phase: Phase::Checking, file: part.name, rows: total, of: total });
                }
            }
            report.files.push(FileReport { file: part.name, rows: count, ..FileReport::default() });
        }
        if report.source.is_empty() {
            report.source = format!("se:{}", self.name);
        }
        Ok(report)
    }
}

/// A dump does not say which site it is of. But its first user is the site's own robot, made in the
/// moment in which the site was, to the millisecond: no other site has it, and a later dump of the same
/// site does.
fn source(id: Option<&str>, created: Option<&str>) -> String {
    format!("se:{}@{}", id.unwrap_or_default(), created.unwrap_or_default()).chars().take(60).collect()
}
