//! Threads that own a connection each. A read is one hop to one of them and one snapshot for the whole
//! page. The queue is bounded: what does not fit is told to come back, at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use grove_kernel::{Outcome, Refusal};

use crate::conn::Conn;

pub type Work = Box<dyn FnOnce(Outcome<&Conn>) + Send>;

/// Requests since the start that found a queue full or waited in it too long, and were told to come back;
/// `/metrics` shows it.
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

/// The turn of a request came when nobody could want the answer any more.
pub fn too_late() -> Refusal {
    TURNED_AWAY.fetch_add(1, Ordering::Relaxed);
    Refusal::Busy { retry: Duration::from_secs(1) }
}

/// Opens a connection; called again when the server has gone.
pub type Opener = Arc<dyn Fn() -> Outcome<Conn> + Send + Sync>;

pub struct Pool {
    queue: Option<Sender<Queued>>,
    threads: Vec<JoinHandle<()>>,
    lag: Arc<Lag>,
}

/// Work, and since when it waits.
type Queued = (Instant, Work);

/// Whether work waits too long, and for how long that has been so: a burst is worked off, a flood is not.
struct Lag {
    begun: Instant,
    /// When work was last begun that had hardly waited, in milliseconds from the beginning.
    prompt: AtomicU64,
}

/// So many for each thread may wait for slow work, such as a few pictures.
const A_FEW: usize = 4;
/// To wait so long is nothing.
const HARDLY: Duration = Duration::from_millis(100);
/// When nobody was served promptly for so long, who comes now would only wait in vain: they are told at once.
const FLOOD: u64 = 500;

impl Lag {
    fn new() -> Self {
        Self { begun: Instant::now(), prompt: AtomicU64::new(0) }
    }
    fn now(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
    fn measure(&self, since: Instant) {
        if since.elapsed() <= HARDLY {
            self.prompt.store(self.now(), Ordering::Relaxed);
        }
    }
    fn is_flood(&self) -> bool {
        self.now().saturating_sub(self.prompt.load(Ordering::Relaxed)) > FLOOD
    }
}

impl Pool {
    pub fn start(name: &str, size: usize, waiting: usize, open: &Opener) -> Outcome<Self> {
        let ((queue, work), lag) = (bounded(waiting), Arc::new(Lag::new()));
        let mut threads = Vec::with_capacity(size);
        for n in 0..size {
            let (work, open, lag) = (work.clone(), open.clone(), lag.clone());
            let thread = std::thread::Builder::new().name(format!("{name}-{n}")).spawn(move || serve(&work, &open, &lag));
            threads.push(thread.map_err(Refusal::broken)?);
        }
        Ok(Self { queue: Some(queue), threads, lag })
    }

    /// Those in haste are refused when many others wait already, and for long.
    pub fn submit(&self, hasty: bool, work: Work) -> Outcome<()> {
        let queue = self.queue.as_ref().ok_or(Refusal::Busy { retry: Duration::from_secs(1) })?;
        if hasty && queue.len() > A_FEW * self.threads.len() && self.lag.is_flood() {
            return Err(too_late());
        }
        queue.try_send((Instant::now(), work)).map_err(turned_away)
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

fn serve(work: &Receiver<Queued>, open: &Opener, lag: &Lag) {
    let mut conn: Option<Conn> = None;
    while let Ok((since, job)) = work.recv() {
        lag.measure(since);
        if !conn.as_ref().is_some_and(Conn::is_open) {
            conn = match open() {
                Ok(fresh) => {
                    OPENED.fetch_add(1, Ordering::Relaxed);
                    Some(fresh)
                }
                Err(refusal) => {
                    // Nobody who waits can be served: they hear it now, and not one after the other.
                    let waiting: Vec<Queued> = work.try_iter().take(work.len()).collect();
                    for (_, job) in waiting {
                        job(Err(Refusal::Unreachable(refusal.to_string())));
                    }
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
