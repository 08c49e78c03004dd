//! Threads that own a connection each. A read is one hop to one of them and one snapshot for the whole
//! page. The queue is bounded: what does not fit is told to come back, at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use grove_kernel::{Outcome, Refusal};

use crate::conn::Conn;

pub type Work = Box<dyn FnOnce(Outcome<&Conn>) + Send>;

/// Requests since the start that found a queue full and were told to come back; `/metrics` shows it.
pub static TURNED_AWAY: AtomicU64 = AtomicU64::new(0);

/// Connections since the start. One more may mean another server, or one that went back in time.
pub static OPENED: AtomicU64 = AtomicU64::new(0);

/// Why work could not be queued.
pub fn turned_away<T>(error: TrySendError<T>) -> Refusal {
    if matches!(error, TrySendError::Full(_)) {
        TURNED_AWAY.fetch_add(1, Ordering::Relaxed);
    }
    Refusal::Busy { retry: Duration::from_secs(1) }
}

/// Opens a connection; called again when the server has gone.
pub type Opener = Arc<dyn Fn() -> Outcome<Conn> + Send + Sync>;

pub struct Pool {
    queue: Option<Sender<Work>>,
    threads: Vec<JoinHandle<()>>,
}

impl Pool {
    pub fn start(name: &str, size: usize, waiting: usize, open: &Opener) -> Outcome<Self> {
        let (queue, work) = bounded(waiting);
        let mut threads = Vec::with_capacity(size);
        for n in 0..size {
            let (work, open) = (work.clone(), open.clone());
            let thread = std::thread::Builder::new().name(format!("{name}-{n}")).spawn(move || serve(&work, &open));
            threads.push(thread.map_err(Refusal::broken)?);
        }
        Ok(Self { queue: Some(queue), threads })
    }

    pub fn submit(&self, work: Work) -> Outcome<()> {
        let queue = self.queue.as_ref().ok_or(Refusal::Busy { retry: Duration::from_secs(1) })?;
        queue.try_send(work).map_err(turned_away)
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.queue = None;
        // The last handle may go on one of these threads, inside work that held it.
        let here = std::thread::current().id();
        for thread in self.threads.drain(..).filter(|thread| thread.thread().id() != here) {
            let _ended = thread.join();
        }
    }
}

fn serve(work: &Receiver<Work>, open: &Opener) {
    let mut conn: Option<Conn> = None;
    while let Ok(job) = work.recv() {
        if !conn.as_ref().is_some_and(Conn::is_open) {
            conn = match open() {
                Ok(fresh) => {
                    OPENED.fetch_add(1, Ordering::Relaxed);
                    Some(fresh)
                }
                Err(refusal) => {
                    job(Err(refusal));
                    continue;
                }
            };
        }
        let Some(ready) = &conn else { continue };
        if catch_unwind(AssertUnwindSafe(|| job(Ok(ready)))).is_err() {
            // A panic left a transaction open somewhere: a fresh connection is the clean slate.
            conn = None;
        }
    }
}
