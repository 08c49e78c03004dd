//! One rule a file: its words, a pure check, and snippets that keep and break it. A check takes what
//! it needs (a file, a manifest, the tree) and returns what it found; nothing here touches the disk,
//! except [`licences`], which asks cargo for the dependencies.

pub mod arms;
pub mod arrows;
pub mod docs;
pub mod doors;
pub mod functions;
pub mod hosts;
pub mod licences;
pub mod lints;
pub mod markup;
pub mod messages;
pub mod names;
pub mod npm;
pub mod sizes;
pub mod spdx;
pub mod sql_counts;
pub mod sql_home;
pub mod sql_tags;
pub mod system;
pub mod unfinished;
pub mod views;
