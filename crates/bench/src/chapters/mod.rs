//! One chapter for each question that the document answers.

pub mod footprint;
pub mod growth;
pub mod imports;
pub mod live;
pub mod pages;
pub mod search;
pub mod writes;

use std::path::Path;

use crate::community::People;
use crate::server::Server;

/// A running community with people in it.
pub struct Stand<'a> {
    pub server: &'a Server,
    pub people: &'a People,
    pub dump: &'a Path,
    /// Scratch space.
    pub work: &'a Path,
    /// Which engine, in words.
    pub engine: &'a str,
    pub rounds: usize,
    pub seconds: u32,
}
