//! Projections read the activity log by position, at least once, idempotent, and can be dropped and
//! built again. *Shared* ones keep their result in the database and run under a lease in one process;
//! *local* ones (search index, live updates) run in every process and keep their own position.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use grove_kernel::{Activity, Channel, Credential, Outcome, Why};

use crate::activity::{activities_after, last_position, number_waiting, some_wait};
use crate::cx::{Cx, Read, Write};
use crate::db::Db;
use crate::engine::Parent;
use crate::value::first;
use crate::{leases, params, sql};

/// Activities taken in one step.
const STEP: usize = 500;

sql! {
    system POSITION = "SELECT position FROM projection WHERE name = $1";
    quiet ADVANCE = "INSERT INTO projection (name, position) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET position = excluded.position";
}

/// A result in the database, advanced together with the position it was computed at.
pub trait Shared: Send + Sync {
    fn name(&self) -> &'static str;
    fn apply(&self, cx: &mut Cx<'_, Write>, batch: &[Activity]) -> Outcome<()>;
    /// Forgets everything, before a rebuild.
    fn clear(&self, cx: &mut Cx<'_, Write>) -> Outcome<()>;
}

/// A result of this process alone.
pub trait Local: Send + Sync {
    fn name(&self) -> &'static str;
    fn position(&self) -> i64;
    /// Takes a batch whose last position is `upto`.
    fn apply(&self, cx: &Cx<'_, Read>, batch: &[Activity], upto: i64) -> Outcome<()>;
    fn clear(&self) -> Outcome<()>;
}

/// All projections of the program; `grove` wires it.
#[derive(Clone, Default)]
pub struct Projections {
    shared: Vec<Arc<dyn Shared>>,
    local: Vec<Arc<dyn Local>>,
}

const SYSTEM: Credential = Credential::System(Why::Maintenance);

impl Projections {
    #[must_use]
    pub fn shared(mut self, projection: Arc<dyn Shared>) -> Self {
        self.shared.push(projection);
        self
    }
    #[must_use]
    pub fn local(mut self, projection: Arc<dyn Local>) -> Self {
        self.local.push(projection);
        self
    }
    pub fn names(&self) -> Vec<&'static str> {
        self.shared.iter().map(|p| p.name()).chain(self.local.iter().map(|p| p.name())).collect()
    }

    /// How far each has come, as this process knows.
    pub fn positions<M>(&self, cx: &Cx<'_, M>) -> Outcome<Vec<(&'static str, i64)>> {
        let shared = self.shared.iter().map(|p| Ok((p.name(), position(cx, p.name())?)));
        shared.chain(self.local.iter().map(|p| Ok((p.name(), p.position())))).collect()
    }

    /// Until everything recorded so far is shown everywhere. Tests and the command line call it.
    pub fn catch_up(&self, db: &Db) -> Outcome<()> {
        while self.step(db)? {}
        Ok(())
    }

    /// One round over all; true when there was something to do.
    pub fn step(&self, db: &Db) -> Outcome<bool> {
        let mut busy = db.is_postgres() && number(db)?;
        for projection in &self.shared {
            busy |= step_shared(db, projection)?;
        }
        for projection in &self.local {
            busy |= step_local(db, projection)?;
        }
        Ok(busy)
    }

    /// Drops a projection and builds it again from the log; `all` means every one.
    pub fn rebuild(&self, db: &Db, name: &str, mut progress: impl FnMut(&'static str, i64, i64)) -> Outcome<Vec<&'static str>> {
        let newest = db.read_now(SYSTEM, last_position)?;
        let mut built = Vec::new();
        for projection in self.shared.iter().filter(|p| name == "all" || p.name() == name) {
            clear_shared(db, projection)?;
            while step_shared(db, projection)? {
                progress(projection.name(), shared_position(db, projection.name())?, newest);
            }
            built.push(projection.name());
        }
        for projection in self.local.iter().filter(|p| name == "all" || p.name() == name) {
            projection.clear()?;
            while step_local(db, projection)? {
                progress(projection.name(), projection.position(), newest);
            }
            built.push(projection.name());
        }
        Ok(built)
    }

    /// The projector's loop, until the process stops.
    pub fn work(&self, db: &Db, stopping: &AtomicBool) {
        while !stopping.load(Ordering::Relaxed) {
            match self.catch_up(db) {
                Ok(()) => {
                    db.signals().wait_for_activity(if db.is_postgres() { Duration::from_millis(200) } else { Duration::from_secs(1) })
                }
                Err(refusal) => {
                    tracing::warn!(%refusal, "projections");
                    std::thread::sleep(Duration::from_secs(1));
                }
            }
        }
    }
}

fn number(db: &Db) -> Outcome<bool> {
    // A look first: an idle round costs a read, not a write.
    if !db.read_now(SYSTEM, some_wait)? {
        return Ok(false);
    }
    db.act_now(SYSTEM, Channel::Job, Parent::NONE, |cx| Ok(leases::hold(cx, "positions")? && number_waiting(cx, STEP)? == STEP))
}

fn shared_position(db: &Db, name: &'static str) -> Outcome<i64> {
    db.read_now(SYSTEM, move |cx| position(cx, name))
}

fn position<M>(cx: &Cx<'_, M>, name: &str) -> Outcome<i64> {
    Ok(cx.system_one(&POSITION, params![name], first)?.unwrap_or(0))
}

fn step_shared(db: &Db, projection: &Arc<dyn Shared>) -> Outcome<bool> {
    // A look first: an idle round costs a read, not a write.
    let name = projection.name();
    if db.read_now(SYSTEM, move |cx| Ok(position(cx, name)? >= last_position(cx)?))? {
        return Ok(false);
    }
    let projection = projection.clone();
    db.act_now(SYSTEM, Channel::Job, Parent::NONE, move |cx| {
        if !leases::hold(cx, projection.name())? {
            return Ok(false);
        }
        let batch = activities_after(cx, position(cx, projection.name())?, STEP)?;
        let Some(last) = batch.last() else { return Ok(false) };
        projection.apply(cx, &batch)?;
        cx.write(&ADVANCE, params![projection.name(), last.position])?;
        Ok(true)
    })
}

fn clear_shared(db: &Db, projection: &Arc<dyn Shared>) -> Outcome<()> {
    let projection = projection.clone();
    db.act_now(SYSTEM, Channel::Job, Parent::NONE, move |cx| {
        projection.clear(cx)?;
        cx.write(&ADVANCE, params![projection.name(), 0])?;
        Ok(())
    })
}

fn step_local(db: &Db, projection: &Arc<dyn Local>) -> Outcome<bool> {
    let projection = projection.clone();
    db.read_now(SYSTEM, move |cx| {
        let batch = activities_after(cx, projection.position(), STEP)?;
        let Some(last) = batch.last() else { return Ok(false) };
        projection.apply(cx, &batch, last.position)?;
        Ok(true)
    })
}
