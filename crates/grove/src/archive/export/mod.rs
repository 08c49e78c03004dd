//! An export: a folder that anybody can read who can read text. A file of JSON Lines for each table, the
//! uploads as they are, and `community.json`, which says what should be there; it is written last, so a
//! folder without it is no export.
//!
//! Ids are written as addresses have them (`top_…`), times in RFC 3339, data as JSON. What opens
//! doors (passwords, sessions, tokens, links) is not in it. `docs/backups.md` shows a line of each file.

mod import;
mod line;
mod meaning;
mod write;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::About;

pub use import::import;
pub use write::write;

const FORMAT: u32 = 1;
/// What says what should be there.
const CONTENTS: &str = "community.json";
/// The list of uploads, and the folder they are in.
const FILES: &str = "files.jsonl";
const UPLOADS: &str = "uploads";

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Contents {
    #[serde(flatten)]
    about: About,
    /// By the name of the file.
    lines: BTreeMap<String, Listed>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    lines: u64,
    sha256: String,
}

/// A line of the list of uploads.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Upload {
    file: String,
    bytes: u64,
    sha256: String,
}

fn file_of(table: &str) -> String {
    format!("{table}.jsonl")
}
