//! All files that rows name: for whoever carries the whole community elsewhere.

use std::path::Path;

use grove_kernel::Outcome;
use grove_store::{Cx, Read};

use super::store;
use crate::library::Library;

/// Hands the name and the place of each file to `each`, every one once, in the order of their names. Answers
/// how many pictures have no file: of what was swept since this snapshot began, and of what was lost.
pub fn each_file(cx: &Cx<'_, Read>, mut each: impl FnMut(&str, &Path) -> Outcome<()>) -> Outcome<u64> {
    let library = Library::of(cx)?;
    let mut without = 0;
    store::each_picture(cx, |hash, kind| {
        let files = library.files(&hash, kind);
        without += u64::from(files.is_empty());
        files.iter().try_for_each(|(name, path)| each(name, path))
    })?;
    Ok(without)
}
