//! Acts, queued. An act is tried inside a transaction as often as the database asks, and answered only
//! after its commit is durable. The SQLite writer commits many acts with one fsync; on PostgreSQL each
//! act is a `SERIALIZABLE` transaction of its own.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;

use grove_kernel::{Outcome, Refusal};
use tokio::sync::oneshot;

use crate::conn::Conn;
use crate::cx::{Ask, Cx, Write};
use crate::engine::Engine;
use crate::signals::Wake;

/// What one try came to.
pub enum Tried {
    /// It wants to be committed.
    Done,
    /// It refused; its changes are undone.
    Refused,
    /// The database asks for another try.
    Again,
}

/// An act in a queue, its type forgotten.
pub trait Queued: Send {
    fn attempt(&mut self, conn: &Conn, engine: &Engine, position: Option<&Cell<i64>>) -> Tried;
    /// Answers the one who waits, after the commit.
    fn finish(self: Box<Self>, engine: &Engine, commit: Outcome<()>);
    fn parent(&self) -> Option<i64>;
    /// Its turn came too late: it is not begun.
    fn is_late(&self) -> bool;
    /// Somebody waits for it.
    fn is_hasty(&self) -> bool;
}

pub struct QueuedAct<T, F> {
    pub ask: Ask,
    pub parent: Option<i64>,
    pub act: F,
    pub outcome: Option<Outcome<T>>,
    pub wake: Wake,
    pub answer: oneshot::Sender<Outcome<T>>,
}

impl<T, F> Queued for QueuedAct<T, F>
where
    T: Send,
    F: for<'tx> Fn(&mut Cx<'tx, Write>) -> Outcome<T> + Send,
{
    fn attempt(&mut self, conn: &Conn, engine: &Engine, position: Option<&Cell<i64>>) -> Tried {
        let tried = catch_unwind(AssertUnwindSafe(|| {
            let mut cx = Cx::<Write>::open(conn, engine, self.ask, position)?;
            let done = (self.act)(&mut cx)?;
            Ok((done, cx.woken()))
        }));
        match tried {
            Ok(Ok((done, ..))) if engine.rehearses.load(Ordering::Relaxed) => {
                self.outcome = Some(Ok(done));
                Tried::Refused
            }
            Ok(Ok((done, wake))) => {
                self.wake = wake;
                self.outcome = Some(Ok(done));
                Tried::Done
            }
            Ok(Err(Refusal::Again)) => Tried::Again,
            Ok(Err(refusal)) => {
                self.outcome = Some(Err(refusal));
                Tried::Refused
            }
            Err(panic) => {
                self.outcome = Some(Err(Refusal::Broken(panic_words(&*panic))));
                Tried::Refused
            }
        }
    }

    fn finish(self: Box<Self>, engine: &Engine, commit: Outcome<()>) {
        let outcome = match (self.outcome, commit) {
            (Some(Ok(done)), Ok(())) => {
                engine.signals.ring(self.wake);
                Ok(done)
            }
            (Some(Err(refusal)), _) => Err(refusal),
            (_, Err(refusal)) => Err(refusal),
            (None, Ok(())) => Err(Refusal::Conflict("conflict-changed-meanwhile")),
        };
        let outcome = outcome.map_err(|refusal| engine.explain(refusal));
        // The one who waited may have gone; the act stands all the same.
        let _gone = self.answer.send(outcome);
    }

    fn parent(&self) -> Option<i64> {
        self.parent
    }

    fn is_late(&self) -> bool {
        self.ask.is_late()
    }

    fn is_hasty(&self) -> bool {
        self.ask.until.is_some()
    }
}

/// The message of a panic, for the log.
pub fn panic_words(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|s| (*s).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
    format!("panicked: {}", words.unwrap_or_else(|| "without words".to_owned()))
}
