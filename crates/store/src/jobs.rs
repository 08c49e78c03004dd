//! Jobs: what must happen after a commit, kept in the same transaction as its cause (an outbox).
//! Tried again with growing pauses; a job that keeps failing is kept as dead, listed, and can be revived.
//! Schedules are jobs that queue themselves again.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::{RecvTimeoutError, bounded};
use grove_kernel::{Channel, Credential, JobId, Moment, Outcome, Why};

use crate::cx::{Cx, Write};
use crate::db::Db;
use crate::engine::Parent;
use crate::signals::Wake;
use crate::value::{Columns, first};
use crate::{params, sql};

/// The most tries before a job counts as dead; with the pauses below that is about a day.
const TRIES: i64 = 12;
/// A job that was taken and not heard of for this long is taken again: its process died.
const TAKEN: Duration = Duration::from_secs(10);
const SYSTEM: Credential = Credential::System(Why::Maintenance);
/// While it runs it is heard of this often.
const HEARD: Duration = Duration::from_secs(3);

sql! {
    quiet ENQUEUE = "INSERT INTO job (id, kind, payload, run_at, attempts, created_at) VALUES ($1, $2, $3, $4, 0, $5)";
    quiet ENSURE = "INSERT INTO job (id, kind, payload, run_at, attempts, created_at, schedule) VALUES ($1, $2, '{}', $3, 0, $4, $2) \
        ON CONFLICT (schedule) DO NOTHING";
    quiet TAKE = "UPDATE job SET attempts = attempts + 1, taken_until = $2 WHERE id = (SELECT id FROM job WHERE dead_at IS NULL \
        AND run_at <= $1 AND (taken_until IS NULL OR taken_until < $1) ORDER BY run_at LIMIT 1) RETURNING id, kind, payload, attempts, schedule IS NOT NULL";
    quiet HEAR = "UPDATE job SET taken_until = $2 WHERE id = $1";
    quiet FINISH = "DELETE FROM job WHERE id = $1";
    quiet RETRY = "UPDATE job SET run_at = $2, taken_until = NULL, error = $3, dead_at = $4 WHERE id = $1";
    quiet AGAIN = "UPDATE job SET run_at = $2, taken_until = NULL, error = NULL, attempts = 0 WHERE id = $1";
    quiet REVIVE = "UPDATE job SET dead_at = NULL, attempts = 0, run_at = $2, taken_until = NULL WHERE id = $1 AND dead_at IS NOT NULL";
    system DEAD = "SELECT id, kind, payload, attempts, FALSE FROM job WHERE dead_at IS NOT NULL ORDER BY dead_at DESC LIMIT $1";
    system DEAD_COUNT = "SELECT COUNT(*) FROM job WHERE dead_at IS NOT NULL";
    system WAITING = "SELECT COUNT(*) FROM job WHERE dead_at IS NULL AND run_at <= $1";
    system ERROR_OF = "SELECT error FROM job WHERE id = $1";
}

/// A job that a worker has taken.
#[derive(Clone, Debug)]
pub struct Job {
    pub id: JobId,
    pub kind: String,
    pub payload: serde_json::Value,
    pub attempts: i64,
    pub scheduled: bool,
}

/// What a handler works with.
pub struct Attempt<'a> {
    pub db: &'a Db,
    pub job: &'a Job,
}

pub type JobHandler = Arc<dyn Fn(&Attempt<'_>) -> Outcome<()> + Send + Sync>;

/// Handlers by kind, and how often the scheduled ones run. `grove` wires it.
#[derive(Clone, Default)]
pub struct Jobs {
    handlers: HashMap<&'static str, JobHandler>,
    schedules: HashMap<&'static str, Duration>,
}

impl Cx<'_, Write> {
    /// Queues a job in this transaction.
    pub fn enqueue(&mut self, kind: &'static str, payload: &serde_json::Value) -> Outcome<JobId> {
        self.enqueue_at(kind, payload, self.now())
    }
    pub fn enqueue_at(&mut self, kind: &'static str, payload: &serde_json::Value, at: Moment) -> Outcome<JobId> {
        let id: JobId = self.new_id();
        let text = payload.to_string();
        let now = self.now();
        self.write(&ENQUEUE, params![id, kind, text.as_str(), at, now])?;
        self.wake(Wake::JOBS);
        Ok(id)
    }
}

impl Jobs {
    #[must_use]
    pub fn on(mut self, kind: &'static str, handler: impl Fn(&Attempt<'_>) -> Outcome<()> + Send + Sync + 'static) -> Self {
        self.handlers.insert(kind, Arc::new(handler));
        self
    }
    /// Runs a handler again and again.
    #[must_use]
    pub fn every(self, pause: Duration, kind: &'static str, handler: impl Fn(&Attempt<'_>) -> Outcome<()> + Send + Sync + 'static) -> Self {
        let mut with = self.on(kind, handler);
        with.schedules.insert(kind, pause);
        with
    }

    /// How many kinds of jobs queue themselves.
    pub fn schedules(&self) -> i64 {
        i64::try_from(self.schedules.len()).unwrap_or(i64::MAX)
    }

    /// Puts the schedules into the database; those that are there stay as they are.
    pub fn ensure_schedules(&self, db: &Db) -> Outcome<()> {
        let kinds: Vec<&'static str> = self.schedules.keys().copied().collect();
        db.act_now(SYSTEM, Channel::Job, Parent::NONE, move |cx| {
            for kind in &kinds {
                let (id, now): (JobId, _) = (cx.new_id(), cx.now());
                cx.write(&ENSURE, params![id, *kind, now, now])?;
            }
            Ok(())
        })
    }

    /// Runs what is due, until nothing is. Answers how many ran.
    pub fn run_due(&self, db: &Db) -> Outcome<usize> {
        let mut ran = 0;
        while let Some(job) = take(db)? {
            self.run_one(db, &job)?;
            ran += 1;
        }
        Ok(ran)
    }

    fn run_one(&self, db: &Db, job: &Job) -> Outcome<()> {
        let outcome = match self.handlers.get(job.kind.as_str()) {
            Some(handler) => heard(db, job.id, || handler(&Attempt { db, job })),
            None => Err(grove_kernel::Refusal::Broken(format!("no handler for jobs of kind {}", job.kind))),
        };
        let pause = self.schedules.get(job.kind.as_str()).copied();
        let (id, attempts) = (job.id, job.attempts);
        let error = outcome.err().map(|e| e.to_string());
        if let Some(error) = &error {
            tracing::warn!(job = %id, kind = job.kind, attempts, error, "a job failed");
        }
        db.act_now(SYSTEM, Channel::Job, Parent::NONE, move |cx| {
            let now = cx.now();
            match (&error, pause) {
                (None, None) => cx.write(&FINISH, params![id]),
                (_, Some(pause)) => cx.write(&AGAIN, params![id, now.plus(pause)]),
                (Some(error), None) => {
                    let dead = (attempts >= TRIES).then_some(now);
                    cx.write(&RETRY, params![id, now.plus(backoff(attempts)), error.as_str(), dead])
                }
            }
            .map(drop)
        })
    }

    /// The worker's loop, until the process stops.
    pub fn work(&self, db: &Db, stopping: &std::sync::atomic::AtomicBool) {
        while !stopping.load(std::sync::atomic::Ordering::Relaxed) {
            if let Err(refusal) = self.run_due(db) {
                tracing::warn!(%refusal, "jobs");
            }
            db.signals().wait_for_jobs(Duration::from_secs(1));
        }
    }
}

/// Does `work`, and meanwhile says again and again that the job is being done.
fn heard<T>(db: &Db, id: JobId, work: impl FnOnce() -> T) -> T {
    std::thread::scope(|scope| {
        let (done, ended) = bounded::<()>(0);
        scope.spawn(move || {
            while matches!(ended.recv_timeout(HEARD), Err(RecvTimeoutError::Timeout)) {
                let hear = move |cx: &mut Cx<'_, Write>| cx.write(&HEAR, params![id, cx.now().plus(TAKEN)]).map(drop);
                if let Err(refusal) = db.act_now(SYSTEM, Channel::Job, Parent::NONE, hear) {
                    tracing::warn!(job = %id, %refusal, "a job cannot be held");
                }
            }
        });
        let outcome = work();
        drop(done);
        outcome
    })
}

/// 2 s, 4 s, 8 s … at most 6 h.
fn backoff(attempts: i64) -> Duration {
    Duration::from_secs((1u64 << attempts.clamp(1, 15)).min(21_600))
}

fn take(db: &Db) -> Outcome<Option<Job>> {
    db.act_now(SYSTEM, Channel::Job, Parent::NONE, |cx| {
        let now = cx.now();
        Ok(cx.write_returning(&TAKE, params![now, now.plus(TAKEN)], read)?.into_iter().next())
    })
}

fn read(row: &mut Columns<'_>) -> Outcome<Job> {
    Ok(Job {
        id: row.take()?,
        kind: row.take()?,
        payload: serde_json::from_str(&row.take::<String>()?).map_err(grove_kernel::Refusal::broken)?,
        attempts: row.take()?,
        scheduled: row.take()?,
    })
}

/// Jobs that gave up, newest first, with what they died of.
pub fn dead_jobs<M>(cx: &Cx<'_, M>, limit: usize) -> Outcome<Vec<(Job, String)>> {
    let jobs = cx.system(&DEAD, params![limit], read)?;
    let mut with_errors = Vec::with_capacity(jobs.len());
    for job in jobs {
        let error = cx.system_one(&ERROR_OF, params![job.id], first::<Option<String>>)?.flatten().unwrap_or_default();
        with_errors.push((job, error));
    }
    Ok(with_errors)
}

/// How many gave up.
pub fn dead_count<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    Ok(cx.system_one(&DEAD_COUNT, params![], first)?.unwrap_or(0))
}

/// Gives a dead job another life.
pub fn revive(cx: &mut Cx<'_, Write>, id: JobId) -> Outcome<bool> {
    let now = cx.now();
    cx.wake(Wake::JOBS);
    Ok(cx.write(&REVIVE, params![id, now])? > 0)
}

/// Jobs that are due and have not run.
pub fn waiting<M>(cx: &Cx<'_, M>) -> Outcome<i64> {
    Ok(cx.system_one(&WAITING, params![cx.now()], first)?.unwrap_or(0))
}
