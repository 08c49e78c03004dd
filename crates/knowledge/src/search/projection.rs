//! Keeps the index with the log. A batch of activities says which things were touched; what they are
//! now is read from their rows, so a step may run twice and a rebuild gives the same index.
//!
//! The index holds no word about who may see a space: visibility changes touch nothing here, and are
//! in force with the commit that made them.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use grove_kernel::{Activity, Credential, Outcome, ReplyId, TopicId};
use grove_store::{Cx, Db, Local, Read, last_position};

use super::document::{At, Document};
use super::{SearchIndex, store};

/// While far behind, things are shown in portions of so many: a commit costs more than a thousand of them.
const PORTION: usize = 20_000;
/// After so many activities that touched nothing, the position is written down all the same.
const SILENCE: i64 = 50_000;
/// Replies of one topic read at a time.
const PAGE: usize = 500;

/// The handle on search: hang it on the database with [`grove_store::Hooks::with`] and give it to the
/// projections.
pub struct Search {
    pub(super) index: Arc<dyn SearchIndex>,
    /// Up to where the log was read; what is shown may be behind it while catching up.
    read: AtomicI64,
    unshown: AtomicUsize,
}

impl Search {
    pub(super) fn over(index: Arc<dyn SearchIndex>) -> Self {
        let read = AtomicI64::new(index.shown().position);
        Self { index, read, unshown: AtomicUsize::new(0) }
    }

    /// Forgets an index that was built from another log: a backup was restored, a folder was copied.
    /// Call it once, before the projections start.
    pub fn settle(&self, db: &Db) -> Outcome<()> {
        let at = self.index.shown();
        let same = move |cx: &Cx<'_, Read>| Ok(store::activity_at(cx, at.position)?.is_some_and(|a| a.id == at.activity));
        if at.position == 0 || db.read_now(Credential::None, same)? {
            return Ok(());
        }
        tracing::warn!(position = at.position, "the search index is of another log; it is built again");
        self.clear()
    }

    /// Up to where in the log everything is shown.
    pub(super) fn complete_to(&self) -> i64 {
        // The order matters: what is read after this look may only be less than it.
        let read = self.read.load(Ordering::Acquire);
        if self.unshown.load(Ordering::Acquire) == 0 { read } else { self.index.shown().position.min(read) }
    }

    fn add_all(&self, documents: &[Document]) -> Outcome<()> {
        self.unshown.fetch_add(documents.len(), Ordering::Relaxed);
        documents.iter().try_for_each(|document| {
            self.index.forget(document.key)?;
            self.index.add(document)
        })
    }

    fn take(&self, cx: &Cx<'_, Read>, touched: &Touched) -> Outcome<()> {
        for topic in &touched.whole {
            self.index.forget_topic(*topic)?;
            self.add_replies(cx, *topic)?;
        }
        touched.topics.iter().try_for_each(|id| self.index.forget(super::Key::Topic(*id)))?;
        touched.replies.iter().try_for_each(|id| self.index.forget(super::Key::Reply(*id)))?;
        let topics: Vec<TopicId> = touched.topics.union(&touched.whole).copied().collect();
        let replies: Vec<ReplyId> = touched.replies.iter().copied().collect();
        for batch in topics.chunks(store::BATCH) {
            self.add_all(&store::topics(cx, batch)?)?;
        }
        for batch in replies.chunks(store::BATCH) {
            self.add_all(&store::replies(cx, batch)?)?;
        }
        Ok(())
    }

    fn add_replies(&self, cx: &Cx<'_, Read>, topic: TopicId) -> Outcome<()> {
        let mut after = i64::MIN;
        loop {
            let replies = store::replies_of(cx, topic, after, PAGE)?;
            self.add_all(&replies)?;
            match replies.last() {
                Some(last) if replies.len() == PAGE => after = last.key.raw(),
                Some(_) | None => return Ok(()),
            }
        }
    }
}

impl Local for Search {
    fn name(&self) -> &'static str {
        "search"
    }
    fn position(&self) -> i64 {
        self.read.load(Ordering::Acquire)
    }

    fn apply(&self, cx: &Cx<'_, Read>, batch: &[Activity], upto: i64) -> Outcome<()> {
        self.step(cx, batch, upto).inspect_err(|_| {
            // What was added is lost with the writer: it is read again from where the index stands.
            self.index.undo();
            self.unshown.store(0, Ordering::Relaxed);
            self.read.store(self.index.shown().position, Ordering::Release);
        })
    }

    fn clear(&self) -> Outcome<()> {
        self.index.clear()?;
        self.unshown.store(0, Ordering::Relaxed);
        self.read.store(0, Ordering::Release);
        Ok(())
    }
}

impl Search {
    fn step(&self, cx: &Cx<'_, Read>, batch: &[Activity], upto: i64) -> Outcome<()> {
        let touched = Touched::by(batch);
        self.take(cx, &touched)?;
        self.unshown.fetch_add(touched.whole.len() + touched.topics.len() + touched.replies.len(), Ordering::Relaxed);
        let caught_up = upto >= last_position(cx)?;
        let waiting = self.unshown.load(Ordering::Relaxed);
        let silent = upto - self.index.shown().position >= SILENCE;
        if waiting >= PORTION || (caught_up && (waiting > 0 || silent)) {
            let activity = batch.last().map_or(At::START.activity, |last| last.id);
            self.index.commit(At { position: upto, activity })?;
            self.unshown.store(0, Ordering::Relaxed);
        }
        self.read.store(upto, Ordering::Release);
        Ok(())
    }
}

/// What a batch of activities changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Touched {
    /// With all that was said in them: they moved, went away, came back, or have other tags.
    pub whole: BTreeSet<TopicId>,
    pub topics: BTreeSet<TopicId>,
    pub replies: BTreeSet<ReplyId>,
}

impl Touched {
    pub fn by(batch: &[Activity]) -> Self {
        let mut touched = Self::default();
        batch.iter().for_each(|activity| touched.add(activity));
        touched
    }

    /// What is not named here changes nothing that is indexed: votes, visits, pins, closures, mentions.
    fn add(&mut self, activity: &Activity) {
        let (noun, verb) = activity.verb.split_once('.').unwrap_or((&activity.verb, ""));
        match (noun, verb, activity.object_kind.as_str()) {
            ("topic", "closed" | "reopened" | "pinned" | "unpinned" | "linked", _) => {}
            ("topic", "opened", _) => drop(self.topics.insert(TopicId::from_raw(activity.object))),
            ("topic", _, "top") => drop(self.whole.insert(TopicId::from_raw(activity.object))),
            ("reply", "posted" | "edited", "rep") => drop(self.replies.insert(ReplyId::from_raw(activity.object))),
            // An accepted answer makes its topic solved, and one that goes away leaves it unsolved.
            ("reply" | "answer" | "question", ..) => self.whole.extend(activity.root.map(TopicId::from_raw)),
            _ => {}
        }
    }
}
