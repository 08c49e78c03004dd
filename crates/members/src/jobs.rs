//! The jobs of this area: mail that leaves, knocks that are answered, and sweeping.

use std::sync::Arc;
use std::time::Duration;

use grove_kernel::{Channel, Credential, Outcome, Why};
use grove_store::{Attempt, Jobs, Parent};

use crate::mail::{self, Transport};
use crate::{approval, join, sign_in};

/// Hangs the handlers in.
#[must_use]
pub fn jobs(jobs: Jobs, transport: Arc<Transport>) -> Jobs {
    jobs.on(mail::JOB, move |attempt| mail::deliver(attempt, &transport))
        .on(sign_in::JOB, sign_in::answer)
        .on(approval::JOB, approval::write)
        .every(Duration::from_secs(6 * 3_600), "members.sweep", sweep)
}

/// Links, sessions and unopened joinings that ended a day ago.
fn sweep(attempt: &Attempt<'_>) -> Outcome<()> {
    attempt.db.act_now(Credential::System(Why::Maintenance), Channel::Job, Parent::NONE, |cx| {
        let before = cx.now().minus(Duration::from_secs(86_400));
        sign_in::sweep(cx, before)?;
        join::sweep(cx, before)
    })
}
