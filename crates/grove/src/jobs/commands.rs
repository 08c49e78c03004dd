//! Trying again.

use grove_kernel::{Act, Envelope, JobId, Outcome, Refusal};
use grove_store::{Cx, Write};

pub struct JobRevived(JobId);

impl Act for JobRevived {
    const VERB: &'static str = "job.revived";
    fn envelope(&self) -> Envelope {
        Envelope::of(self.0)
    }
}

/// Gives a job that was given up another life.
pub fn revive(cx: &mut Cx<'_, Write>, job: JobId) -> Outcome<()> {
    if grove_store::revive(cx, job)? { cx.record(JobRevived(job)) } else { Err(Refusal::NotFound) }
}
