//! The house rules, as tests over the source tree: a rule that matters is a type or a test, the rest
//! is advice (STYLE.md). Each rule is a file in [`rules`]: it says why it exists, what to do when it
//! is broken, and carries a snippet that breaks it, so that a rule is seen to fail. `tests/house.rs`
//! calls them over the tree.
//!
//! Nothing here parses Rust in earnest: [`scan`] tells code from text, and the rules look for words.

pub mod finding;
pub mod matrix;
pub mod rules;
pub mod scan;
pub mod tree;

pub use finding::{Broken, Finding, Rule};
pub use scan::Scan;
pub use tree::{File, Tree};
