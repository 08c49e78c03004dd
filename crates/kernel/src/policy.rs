//! The whole trick. A store hands out [`Sealed`] things that cannot be read; [`Sealed::visible_to`]
//! opens one for a viewer who may see it; [`Visible::permit`] turns that into the right to do one
//! thing to it, within one transaction. Skip a question and it does not compile.
//!
//! The lifetime `'tx` is a brand: every transaction runs inside a closure that is generic over it, so
//! a permit made in one transaction fits no other and cannot leave its own. It is not a borrow, so a
//! permit and `&mut Cx` live side by side.

use std::marker::PhantomData;
use std::ops::Deref;

use crate::reason::Reason;
use crate::refusal::{Outcome, Refusal};
use crate::viewer::Viewer;

/// Something that knows who is looking, in the transaction (or on the page) branded `'tx`.
pub trait HasViewer<'tx> {
    fn viewer(&self) -> &Viewer;
}

/// What a store hands out: present, but unreadable. No fields, no `Deref`, no `Serialize`.
#[must_use]
pub struct Sealed<T>(T);

/// The viewer may see it.
#[derive(Clone)]
pub struct Visible<T>(T);

/// The viewer may do `A` to it, within this transaction.
pub struct Permit<'tx, A, T>(T, PhantomData<(Brand<'tx>, A)>);

/// Invariant in `'tx`: no transaction's brand fits another's.
type Brand<'tx> = fn(&'tx ()) -> &'tx ();

/// A thing that not everybody may see.
pub trait Guarded {
    fn visible_to(&self, viewer: &Viewer) -> bool;
}

/// Something one can do to a `T`: a pure rule over the viewer and the thing.
pub trait Action<T> {
    fn decide(viewer: &Viewer, thing: &T) -> Verdict;
}

/// Yes, or no and why, in words that the person can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Yes,
    No(Reason),
}

impl Verdict {
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }
    /// This rule and another, the first refusal speaks.
    pub fn and(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Yes => other(),
            Self::No(_) => self,
        }
    }
    /// The verdict as an outcome, for pages that only those who may can open.
    pub const fn ok(self) -> Outcome<()> {
        match self {
            Self::Yes => Ok(()),
            Self::No(reason) => Err(Refusal::NotAllowed(reason)),
        }
    }
    pub const fn unless(refused: bool, reason: Reason) -> Self {
        if refused { Self::No(reason) } else { Self::Yes }
    }
}

impl<T> Sealed<T> {
    /// For stores, which put what they read under seal.
    pub const fn new(thing: T) -> Self {
        Self(thing)
    }
}

impl<T: Guarded> Sealed<T> {
    /// Not visible and not there are the same answer.
    pub fn visible_to<'tx>(self, cx: &impl HasViewer<'tx>) -> Outcome<Visible<T>> {
        if self.0.visible_to(cx.viewer()) { Ok(Visible(self.0)) } else { Err(Refusal::NotFound) }
    }

    /// For lists that were filtered in SQL: the second lock. A row that only the second lock stops
    /// means that the two rules differ, which is a bug: loud in debug builds, counted in release.
    pub fn checked<'tx>(self, cx: &impl HasViewer<'tx>) -> Option<Visible<T>> {
        let seen = self.0.visible_to(cx.viewer());
        debug_assert!(seen, "a list showed a row that its policy hides: SQL filter and policy disagree");
        if !seen {
            SECOND_LOCK.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        }
        seen.then_some(Visible(self.0))
    }
}

/// Rows dropped by the second lock since the start; `/metrics` shows it, and it should be zero.
pub static SECOND_LOCK: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);

impl<T> Visible<T> {
    pub fn may<'tx, A: Action<T>>(&self, page: &impl HasViewer<'tx>) -> bool {
        A::decide(page.viewer(), &self.0).is_yes()
    }
    pub fn verdict<'tx, A: Action<T>>(&self, page: &impl HasViewer<'tx>) -> Verdict {
        A::decide(page.viewer(), &self.0)
    }
    pub fn permit<'tx, A: Action<T>>(self, cx: &impl HasViewer<'tx>) -> Outcome<Permit<'tx, A, T>> {
        match A::decide(cx.viewer(), &self.0) {
            Verdict::Yes => Ok(Permit(self.0, PhantomData)),
            Verdict::No(reason) => Err(Refusal::NotAllowed(reason)),
        }
    }
    pub fn into_inner(self) -> T {
        self.0
    }
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Visible<U> {
        Visible(f(self.0))
    }
}

impl<T> Deref for Visible<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<A, T> Deref for Permit<'_, A, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
