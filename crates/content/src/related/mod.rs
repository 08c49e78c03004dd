//! Topics that are about the same: those that share most tags, beside the conversation.
//!
//! Invariants: only what the viewer may see is looked at, also before anything is counted or cut, so that
//! what stands in a private space moves nothing in an outsider's list. Whom the viewer does not want to
//! read is not offered.

mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub use store::to;

use grove_kernel::{Guarded, Place, TopicId, Viewer};

/// A topic about the same.
#[derive(Clone, Debug)]
pub struct Related {
    pub id: TopicId,
    pub place: Place,
    pub title: String,
    pub replies: i64,
    pub solved: bool,
}

impl Guarded for Related {
    fn visible_to(&self, viewer: &Viewer) -> bool {
        viewer.sees(&self.place)
    }
}

/// Those that were found by more tags first, then the newer ones.
fn ranked<T>(found: Vec<T>, id: impl Fn(&T) -> TopicId, most: usize) -> Vec<T> {
    let mut ranked: Vec<(usize, T)> = Vec::new();
    for one in found {
        match ranked.iter_mut().find(|(_, known)| id(known) == id(&one)) {
            Some((tags, _)) => *tags += 1,
            None => ranked.push((1, one)),
        }
    }
    ranked.sort_by_key(|(tags, one)| std::cmp::Reverse((*tags, id(one))));
    ranked.into_iter().take(most).map(|(_, one)| one).collect()
}
