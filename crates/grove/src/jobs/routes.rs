//! The page of jobs.

use grove_kernel::{JobId, Outcome};
use grove_store::{Cx, Read, Write, dead_jobs, waiting};
use grove_web::{Access, Done, Nothing, Path, Reply, Routes};
use serde::Serialize;

use super::{DeadJob, PATH, commands, views};

/// More than a person reads; what is behind them shows when these are done.
const SIZE: usize = 100;

pub fn routes() -> Routes {
    Routes::at(PATH)
        .get("", Access::Admin, list)
        .answers::<JobsJson>()
        .says("The work that waits, and the work that was given up")
        .post("/{id}/revival", Access::Admin, revive)
        .says("Try a job again that was given up")
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct JobsJson {
    /// Jobs that are due.
    pub waiting: i64,
    /// Those that were given up, the newest first.
    pub items: Vec<DeadJob>,
}

fn list(cx: &Cx<'_, Read>, _: Nothing) -> Outcome<Reply> {
    let waiting = waiting(cx)?;
    let dead = dead_jobs(cx, SIZE)?.into_iter();
    let items: Vec<DeadJob> = dead.map(|(job, error)| DeadJob { id: job.id, kind: job.kind, error, attempts: job.attempts }).collect();
    let shown = items.clone();
    Ok(Reply::page(move |page| views::jobs(page, waiting, &shown)).json(move || JobsJson { waiting, items }))
}

fn revive(cx: &mut Cx<'_, Write>, Path(id): Path<JobId>) -> Outcome<Done> {
    commands::revive(cx, id)?;
    Ok(Done::see(PATH).saying("done-job-revived"))
}
